#include "recording/elements.h"

#include "recording/words.h"

namespace recording {

namespace json = boost::json;

namespace {

std::string text_at(const json::object& object, std::string_view path) {
  const auto* v = at_path(object, path);
  return v && v->is_string() ? std::string(v->get_string()) : "";
}

std::string first_of(std::initializer_list<std::string> texts) {
  for (const auto& text : texts)
    if (!text.empty()) return text;
  return {};
}

std::optional<timing::Instant> moment(const json::object& fields, std::string_view key) {
  const auto text = text_at(fields, key);
  timing::Instant at{};
  if (text.empty() || !timing::parse(text, at)) return std::nullopt;
  return at;
}

// A bare date of today means now, so that papers of one day stand in the order they were made in.
timing::Instant moment_of(const Form& form, const json::object& fields, timing::Instant now) {
  const auto said = moment(fields, form.dated_by);
  const auto* field = form.field(form.dated_by);
  if (!said) return now;
  const bool today = timing::date_in_china(*said) == timing::date_in_china(now);
  return field && field->type == FieldType::date && today ? now : *said;
}

}  // namespace

std::vector<std::int64_t> persons_in(const json::value* v) {
  std::vector<std::int64_t> persons;
  if (const auto* list = v ? v->if_array() : nullptr)
    for (const auto& each : *list)
      if (each.is_int64()) persons.push_back(each.get_int64());
  return persons;
}

Elements elements_of(const Form& form, const Draft& draft, const registry::By& by) {
  const auto& [fields, about] = draft.filled;
  Elements out;
  out.happened_at = draft.happened_at.value_or(moment_of(form, fields, by.at));
  out.ended_at = draft.ended_at ? draft.ended_at : moment(fields, "ended_at");
  out.place = first_of({draft.place, text_at(fields, "place"), text_at(about, "agency.address")});
  out.officers = draft.officers;
  if (out.officers.empty()) out.officers = persons_in(fields.if_contains("officers"));
  if (out.officers.empty()) out.officers = persons_in(at_path(about, "case.officers"));
  if (out.officers.empty() && form.officers == 0) out.officers = {by.person};
  out.party_name = first_of({draft.party_name, text_at(about, "party.name")});
  out.matter_code = first_of({draft.matter_code, text_at(about, "matter.code")});
  return out;
}

// 时间、地点、执法人员、执法对象、执法事项，缺一不可。
law::Refusals missing_elements(const Form& form, const Elements& has, const Forms& forms,
                               const law::Pack& law) {
  const auto basis = law.basis(forms.basis_of("record.elements"));
  law::Refusals out;
  const auto refuse = [&](std::string_view field, std::string reason) {
    out.push_back({"record.elements", std::move(reason), basis, std::string(field)});
  };
  if (has.ended_at && *has.ended_at < has.happened_at)
    refuse("ended_at", "结束时间早于开始时间，请改正。");
  if (has.place.empty()) refuse("place", "没有写明地点，请填写。");
  if (int(has.officers.size()) < form.officers)
    refuse("officers", "“" + form.title + "”的执法人员不得少于" + std::to_string(form.officers) +
                           "人，请补选。");
  if (has.party_name.empty()) refuse("party", "没有写明当事人，请先登记当事人。");
  if (has.matter_code.empty()) refuse("matter", "没有写明执法事项，请先选定事项。");
  return out;
}

}  // namespace recording
