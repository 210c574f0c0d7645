#include "recording/desk.h"

namespace recording {

const std::string case_readers =
    "role:officer|unit_head|agency_head|deputy_head|reviewer|counsel|publisher|"
    "publication_reviewer|archivist|hearing_chair|justice_supervisor";

registry::Person Desk::visitor(sql::Tx& tx, const http::Request& request) const {
  auto person = registry.person(tx, request.person);
  if (!person) throw std::logic_error("a page for people who are signed in was shown to nobody");
  return *person;
}

bool Desk::may_see(sql::Tx& tx, const registry::Person& who, std::int64_t agency) const {
  if (who.agency_id == agency) return true;
  const auto owner = registry.agency(tx, agency);
  return owner && owner->supervisor_id == who.agency_id;
}

std::string Desk::name_of(sql::Tx& tx, std::int64_t person) const {
  const auto found = registry.person(tx, person);
  return found ? found->name : "系统";
}

http::Response Desk::not_there(const http::Request& request, const std::string& what) const {
  return show(request, {.body = "site/error.html",
                        .title = "没有找到",
                        .model = {{"status", "404"},
                                  {"detail", "没有这个" + what + "。"},
                                  {"request", request.id},
                                  {"back_url", nullptr},
                                  {"retry", nullptr},
                                  {"limit", nullptr},
                                  {"basis", nullptr},
                                  {"home_url", "/office"}},
                        .status = 404});
}

std::vector<http::Route> routes(Desk& desk) {
  auto all = document_routes(desk);
  for (auto& route : evidence_routes(desk)) all.push_back(std::move(route));
  return all;
}

}  // namespace recording
