#include "casework/pages_officers.h"

#include <algorithm>

#include "registry/enforcing.h"

namespace json = boost::json;

namespace casework {
namespace {

std::string note_of(const registry::Person& person,
                    const std::optional<registry::Certificate>& certificate) {
  if (!certificate) return person.post;
  return person.post + " · 证号 " + certificate->number + " · 有效至 " +
         timing::iso(certificate->expires_on);
}

}  // namespace

Candidates candidates(sql::Tx& tx, const Desk& desk, const Case& c) {
  Candidates out;
  for (const auto& person : desk.registry().people_with_role(tx, c.agency_id, "officer")) {
    const auto certificate = desk.registry().certificate(tx, person.id);
    const auto missing =
        registry::missing_before_enforcing(person, certificate, desk.today(), desk.law());
    if (!missing.empty()) out.barred[std::to_string(person.id)] = missing.front();
    out.choices.push_back({person.id, person.name, note_of(person, certificate),
                           missing.empty() ? "" : missing.front().reason});
  }
  std::ranges::stable_partition(out.choices,
                                [](const auto& choice) { return choice.barred.empty(); });
  return out;
}

void add_bar_basis(json::array& fields, const Candidates& who, const law::Pack& law) {
  for (auto& field : fields) {
    if (field.at("type") != "officers") continue;
    for (auto& option : field.at("options").as_array()) {
      const auto found = who.barred.find(std::string(option.at("value").as_string()));
      if (found != who.barred.end())
        option.as_object()["bar_basis"] = law::chip(law, found->second.basis, found->second.rule);
    }
  }
}

}  // namespace casework
