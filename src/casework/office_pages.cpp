#include "casework/office_pages.h"

#include <algorithm>

#include "casework/pages_answers.h"
#include "platform/crypto/hash.h"
#include "registry/page_parts.h"

namespace casework {

const std::string case_people =
    "role:officer|unit_head|agency_head|deputy_head|reviewer|publisher|publication_reviewer|"
    "hearing_chair|archivist|justice_supervisor";

std::string Desk::fresh_key() const { return crypto::base64_url(chance.bytes(16)); }

registry::Person Desk::visitor(sql::Tx& tx, const http::Request& request) const {
  return registry::visitor(tx, registry(), request);
}

std::optional<Case> Desk::case_of(sql::Tx& tx, const http::Request& request,
                                  const registry::Person& who) const {
  auto found = casework.find(tx, page::id_in(request.param("case")));
  if (!found || found->agency_id == who.agency_id) return found;
  const auto agency = registry().agency(tx, found->agency_id);
  const bool oversees =
      who.has_role("justice_supervisor") && agency->supervisor_id == who.agency_id;
  return oversees ? found : std::nullopt;
}

std::string Desk::name_of(sql::Tx& tx, std::int64_t person) const {
  return registry().person_name(tx, person);
}

http::Response Desk::not_there(const http::Request& request, const std::string& what) const {
  return show(request, page::not_found(request, "没有这个" + what + "。"));
}

std::vector<http::Route> routes(Desk& desk) {
  std::vector<http::Route> all;
  for (const auto& some :
       {inbox_routes, list_routes, opening_routes, case_routes, act_routes, draft_routes})
    for (auto& route : some(desk)) all.push_back(std::move(route));
  return all;
}

std::string url_of(const Case& c) { return "/office/cases/" + std::to_string(c.id); }

std::string url_of(const Case& c, const ActKind& act) { return url_of(c) + "/acts/" + act.id; }

bool may_do(const registry::Person& who, const ActKind& act) {
  return std::ranges::any_of(act.roles, [&](const auto& role) { return who.has_role(role); });
}

std::int64_t case_in_subject(std::string_view subject) {
  constexpr std::string_view prefix = "case:";
  return subject.starts_with(prefix) ? page::id_in(subject.substr(prefix.size())) : 0;
}

law::MendOf mends(const Desk& desk, const Case& c, const ActKind& act) {
  return [&desk, &c, &act](const law::Refusal& refusal) -> law::Mend {
    if (refusal.mend.empty()) return {};
    if (const auto* other = desk.procedure().find(refusal.mend))
      return {url_of(c, *other), "去“" + other->title + "”"};
    if (refusal.mend == "matter")
      return {"/office/matters/" + std::to_string(c.matter_id), "看执法事项"};
    for (const auto* form : forms_asked(desk, act))
      if (form->field(refusal.mend)) return {url_of(c, act) + "#f-" + refusal.mend, "去填写"};
    return {};
  };
}

}  // namespace casework
