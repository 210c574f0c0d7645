#include "disclosure/comparison.h"

#include <map>

#include "registry/page_parts.h"

namespace json = boost::json;

namespace disclosure {
namespace {

json::object piece(std::string text, const std::string& why = "") {
  return {{"piece", std::move(text)}, {"why", registry::or_nothing(why)}};
}

// The field cut at its masks: the original words, or what stands in their place. What was made for
// the public alone has no original.
json::array pieces_of(const PublicField& field, bool shown) {
  if (field.masks.empty() || field.original.empty()) return {piece(field.value)};
  json::array out;
  std::size_t at = 0;
  for (const auto& mask : field.masks) {
    if (mask.begin > at) out.push_back(piece(field.original.substr(at, mask.begin - at)));
    out.push_back(
        piece(shown ? mask.replacement : field.original.substr(mask.begin, mask.end - mask.begin),
              mask.why));
    at = mask.end;
  }
  if (at < field.original.size()) out.push_back(piece(field.original.substr(at)));
  return out;
}

json::array reasons_of(const Prepared& p) {
  struct Reason {
    std::string what, basis;
    int times = 0;
  };
  std::map<std::string, Reason> seen;
  for (const auto& field : p.fields)
    for (const auto& mask : field.masks) {
      auto& reason = seen[mask.why];
      reason.what = mask.replacement;
      reason.basis = mask.basis;
      ++reason.times;
    }
  json::array out;
  for (const auto& [why, reason] : seen)
    out.push_back({{"what", reason.what},
                   {"why", why + "（" + reason.basis + "）"},
                   {"times", reason.times},
                   {"basis", nullptr}});
  return out;
}

}  // namespace

void add_comparison(json::object& model, const Prepared& p) {
  json::array passages;
  for (const auto& field : p.fields)
    if (!field.value.empty() || !field.original.empty())
      passages.push_back({{"passage", field.label},
                          {"original", pieces_of(field, false)},
                          {"shown", pieces_of(field, true)}});
  model["passages"] = std::move(passages);
  model["reasons"] = reasons_of(p);
}

}  // namespace disclosure
