// desk — what the pages of disclosure work with.
#include "disclosure/desk.h"

#include "registry/page_parts.h"

namespace disclosure {

By Desk::by(sql::Tx& tx, const http::Request& request) const {
  const auto person = registry::visitor(tx, registry, request);
  return {person.agency_id, person.id, clock.now()};
}

http::Response Desk::not_there(const http::Request& request, const std::string& what) const {
  return show(request, page::not_found(request, "没有这" + what + "。"));
}

std::vector<http::Route> routes(const Desk& desk) {
  std::vector<http::Route> all;
  for (const auto& some : {list_routes, record_routes, log_routes, office_routes, import_routes})
    for (auto& route : some(desk)) all.push_back(std::move(route));
  return all;
}

}  // namespace disclosure
