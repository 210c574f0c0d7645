#include "registry/desk.h"

#include <algorithm>

#include "platform/crypto/hash.h"
#include "registry/page_parts.h"

namespace json = boost::json;

namespace registry {
std::string Desk::fresh_key() const { return crypto::base64_url(chance.bytes(16)); }

Person Desk::visitor(sql::Tx& tx, const http::Request& request) const {
  return registry::visitor(tx, registry, request);
}

http::Response Desk::not_there(const http::Request& request, const std::string& what) const {
  return show(request, page::not_found(request, "没有这个" + what + "。"));
}

std::vector<http::Route> routes(Desk& desk) {
  std::vector<http::Route> all;
  for (const auto& some : {portal_routes, officer_routes, matter_routes, party_routes,
                           people_routes, agency_routes, import_routes, account_routes})
    for (auto& route : some(desk)) all.push_back(std::move(route));
  return all;
}

json::array tabs(std::string_view current, const Person& visitor) {
  struct Tab {
    const char *text, *url, *access;
  };
  static constexpr Tab all[] = {{"执法人员", "/office/officers", "signed_in"},
                                {"执法事项", "/office/matters", "signed_in"},
                                {"当事人", "/office/parties", party_readers},
                                {"机构", "/office/offices", "signed_in"},
                                {"用户和角色", "/office/people", administrators}};
  json::array out;
  for (const auto& [text, url, access] : all)
    if (opens_to(access, visitor))
      out.push_back({{"tab", text}, {"url", url}, {"current", current == url}, {"count", nullptr}});
  return out;
}

bool opens_to(std::string_view access, const Person& person) {
  if (access == "signed_in") return true;
  for (access.remove_prefix(std::string_view("role:").size()); !access.empty();) {
    const auto end = std::min(access.find('|'), access.size());
    if (person.has_role(access.substr(0, end))) return true;
    access.remove_prefix(std::min(end + 1, access.size()));
  }
  return false;
}

}  // namespace registry
