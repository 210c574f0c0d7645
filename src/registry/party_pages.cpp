// party_pages — office: the parties.
#include "registry/desk.h"
#include "registry/form.h"
#include "registry/page_parts.h"

namespace json = boost::json;

namespace registry {
namespace {

constexpr int page_size = 50;
constexpr auto keeper = "role:officer|unit_head|publisher|window_clerk|draw_administrator";

struct Asked {
  const char *name, *label;
  std::string Party::*text;
  bool optional;
};
constexpr Asked asked[] = {
    {"name", "名称或者姓名", &Party::name, false},
    {"credit_code", "统一社会信用代码", &Party::credit_code, true},
    {"legal_representative", "法定代表人（负责人）", &Party::legal_representative, true},
    {"operator_name", "经营者", &Party::operator_name, true},
    {"id_kind", "证件类型", &Party::id_kind, true},
    {"id_number", "证件号码", &Party::id_number, true},
    {"address", "住所", &Party::address, true},
    {"postcode", "邮编", &Party::postcode, true},
    {"phone", "电话", &Party::phone, true}};

std::string address_of(std::int64_t party) { return "/office/parties/" + std::to_string(party); }

Form form_of(const http::Request& request, const law::Refusals& refusals, const Party& party) {
  Form form(request, refusals);
  form.group("当事人").select(
      "kind", "类别",
      {{"organization", "单位"}, {"sole_proprietor", "个体工商户"}, {"individual", "个人"}},
      std::string(name_of(party.kind)));
  for (const Asked& one : asked) {
    Extra extra{{"optional", one.optional}};
    if (one.text == &Party::id_kind) extra["hint"] = "不填就是居民身份证。";
    form.text(one.name, one.label, party.*one.text, std::move(extra));
  }
  form.select("sex", "性别", {{"", "未填"}, {"男", "男"}, {"女", "女"}}, party.sex)
      .number("birth_year", "出生年份", party.birth_year, {{"optional", true}});
  return form;
}

Party party_sent(const http::Request& request, Party party, law::Refusals& wrong) {
  for (const Asked& one : asked) party.*one.text = sent(request, one.name);
  party.kind = party_kind(request.field("kind")).value_or(PartyKind::organization);
  party.sex = sent(request, "sex");
  party.birth_year = number_sent(request, "birth_year", wrong);
  return party;
}

// GET /office/parties
http::Response list(const Desk& desk, const http::Request& request) {
  return desk.database.read([&](sql::Tx& tx) {
    const auto visitor = desk.visitor(tx, request);
    auto shown = desk.registry.find_parties(tx, visitor.agency_id, request.q("q"), page_size + 1,
                                            page::id_in(request.q("after")));
    const auto pager =
        paged(request, shown, page_size, [](const Party& p) { return std::to_string(p.id); });
    auto model = list_model("本页 " + std::to_string(shown.size()) + " 个");
    model["heading"] = "当事人";
    model["tabs"] = tabs("/office/parties", visitor);
    if (opens_to(keeper, visitor)) model["new_url"] = "/office/parties/new";
    model["new_text"] = "登记当事人";
    Form form(request, {});
    form.text("q", "名称、信用代码、证件号码", std::string(request.q("q")));
    model["filter"] = json::object{{"action", "/office/parties"},
                                   {"fields", form.fields()},
                                   {"more", json::array()},
                                   {"more_open", nullptr},
                                   {"submit_text", nullptr}};
    add_active(model, request, {{"q", "文字"}});
    model["pager"] = pager;
    model["columns"] = json::array{{{"column", "名称"}, {"wide", nullptr}},
                                   {{"column", "统一社会信用代码"}, {"wide", "w12"}},
                                   {{"column", "法定代表人（负责人）"}, {"wide", "w8"}},
                                   {{"column", "住所"}, {"wide", nullptr}}};
    json::array rows;
    for (const Party& party : shown)
      rows.push_back(
          row(party.name, address_of(party.id), std::string(chinese(party.kind)),
              {cell("统一社会信用代码", party.credit_code),
               cell("法定代表人", party.legal_representative), cell("住所", party.address)}));
    model["rows"] = std::move(rows);
    model["empty"] = nothing_here("这里列出案件、检查和许可中的当事人。",
                                  "立案或者受理时登记，也可以从表格导入。");
    return desk.show(request,
                     {.body = "registry/list.html", .title = "当事人", .model = std::move(model)});
  });
}

// GET /office/parties/new and again after a refusal
http::Response fresh(const Desk& desk, const http::Request& request,
                     const law::Refusals& refusals) {
  json::object model{{"heading", "登记当事人"},   {"number", nullptr},
                     {"state_lamp", nullptr},     {"facts", json::array()},
                     {"form_heading", "当事人"},  {"gated", false},
                     {"timeline", json::array()}, {"cancel_url", "/office/parties"}};
  form_of(request, refusals, {}).into(model, "/office/parties", "登记", desk.fresh_key());
  return desk.show(request, {.body = "registry/record.html",
                             .title = "登记当事人",
                             .model = std::move(model),
                             .status = refusals.empty() ? 200 : 422});
}

// POST /office/parties
http::Response add(const Desk& desk, const http::Request& request) {
  law::Refusals wrong;
  Party party = party_sent(request, {}, wrong);
  if (wrong.empty())
    wrong = desk.database.write([&](sql::Tx& tx) -> law::Refusals {
      const auto visitor = desk.visitor(tx, request);
      party.agency_id = visitor.agency_id;
      const auto added = desk.registry.add_party(tx, party, desk.by(visitor));
      if (!added) return added.refusals();
      party.id = *added;
      return {};
    });
  if (!wrong.empty()) return fresh(desk, request, wrong);
  return done(address_of(party.id), "已登记当事人。");
}

// GET /office/parties/{party} and again after a refusal
http::Response record(const Desk& desk, const http::Request& request,
                      const law::Refusals& refusals) {
  return desk.database.read([&](sql::Tx& tx) {
    const auto visitor = desk.visitor(tx, request);
    const auto party = desk.registry.party(tx, page::id_in(request.param("party")));
    if (!is_own(party, visitor)) return desk.not_there(request, "当事人");
    json::object model{
        {"heading", party->name},
        {"number", std::string(chinese(party->kind)) + " " + party->credit_code},
        {"state_lamp", nullptr},
        {"facts", json::array()},
        {"form_heading", "登记内容"},
        {"gated", false},
        {"timeline", timeline_of(tx, desk.registry, "party:" + std::to_string(party->id))},
        {"cancel_url", "/office/parties"}};
    form_of(request, refusals, *party)
        .into(model, address_of(party->id), "保存修改", desk.fresh_key());
    return desk.show(request, {.body = "registry/record.html",
                               .title = party->name,
                               .model = std::move(model),
                               .status = refusals.empty() ? 200 : 422});
  });
}

// POST /office/parties/{party}
http::Response change(const Desk& desk, const http::Request& request) {
  const auto refusals = desk.database.write([&](sql::Tx& tx) -> law::Refusals {
    const auto visitor = desk.visitor(tx, request);
    const auto party = desk.registry.party(tx, page::id_in(request.param("party")));
    if (!is_own(party, visitor)) return {{"registry.nothing_there", "没有这个当事人。", {}, ""}};
    law::Refusals wrong;
    const auto changed = party_sent(request, *party, wrong);
    if (!wrong.empty()) return wrong;
    return desk.registry.change_party(tx, changed, desk.by(visitor));
  });
  if (!refusals.empty()) return record(desk, request, refusals);
  return done("/office/parties/" + std::string(request.param("party")), "已保存修改。");
}

}  // namespace

std::vector<http::Route> party_routes(Desk& desk) {
  using http::Request;
  return {
      {"GET", "/office/parties", party_readers, [&](const Request& r) { return list(desk, r); }},
      {"GET", "/office/parties/new", keeper, [&](const Request& r) { return fresh(desk, r, {}); }},
      {"POST", "/office/parties", keeper, [&](const Request& r) { return add(desk, r); }},
      {"GET", "/office/parties/{party}", party_readers,
       [&](const Request& r) { return record(desk, r, {}); }},
      {"POST", "/office/parties/{party}", keeper,
       [&](const Request& r) { return change(desk, r); }}};
}

}  // namespace registry
