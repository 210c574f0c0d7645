// account_pages — one's own account, and the first setup of the house.
#include "registry/desk.h"
#include "registry/form.h"
#include "registry/page_parts.h"
#include "registry/setup.h"

namespace json = boost::json;

namespace registry {
namespace {

std::string role_titles(const Desk& desk, const Person& person) {
  std::string out;
  for (const auto& id : person.roles)
    if (const auto* role = desk.roles.find(id)) out += (out.empty() ? "" : "、") + role->title;
  return out;
}

json::array sessions_of(const Desk& desk, sql::Tx& tx, const http::Request& request) {
  json::array out;
  for (const auto& session :
       desk.accounts.sessions(tx, request.person, request.cookie(session_cookie), desk.clock.now()))
    out.push_back({{"device", timing::minute_in_china(session.started_at) + " 登录"},
                   {"at", timing::minute_in_china(session.last_seen_at) + " 最近使用"},
                   {"current", session.current}});
  return out;
}

// GET /office/account and again after a refusal
http::Response account(const Desk& desk, const http::Request& request,
                       const law::Refusals& refusals) {
  return desk.database.read([&](sql::Tx& tx) {
    const auto visitor = desk.accounts.who(tx, request.cookie(session_cookie), desk.clock.now());
    const auto person = desk.visitor(tx, request);
    const auto office = desk.registry.office(tx, person.office_id);
    json::object model{
        {"facts", json::array{fact("姓名", person.name), fact("登录名", person.login),
                              fact("机构", office ? office->name : ""), fact("职务", person.post),
                              fact("角色", role_titles(desk, person))}},
        {"sessions", sessions_of(desk, tx, request)}};
    Form form(request, refusals);
    if (!visitor.by_link)
      form.password("old_password", "现在的密码", {{"autocomplete", "current-password"}});
    form.password("password", "新密码",
                  {{"autocomplete", "new-password"},
                   {"hint", "至少 12 个字符，大写字母、小写字母、数字、符号中的三种。"}})
        .password("again", "再输一次", {{"autocomplete", "new-password"}});
    form.into(model, "/office/account/password", visitor.has_password ? "修改密码" : "设置密码",
              desk.fresh_key());
    return desk.show(request, {.body = "site/account.html",
                               .title = "我的账户",
                               .model = std::move(model),
                               .status = refusals.empty() ? 200 : 422});
  });
}

// POST /office/account/password
http::Response change_password(const Desk& desk, const http::Request& request) {
  if (request.field("password") != request.field("again"))
    return account(desk, request,
                   {{"registry.password.again", "两次输入的密码不一样。", {}, "again"}});
  const auto refusals = desk.accounts.change_password(desk.database, request.cookie(session_cookie),
                                                      request.field("old_password"),
                                                      request.field("password"), desk.clock.now());
  if (!refusals.empty()) return account(desk, request, refusals);
  return done("/office/account", "密码已经修改，其他登录都已退出。");
}

// POST /office/account/sign-out-others
http::Response sign_out_others(const Desk& desk, const http::Request& request) {
  desk.database.write([&](sql::Tx& tx) {
    desk.accounts.sign_out_others(tx, request.cookie(session_cookie), desk.clock.now());
  });
  return done("/office/account", "其他登录都已退出。");
}

Form setup_form(const http::Request& request, const law::Refusals& refusals) {
  Form form(request, refusals);
  form.group("设置口令")
      .text("token", "设置口令", "",
            {{"hint", "在服务器的启动日志里，一行以“设置口令”开头。"}, {"autocomplete", "off"}})
      .group("本机关")
      .text("agency", "机关全称", "", {{"hint", "与公章一致。"}})
      .text("credit_code", "统一社会信用代码", "", {{"maxlength", 18}, {"optional", true}})
      .group("系统管理员（就是您）")
      .text("system_name", "姓名", "", {{"short", true}})
      .text("system_login", "登录名", "", {{"short", true}, {"autocomplete", "username"}})
      .password("password", "密码",
                {{"autocomplete", "new-password"},
                 {"hint", "至少 12 个字符，大写字母、小写字母、数字、符号中的三种。"}})
      .group("安全管理员（另一人，授予角色）")
      .text("security_name", "姓名", "", {{"short", true}})
      .text("security_login", "登录名", "", {{"short", true}})
      .group("审计管理员（第三人，查阅记录）")
      .text("audit_name", "姓名", "", {{"short", true}})
      .text("audit_login", "登录名", "", {{"short", true}});
  return form;
}

// GET /office/setup and again after a refusal
http::Response setup(const Desk& desk, const http::Request& request,
                     const law::Refusals& refusals) {
  if (!desk.database.read(is_new)) return desk.not_there(request, "页面：系统已经设置完成");
  json::object model;
  setup_form(request, refusals).into(model, "/office/setup", "完成设置", desk.fresh_key());
  return desk.show(request, {.body = "site/setup.html",
                             .title = "首次设置",
                             .model = std::move(model),
                             .status = refusals.empty() ? 200 : 422});
}

http::Response setup_done(const Desk& desk, const http::Request& request, const Founded& made) {
  const auto link = [&](const std::string& token) { return desk.site_url + "/sign-in/" + token; };
  json::object model{{"heading", "设置完成"},
                     {"number", "下面两个一次性登录链接只显示这一次，请分别交给本人。"},
                     {"state_lamp", nullptr},
                     {"facts", json::array{fact("安全管理员的链接", link(made.security_link)),
                                           fact("审计管理员的链接", link(made.audit_link))}},
                     {"errors", json::array()},
                     {"gated", false},
                     {"action", nullptr},
                     {"timeline", json::array()}};
  model["facts"].as_array().push_back({{"label", "下一步"},
                                       {"fact", "系统管理员登录"},
                                       {"link", "/office/sign-in"},
                                       {"lamp", nullptr},
                                       {"basis", nullptr},
                                       {"aside", nullptr}});
  return desk
      .show(request,
            {.body = "registry/record.html", .title = "设置完成", .model = std::move(model)})
      .with("cache-control", "no-store");
}

// POST /office/setup
http::Response set_up_house(const Desk& desk, const http::Request& request) {
  const FirstSetup wanted{
      {.name = sent(request, "agency"), .credit_code = sent(request, "credit_code")},
      {sent(request, "system_name"), sent(request, "system_login")},
      {sent(request, "security_name"), sent(request, "security_login")},
      {sent(request, "audit_name"), sent(request, "audit_login")},
      std::string(request.field("password"))};
  const auto made = set_up(desk.database, desk.registry, desk.accounts, desk.roles,
                           sent(request, "token"), wanted, desk.clock.now());
  if (!made) return setup(desk, request, made.refusals());
  return setup_done(desk, request, *made);
}

}  // namespace

std::vector<http::Route> account_routes(Desk& desk) {
  using http::Request;
  return {
      {"GET", "/office/account", "signed_in",
       [&](const Request& r) { return account(desk, r, {}); }},
      {"POST", "/office/account/password", "signed_in",
       [&](const Request& r) { return change_password(desk, r); }},
      {"POST", "/office/account/sign-out-others", "signed_in",
       [&](const Request& r) { return sign_out_others(desk, r); }},
      {"GET", "/office/setup", "public", [&](const Request& r) { return setup(desk, r, {}); }},
      {"POST", "/office/setup", "public", [&](const Request& r) { return set_up_house(desk, r); }}};
}

}  // namespace registry
