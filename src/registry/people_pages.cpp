// people_pages — office: accounts made by one administrator, roles granted by another.
#include <algorithm>

#include "registry/desk.h"
#include "registry/form.h"
#include "registry/page_parts.h"
#include "registry/reviewing.h"

namespace json = boost::json;

namespace registry {
namespace {

constexpr auto maker = "role:system_admin", granter = "role:security_admin";

std::string address_of(std::int64_t person) { return "/office/people/" + std::to_string(person); }

std::string titles(const Desk& desk, const Person& person) {
  std::string out;
  for (const auto& id : person.roles)
    if (const auto* role = desk.roles.find(id)) out += (out.empty() ? "" : "、") + role->title;
  return out;
}

// 三员分立: each of the three is held by somebody.
json::array separations(const std::vector<Person>& people, const Desk& desk) {
  json::array out;
  for (const auto* id : {"system_admin", "security_admin", "audit_admin"}) {
    const auto held = std::ranges::count_if(
        people, [&](const Person& person) { return person.active && person.has_role(id); });
    auto one = lamp(held > 0 ? "ok" : "late", std::to_string(held) + " 人");
    one["separation"] = desk.roles.find(id)->title;
    one["detail"] = held > 0 ? json::value() : json::value("没有人担任。");
    out.push_back(std::move(one));
  }
  return out;
}

json::object row_of(const Desk& desk, const Person& person) {
  auto state = cell("账号", person.login.empty() ? "没有账号" : person.login);
  if (!person.active) state["flag"] = "已停用";
  return row(person.name, address_of(person.id), person.post,
             {std::move(state), cell("角色", titles(desk, person))});
}

// GET /office/people; `once` is a link that is shown this one time.
http::Response list(const Desk& desk, const http::Request& request, json::value once) {
  return desk.database.read([&](sql::Tx& tx) {
    const auto visitor = desk.visitor(tx, request);
    const auto people = desk.registry.people(tx, visitor.agency_id);
    auto model = list_model("共 " + std::to_string(people.size()) + " 人");
    model["tabs"] = tabs("/office/people", visitor);
    model["intro"] =
        "系统管理员建立账号，安全管理员授予角色，审计管理员查阅记录；三人不得兼任，也不参加办案。";
    if (visitor.has_role("system_admin")) model["new_url"] = "/office/people/new";
    model["once"] = std::move(once);
    model["separations"] = separations(people, desk);
    model["columns"] = json::array{{{"column", "姓名"}, {"wide", "w12"}},
                                   {{"column", "账号"}, {"wide", "w12"}},
                                   {{"column", "角色"}, {"wide", nullptr}}};
    json::array rows;
    const auto q = request.q("q");
    for (const Person& person : people)
      if (q.empty() || person.name.find(q) != std::string::npos ||
          person.login.find(q) != std::string::npos)
        rows.push_back(row_of(desk, person));
    model["rows"] = std::move(rows);
    Form form(request, {});
    form.text("q", "姓名、登录名", std::string(q));
    model["filter"] = json::object{{"action", "/office/people"},
                                   {"fields", form.fields()},
                                   {"more", json::array()},
                                   {"more_open", nullptr},
                                   {"submit_text", nullptr}};
    add_active(model, request, {{"q", "姓名、登录名"}});
    model["empty"] = nothing_here("这里列出本机关的人员。", "由系统管理员登记。");
    return desk
        .show(request,
              {.body = "site/users.html", .title = "用户和角色", .model = std::move(model)})
        .with("cache-control", "no-store");
  });
}

Form form_of(const Desk& desk, sql::Tx& tx, const http::Request& request,
             const law::Refusals& refusals, const Person& person, std::int64_t agency) {
  Options offices{{"0", "（无）"}};
  for (const Office& office : desk.registry.offices(tx, agency))
    if (office.active || office.id == person.office_id)
      offices.emplace_back(std::to_string(office.id), office.name);
  Form form(request, refusals);
  form.group("人员")
      .text("name", "姓名", person.name, {{"short", true}})
      .select("sex", "性别", {{"", "未填"}, {"男", "男"}, {"女", "女"}}, person.sex)
      .select("office", "机构", offices, std::to_string(person.office_id))
      .text("post", "职务", person.post, {{"short", true}})
      .group("账号")
      .text("login", "登录名", person.login,
            {{"short", true}, {"hint", "小写字母、数字；没有账号的空着。"}, {"optional", true}})
      .select("active", "状态", {{"yes", "在用"}, {"no", "停用"}}, person.active ? "yes" : "no")
      .check("link", "保存后发一个一次性登录链接")
      .group("法制审核资格")
      .text("legal_qualification_no", "法律职业资格证书编号", person.legal_qualification_no,
            {{"optional", true}, {"asks", chip(desk.law, "penalty-law:58.2")}})
      .date("review_since", "何时起从事法制审核", person.review_since, {{"optional", true}});
  return form;
}

Person person_sent(const http::Request& request, Person person, law::Refusals& wrong) {
  person.name = sent(request, "name");
  person.sex = sent(request, "sex");
  person.office_id = page::id_in(request.field("office"));
  person.post = sent(request, "post");
  person.login = sent(request, "login");
  person.active = request.field("active") != "no";
  person.legal_qualification_no = sent(request, "legal_qualification_no");
  person.review_since = date_sent(request, "review_since", wrong);
  return person;
}

// GET /office/people/new and again after a refusal
http::Response fresh(const Desk& desk, const http::Request& request,
                     const law::Refusals& refusals) {
  return desk.database.read([&](sql::Tx& tx) {
    json::object model{{"heading", "登记人员"},     {"number", nullptr},
                       {"state_lamp", nullptr},     {"facts", json::array()},
                       {"form_heading", "人员"},    {"gated", false},
                       {"timeline", json::array()}, {"cancel_url", "/office/people"}};
    form_of(desk, tx, request, refusals, {}, desk.visitor(tx, request).agency_id)
        .into(model, "/office/people", "登记", desk.fresh_key());
    return desk.show(request, {.body = "registry/record.html",
                               .title = "登记人员",
                               .model = std::move(model),
                               .status = refusals.empty() ? 200 : 422});
  });
}

// Roles are granted and revoked by the security administrator alone.
void add_roles_form(const Desk& desk, sql::Tx& tx, const http::Request& request,
                    const law::Refusals& refusals, const Person& person, json::object& model) {
  Options options;
  for (const Role& role : desk.roles.roles())
    options.emplace_back(role.id, role.title + "：" + role.description);
  Form form(request, refusals);
  form.group("").checkboxes("role", "角色", options, person.roles);
  if (const auto until = desk.accounts.locked_until(tx, person.login, desk.clock.now()))
    form.check("unlock", "解除锁定（锁定至 " + timing::minute_in_china(*until) + "）");
  model["form_heading"] = "角色";
  form.into(model, address_of(person.id) + "/roles", "保存角色", desk.fresh_key());
}

json::array facts_of(const Desk& desk, sql::Tx& tx, const Person& person) {
  const auto office = desk.registry.office(tx, person.office_id);
  auto account = fact("登录名", person.login);
  if (!person.active) account["aside"] = "已停用";
  json::array facts{fact("机构", office ? office->name : ""), fact("职务", person.post),
                    std::move(account), fact("角色", titles(desk, person))};
  if (person.has_role("reviewer"))
    for (const auto& refusal : missing_before_reviewing(person, desk.today(), desk.law)) {
      auto why = fact("不能审核", refusal.reason);
      why["basis"] = chip(refusal.basis);
      facts.push_back(std::move(why));
    }
  return facts;
}

// GET /office/people/{person} and again after a refusal
http::Response record(const Desk& desk, const http::Request& request,
                      const law::Refusals& refusals) {
  return desk.database.read([&](sql::Tx& tx) {
    const auto visitor = desk.visitor(tx, request);
    const auto person = desk.registry.person(tx, page::id_in(request.param("person")));
    if (!is_own(person, visitor)) return desk.not_there(request, "人员");
    json::object model{
        {"heading", person->name},
        {"number", nullptr},
        {"state_lamp", nullptr},
        {"facts", facts_of(desk, tx, *person)},
        {"form_heading", "修改"},
        {"gated", false},
        {"timeline", timeline_of(tx, desk.registry, "person:" + std::to_string(person->id))},
        {"cancel_url", "/office/people"},
        {"action", nullptr},
        {"errors", json::array()}};
    if (visitor.has_role("system_admin"))
      form_of(desk, tx, request, refusals, *person, visitor.agency_id)
          .into(model, address_of(person->id), "保存", desk.fresh_key());
    if (visitor.has_role("security_admin"))
      add_roles_form(desk, tx, request, refusals, *person, model);
    return desk.show(request, {.body = "registry/record.html",
                               .title = person->name,
                               .model = std::move(model),
                               .status = refusals.empty() ? 200 : 422});
  });
}

struct Saved {
  law::Refusals refusals;
  std::int64_t person = 0;
  std::string name, link;
};

// A link is shown on the page that answers, and nowhere else ever.
http::Response after_saving(const Desk& desk, const http::Request& request, const Saved& saved) {
  if (saved.link.empty()) return done(address_of(saved.person), "已保存。");
  const auto until = desk.clock.now() + desk.accounts.rules().link_life;
  http::Request shown = request;
  shown.form.clear();
  return list(desk, shown,
              json::object{{"person", saved.name},
                           {"link", desk.site_url + "/sign-in/" + saved.link},
                           {"until", timing::minute_in_china(until)}});
}

// POST /office/people
http::Response add(const Desk& desk, const http::Request& request) {
  const auto saved = desk.database.write([&](sql::Tx& tx) -> Saved {
    const auto visitor = desk.visitor(tx, request);
    Saved out;
    auto person = person_sent(request, {}, out.refusals);
    if (!out.refusals.empty()) return out;
    person.agency_id = visitor.agency_id;
    const auto added = desk.registry.add_person(tx, person, desk.by(visitor));
    if (!added) return {added.refusals(), 0, "", ""};
    out.person = *added;
    out.name = person.name;
    if (request.field("link") == "yes" && !person.login.empty())
      out.link = desk.accounts.make_link(tx, out.person, desk.by(visitor));
    return out;
  });
  if (!saved.refusals.empty()) return fresh(desk, request, saved.refusals);
  return after_saving(desk, request, saved);
}

// POST /office/people/{person}
http::Response change(const Desk& desk, const http::Request& request) {
  const auto saved = desk.database.write([&](sql::Tx& tx) -> Saved {
    const auto visitor = desk.visitor(tx, request);
    const auto old = desk.registry.person(tx, page::id_in(request.param("person")));
    if (!is_own(old, visitor))
      return {{{"registry.nothing_there", "没有这个人员。", {}, ""}}, 0, "", ""};
    Saved out{{}, old->id, old->name, ""};
    const auto person = person_sent(request, *old, out.refusals);
    if (out.refusals.empty())
      out.refusals = desk.registry.change_person(tx, person, desk.by(visitor));
    if (out.refusals.empty() && request.field("link") == "yes" && !person.login.empty())
      out.link = desk.accounts.make_link(tx, old->id, desk.by(visitor));
    return out;
  });
  if (!saved.refusals.empty()) return record(desk, request, saved.refusals);
  return after_saving(desk, request, saved);
}

// Leaves the transaction: some roles may have been changed before one was refused.
struct Refused {
  law::Refusals why;
};

void set_roles(const Desk& desk, sql::Tx& tx, const http::Request& request, const Person& person,
               const By& by) {
  const auto wanted = request.fields("role");
  const auto or_refused = [](law::Refusals refusals) {
    if (!refusals.empty()) throw Refused{std::move(refusals)};
  };
  for (const auto& held : person.roles)
    if (std::ranges::find(wanted, held) == wanted.end())
      or_refused(desk.registry.revoke_role(tx, person.id, held, by));
  for (const auto role : wanted)
    or_refused(desk.registry.grant_role(tx, desk.roles, person.id, role, by));
}

// POST /office/people/{person}/roles
http::Response roles(const Desk& desk, const http::Request& request) {
  try {
    desk.database.write([&](sql::Tx& tx) {
      const auto visitor = desk.visitor(tx, request);
      const auto person = desk.registry.person(tx, page::id_in(request.param("person")));
      if (!is_own(person, visitor))
        throw Refused{{{"registry.nothing_there", "没有这个人员。", {}, ""}}};
      if (person->id == visitor.id)
        throw Refused{{{"registry.roles.own", "不能给自己授予或者收回角色。", {}, "role"}}};
      set_roles(desk, tx, request, *person, desk.by(visitor));
      if (request.field("unlock") == "yes") desk.accounts.unlock(tx, person->id, desk.by(visitor));
    });
  } catch (const Refused& refused) {
    return record(desk, request, refused.why);
  }
  return done("/office/people/" + std::string(request.param("person")), "已保存角色。");
}

}  // namespace

std::vector<http::Route> people_routes(Desk& desk) {
  using http::Request;
  return {
      {"GET", "/office/people", administrators,
       [&](const Request& r) { return list(desk, r, nullptr); }},
      {"GET", "/office/people/new", maker, [&](const Request& r) { return fresh(desk, r, {}); }},
      {"POST", "/office/people", maker, [&](const Request& r) { return add(desk, r); }},
      {"GET", "/office/people/{person}", administrators,
       [&](const Request& r) { return record(desk, r, {}); }},
      {"POST", "/office/people/{person}", maker, [&](const Request& r) { return change(desk, r); }},
      {"POST", "/office/people/{person}/roles", granter,
       [&](const Request& r) { return roles(desk, r); }}};
}

}  // namespace registry
