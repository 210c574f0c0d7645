#include "site/gate.h"

#include <stdexcept>

#include "site/error_pages.h"
#include "site/frame.h"

namespace site {
namespace {

bool is_safe(std::string_view method) { return method == "GET" || method == "HEAD"; }

// Browsers tell where a form came from; who does not tell is no browser and carries no cookie of
// another's.
bool comes_from_elsewhere(const http::Request& request) {
  const auto site = request.header("sec-fetch-site");
  if (!site.empty() && site != "same-origin" && site != "none") return true;
  const auto origin = request.header("origin");
  if (origin.empty()) return false;
  const auto host = origin.find("://");
  return host == origin.npos || origin.substr(host + 3) != request.header("host");
}

std::string_view csrf_given(const http::Request& request) {
  const auto field = request.field("csrf");
  return field.empty() ? request.header("x-csrf-token") : field;
}

// Only a path of our own: the sign-in page leads there afterwards.
std::string sign_in_and_return(const http::Request& request) {
  const bool root = request.path == "/office";
  return root ? "/office/sign-in" : "/office/sign-in?next=" + encoded(request.target);
}

}  // namespace

Gate::Gate(const std::vector<http::Route>& routes, sql::Database& database,
           registry::Accounts& accounts, const registry::RoleBook& book, const timing::Clock& clock,
           const page::Show& show)
    : database_(database), accounts_(accounts), clock_(clock), show_(show) {
  for (const auto& route : routes) {
    const auto access = access_named(route.access, book);
    if (!access)
      throw std::invalid_argument(route.method + " " + route.pattern + ": no access is called " +
                                  route.access);
    named_.emplace(route.access, *access);
    if (route.method == "GET") pages_.emplace(route.pattern, route.access);
  }
}

registry::Visitor Gate::who(const http::Request& request) const {
  const auto cookie = request.cookie(registry::session_cookie);
  if (cookie.empty()) return {};
  const auto now = clock_.now();
  const auto visitor = database_.read([&](sql::Tx& tx) { return accounts_.who(tx, cookie, now); });
  if (visitor.stale) database_.write([&](sql::Tx& tx) { accounts_.touch(tx, cookie, now); });
  return visitor;
}

http::Response Gate::refusal(const http::Request& request, std::string why) const {
  return show_(request, error_page(403, request, std::move(why)));
}

std::optional<http::Response> Gate::check(const http::Route& route, http::Request& request) const {
  const auto& access = named_.at(route.access);
  if (!is_safe(request.method) && comes_from_elsewhere(request))
    return refusal(request, "这个请求不是从本网站的页面发出的。");
  // A kept page is the same for everybody.
  if (route.cacheable) return std::nullopt;
  if (const auto visitor = who(request)) {
    request.person = visitor.person.id;
    request.csrf = visitor.csrf;
    request.visitor = visitor;
  }
  const auto* visitor = visitor_of(request);
  if (access.kind == Access::Kind::open) return std::nullopt;
  if (!visitor)
    return is_safe(request.method)
               ? http::see_other(sign_in_and_return(request))
               : refusal(request, "您还没有登录，或者登录已经过期。请重新登录后再提交。");
  if (!access.allows(&visitor->person)) return refusal(request, "您的角色不能使用这个页面。");
  if (!is_safe(request.method) &&
      !registry::csrf_fits(request.cookie(registry::session_cookie), csrf_given(request)))
    return refusal(request, "页面已经过期。请返回上一页，刷新后再提交。");
  return std::nullopt;
}

bool Gate::may_open(std::string_view path, const registry::Person* person) const {
  const auto page = pages_.find(path);
  return page != pages_.end() && named_.at(page->second).allows(person);
}

}  // namespace site
