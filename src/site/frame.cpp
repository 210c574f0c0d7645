#include "site/frame.h"

#include <algorithm>
#include <array>

#include "platform/crypto/hash.h"
#include "platform/html/html.h"
#include "site/assets.h"

namespace json = boost::json;

namespace site {
namespace {

const std::string flash_cookie = "flash";

struct NavItem {
  std::string_view text, url;
};

// Shown when the route exists and the visitor may open it.
constexpr std::array portal_nav{
    NavItem{"首页", "/"},
    NavItem{"执法决定", "/decisions"},
    NavItem{"执法人员", "/officers"},
    NavItem{"执法事项", "/matters"},
    NavItem{"核验", "/verify"},
    NavItem{"监督投诉", "/supervision"},
};
constexpr std::array office_nav{
    NavItem{"待办", "/office"},          NavItem{"案件", "/office/cases"},
    NavItem{"审核", "/office/reviews"},  NavItem{"公示", "/office/publications"},
    NavItem{"名录", "/office/registry"}, NavItem{"导入", "/office/import"},
    NavItem{"法规", "/office/law"},      NavItem{"账本", "/office/ledger"},
};

bool is_current(std::string_view url, std::string_view path) {
  if (url == "/" || url == "/office") return path == url;
  return path == url || (path.starts_with(url) && path[url.size()] == '/');
}

json::array nav_of(std::span<const NavItem> items, const FrameParts& parts,
                   const registry::Person* person, std::string_view path) {
  json::array out;
  for (const auto& item : items)
    if (parts.may_open(item.url, person))
      out.push_back({{"text", item.text},
                     {"url", item.url},
                     {"current", is_current(item.url, path)},
                     {"count", nullptr}});
  return out;
}

json::object site_of(const FrameParts& parts) {
  const auto agency = parts.agency();
  const auto& config = parts.config;
  const auto or_null = [](const std::string& text) {
    return text.empty() ? json::value() : json::value(text);
  };
  return {{"name", config.site_name},
          {"agency", agency.name},
          {"slogan", nullptr},
          {"domain", config.site_domain},
          {"code", config.site_code},
          {"organizer", agency.name},
          {"contact", agency.phone},
          {"address", agency.address},
          {"hotline", agency.supervision_phone},
          {"hotline_url", "/supervision"},
          {"icp", or_null(config.site_icp)},
          {"police", or_null(config.site_police)}};
}

json::value user_of(const FrameParts& parts, const registry::Visitor* visitor) {
  if (!visitor) return nullptr;
  const auto& person = visitor->person;
  return {{"name", person.name}, {"post", person.post}, {"unit", parts.unit_of(person)}};
}

// What stands outside of the body: a room may put these into its model.
constexpr std::array outer_keys{"crumbs", "flash", "column", "published_on", "feed_url"};

json::object whole_page(const FrameParts& parts, const http::Request& request, page::Page page) {
  const auto* visitor = visitor_of(request);
  const auto* person = visitor ? &visitor->person : nullptr;
  const std::string frame = page.portal ? "portal" : "office";
  json::object model{
      {"title", page.title},
      {"asset",
       {{"css", asset_url(frame + ".css")},
        {"js", asset_url(frame + ".js")},
        {"icon", asset_url("favicon.svg")}}},
      {"site", site_of(parts)},
      {"nav", page.portal ? nav_of(portal_nav, parts, nullptr, request.path)
                          : nav_of(office_nav, parts, person, request.path)},
      {"printed_at", timing::minute_in_china(parts.clock.now())},
      {"page_url", parts.config.site_domain + request.target},
      {"csrf", request.csrf},
      {"user", page.portal ? json::value() : user_of(parts, visitor)},
  };
  for (const auto* key : outer_keys) {
    const auto* given = page.model.if_contains(key);
    model[key] = given ? *given : json::value();
  }
  page.model["template"] = page.body;
  model["page"] = std::move(page.model);
  return model;
}

}  // namespace

const registry::Visitor* visitor_of(const http::Request& request) {
  return std::any_cast<registry::Visitor>(&request.visitor);
}

page::Show show_in_frame(const FrameParts& parts) {
  return [&parts](const http::Request& request, page::Page page) {
    const int status = page.status;
    if (request.wants_fragment()) return http::html(html::render(page.body, page.model), status);
    const std::string layout = page.portal ? "layout/portal.html" : "layout/office.html";
    const auto said = page.portal ? "" : crypto::from_hex(request.cookie(flash_cookie));
    if (!said.empty() && !page.model.contains("flash"))
      page.model["flash"] =
          json::array{{{"kind", "ok"}, {"text", said}, {"url", nullptr}, {"link", nullptr}}};
    auto response =
        http::html(html::render(layout, whole_page(parts, request, std::move(page))), status);
    if (!said.empty()) response.with("set-cookie", flash_cookie + "=; Path=/office; Max-Age=0");
    return response;
  };
}

void tell_next_page(http::Response& response) {
  const auto told =
      std::ranges::find(response.headers, "x-flash", &std::pair<std::string, std::string>::first);
  if (told == response.headers.end()) return;
  const auto text = crypto::hex(told->second);
  response.headers.erase(told);
  response.with("set-cookie", flash_cookie + "=" + text +
                                  "; Path=/office; Max-Age=60; HttpOnly; SameSite=Strict");
}

}  // namespace site
