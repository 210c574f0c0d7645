#include "recording/desk.h"

#include "registry/page_parts.h"

namespace recording {

const std::string case_readers =
    "role:officer|unit_head|agency_head|deputy_head|reviewer|counsel|publisher|"
    "publication_reviewer|archivist|hearing_chair|justice_supervisor";

registry::Person Desk::visitor(sql::Tx& tx, const http::Request& request) const {
  return registry::visitor(tx, registry, request);
}

bool Desk::may_see(sql::Tx& tx, const registry::Person& who, std::int64_t agency) const {
  if (who.agency_id == agency) return true;
  const auto owner = registry.agency(tx, agency);
  return owner && owner->supervisor_id == who.agency_id;
}

std::string Desk::name_of(sql::Tx& tx, std::int64_t person) const {
  return registry.person_name(tx, person);
}

http::Response Desk::not_there(const http::Request& request, const std::string& what) const {
  return show(request, page::not_found(request, "没有这个" + what + "。"));
}

std::vector<http::Route> routes(Desk& desk) {
  auto all = document_routes(desk);
  for (auto& route : evidence_routes(desk)) all.push_back(std::move(route));
  return all;
}

}  // namespace recording
