// gaps — which records that a stage requires are absent?
#include <algorithm>

#include "recording/recording.h"

namespace recording {

namespace {

constexpr std::string_view evidence_prefix = "evidence";

bool is_there(std::string_view asked, const std::vector<Document>& documents,
              const std::vector<Evidence>& evidence) {
  if (asked == evidence_prefix) return !evidence.empty();
  if (asked.starts_with(evidence_prefix) && asked[evidence_prefix.size()] == ':')
    return std::ranges::find(evidence, asked.substr(evidence_prefix.size() + 1), &Evidence::kind) !=
           evidence.end();
  return std::ranges::any_of(documents,
                             [&](const Document& d) { return d.form == asked && d.stands(); });
}

std::string name_of(std::string_view asked, const Forms& forms) {
  if (asked == evidence_prefix) return "证据";
  if (asked.starts_with(evidence_prefix) && asked[evidence_prefix.size()] == ':')
    return std::string(asked.substr(evidence_prefix.size() + 1));
  return "《" + forms.form(asked).title + "》";
}

std::vector<std::string_view> alternatives(std::string_view required) {
  std::vector<std::string_view> out;
  for (std::size_t at = 0; at <= required.size();) {
    const auto end = std::min(required.find('|', at), required.size());
    out.push_back(required.substr(at, end - at));
    at = end + 1;
  }
  return out;
}

law::Refusal gap(const std::vector<std::string_view>& any, const Forms& forms,
                 const law::Pack& law) {
  std::string names;
  for (const auto one : any) names += (names.empty() ? "" : "或者") + name_of(one, forms);
  const auto* form = forms.find(any.front());
  return {"record.gap", "还没有" + names + "，请先制作。",
          law.basis(form ? form->basis : forms.basis_of("record.evidence")),
          std::string(any.front())};
}

}  // namespace

law::Refusals record_gaps(const Forms& forms, const law::Pack& law,
                          const std::vector<Document>& documents,
                          const std::vector<Evidence>& evidence,
                          const std::vector<std::string>& required) {
  law::Refusals out;
  for (const auto& each : required) {
    const auto any = alternatives(each);
    if (std::ranges::none_of(any, [&](auto one) { return is_there(one, documents, evidence); }))
      out.push_back(gap(any, forms, law));
  }
  return out;
}

}  // namespace recording
