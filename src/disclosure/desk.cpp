// desk — what the pages of disclosure work with.
#include "disclosure/desk.h"

namespace disclosure {

By Desk::by(sql::Tx& tx, const http::Request& request) const {
  const auto person = registry.person(tx, request.person);
  if (!person) throw std::logic_error("a page for people who are signed in was shown to nobody");
  return {person->agency_id, person->id, clock.now()};
}

http::Response Desk::not_there(const http::Request& request, const std::string& what) const {
  return show(request, {.body = "site/error.html",
                        .title = "没有找到",
                        .model = {{"status", "404"},
                                  {"detail", "没有这" + what + "。"},
                                  {"request", request.id},
                                  {"back_url", nullptr},
                                  {"retry", nullptr},
                                  {"limit", nullptr},
                                  {"basis", nullptr},
                                  {"home_url", request.person ? "/office" : "/"}},
                        .status = 404,
                        .portal = request.person == 0});
}

std::vector<http::Route> routes(const Desk& desk) {
  std::vector<http::Route> all;
  for (const auto& some : {list_routes, record_routes, log_routes, office_routes, import_routes})
    for (auto& route : some(desk)) all.push_back(std::move(route));
  return all;
}

}  // namespace disclosure
