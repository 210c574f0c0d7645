// office_pages — office: what must be public by when, the second person's look, and taking down.
#include <algorithm>

#include "disclosure/comparison.h"
#include "disclosure/content.h"
#include "disclosure/desk.h"
#include "disclosure/store.h"
#include "law/present.h"
#include "registry/form.h"
#include "registry/page_parts.h"

namespace json = boost::json;

namespace disclosure {
namespace {

constexpr int page_size = 100;

std::string address_of(const Obligation& o) {
  return "/office/publications/" + std::to_string(o.id);
}

std::int64_t id_asked(const http::Request& request) { return page::id_in(request.param("id")); }

// Of the visitor's own agency.
std::optional<Obligation> obligation_asked(const Desk& desk, sql::Tx& tx,
                                           const http::Request& request, const By& by) {
  auto o = desk.disclosure.obligation(tx, id_asked(request));
  if (o && o->agency_id != by.agency) o.reset();
  return o;
}

// What a case decided is published by acts of the case, which ask more than this room can.
std::optional<http::Response> elsewhere(const Desk& desk, sql::Tx& tx,
                                        const std::optional<Obligation>& o) {
  const auto url = o && desk.handled_at ? desk.handled_at(tx, *o) : std::string();
  return url.empty() ? std::nullopt : std::optional(http::see_other(url));
}

struct Tab {
  const char *id, *text;
  ObligationFilter filter;
};
const Tab tabs[] = {{"", "待办", {.open = true}},
                    {"prepared", "待复核", {.state = State::prepared}},
                    {"published", "已公示", {.state = State::published}},
                    {"exempt", "不予公开", {.state = State::exempt}},
                    {"withdrawn", "已撤回", {.state = State::withdrawn}}};

const Tab& tab_asked(const http::Request& request) {
  const auto found = std::ranges::find(tabs, request.q("state"), &Tab::id);
  return found == std::end(tabs) ? tabs[0] : *found;
}

json::array tabs_model(const Tab& current) {
  json::array out;
  for (const auto& tab : tabs)
    out.push_back({{"tab", tab.text},
                   {"url", "/office/publications" +
                               (*tab.id ? "?state=" + std::string(tab.id) : std::string())},
                   {"current", &tab == &current},
                   {"count", nullptr}});
  return out;
}

json::object clock_model(const law::Pack& law, const law::Clock& clock, const Light& light) {
  return {{"clock", clock.title},
          {"due", clock.due ? timing::iso(*clock.due) : ""},
          {"lamp", {{"state", light.state}, {"left", light.left}}},
          {"basis", law::chip(law, clock)}};
}

json::array clocks_of(const Desk& desk, const Obligation& o) {
  json::array out;
  for (const auto& clock : o.clocks) {
    auto light = light_of(desk.disclosure.law(), clock.due, desk.today());
    if (o.state == State::exempt) light = {"paused", "不予公开"};
    if (o.published_on && o.late)
      light = {*o.late ? "late" : "ok", *o.late ? "逾期公开" : "已公开"};
    out.push_back(clock_model(desk.disclosure.law(), clock, light));
  }
  return out;
}

std::pair<std::string, std::string> next_step(const Desk& desk, sql::Tx& tx, const Obligation& o) {
  if (desk.handled_at)
    if (const auto url = desk.handled_at(tx, o); !url.empty()) return {"去办理", url};
  switch (o.state) {
    case State::owed:
      return {"拟公开文本", address_of(o)};
    case State::prepared:
      return {"复核", address_of(o)};
    case State::published:
      return {o.overturned_on ? "撤回公示" : "看公示",
              o.overturned_on ? "/office/decisions/" + std::to_string(o.record) + "/withdraw"
                              : "/decisions/" + std::to_string(o.record)};
    case State::exempt:
      return {"", ""};
    case State::withdrawn:
      return {"看说明", "/decisions/" + std::to_string(o.record)};
  }
  return {"", ""};
}

json::object row_of(const Desk& desk, sql::Tx& tx, const Obligation& o) {
  const auto [text, url] = next_step(desk, tx, o);
  const auto* ground = desk.disclosure.schemas().ground(o.exempt_ground);
  return {{"decision", o.party_name},
          {"decision_url", url.empty() ? address_of(o) : url},
          {"number", o.document_number},
          {"kind", o.kind},
          {"decided_on", timing::iso(o.decided_on)},
          {"clocks", clocks_of(desk, o)},
          {"state", chinese(o.state)},
          {"next_text", text},
          {"next_url", registry::or_nothing(url)},
          {"hold", ground ? json::value(ground->title) : json::value(nullptr)}};
}

http::Response list(const Desk& desk, const http::Request& request) {
  return desk.database.read([&](sql::Tx& tx) {
    const auto& tab = tab_asked(request);
    auto filter = tab.filter;
    filter.text = request.q("q");
    filter.after = page::id_in(request.q("after"));
    filter.limit = page_size + 1;
    auto found = desk.disclosure.obligations(tx, desk.by(tx, request).agency, filter);
    auto model = registry::list_model("本页 " + std::to_string(found.size()) + " 项");
    model["pager"] = registry::paged(request, found, page_size,
                                     [](const auto& o) { return std::to_string(o.id); });
    model["tabs"] = tabs_model(tab);
    registry::Form form(request, {});
    form.text("q", "文书号、当事人", std::string(request.q("q")));
    model["filter"] = json::object{{"action", "/office/publications"},
                                   {"fields", form.fields()},
                                   {"more", json::array()},
                                   {"more_open", nullptr},
                                   {"submit_text", nullptr}};
    json::array rows;
    for (const auto& o : found) rows.push_back(row_of(desk, tx, o));
    if (rows.empty())
      model["empty"] = registry::nothing_here("没有待办的公示任务。",
                                              "作出决定后，这里自动产生公示任务，由公示专员办理。");
    model["rows"] = std::move(rows);
    return desk.show(
        request,
        {.body = "disclosure/obligations.html", .title = "公示任务", .model = std::move(model)});
  });
}

json::value nearest_clock(const Desk& desk, const Obligation& o) {
  if (o.clocks.empty()) return nullptr;
  const auto& clock = o.clocks.front();
  return clock_model(desk.disclosure.law(), clock,
                     light_of(desk.disclosure.law(), clock.due, desk.today()));
}

Fields shown_fields(const Prepared& p) {
  Fields out;
  for (const auto& field : p.fields) out.emplace_back(field.label, field.value);
  return out;
}

http::Response look(const Desk& desk, sql::Tx& tx, const http::Request& request,
                    const Obligation& o, const Prepared& p, const law::Refusals& refusals) {
  const auto by = desk.by(tx, request);
  const auto drafter = desk.registry.person(tx, p.by);
  const auto* schema = desk.disclosure.schemas().of_kind(o.kind);
  json::object model{{"number", o.document_number},
                     {"sentence", sentence_of(schema->sentence, shown_fields(p))},
                     {"decision_url", nullptr},
                     {"drafted_by", drafter ? drafter->name : ""},
                     {"drafted_at", timing::minute_in_china(p.at)},
                     {"clock", nearest_clock(desk, o)},
                     {"suspects", json::array()}};
  add_comparison(model, p);
  const auto missing = desk.disclosure.missing_before_confirming(tx, p, by);
  registry::add_missing(model, missing, "公示");
  registry::Form form(request, refusals);
  form.check("agreed", "内容、隐去之处都无误，同意公示");
  form.into(model, address_of(o) + "/confirm", "公示", desk.fresh_key());
  model["submit_blocked"] = !missing.empty();
  model["cancel_url"] = "/office/publications";
  return desk.show(request, {.body = "disclosure/confirm.html",
                             .title = "公示复核",
                             .model = std::move(model),
                             .status = refusals.empty() ? 200 : 422});
}

// Not prepared yet: one button that derives the public text.
http::Response offer_to_prepare(const Desk& desk, const http::Request& request, const Obligation& o,
                                const law::Refusals& refusals) {
  json::object model{{"heading", "拟公开文本：" + o.document_number},
                     {"number", o.kind},
                     {"state_lamp", nullptr},
                     {"facts", json::array{registry::fact("当事人", o.party_name),
                                           registry::fact("决定日期", timing::iso(o.decided_on)),
                                           registry::fact("状态", std::string(chinese(o.state)))}},
                     {"form_heading", "由决定书生成公开文本，个人信息自动隐去"},
                     {"gated", false},
                     {"timeline", json::array()}};
  registry::Form form(request, refusals);
  form.into(model, address_of(o) + "/prepare", "生成公开文本", desk.fresh_key());
  return desk.show(request, {.body = "registry/record.html",
                             .title = "拟公开文本",
                             .model = std::move(model),
                             .status = refusals.empty() ? 200 : 422});
}

http::Response show_one(const Desk& desk, sql::Tx& tx, const http::Request& request,
                        const Obligation& o, const law::Refusals& refusals = {}) {
  const auto p = desk.disclosure.prepared(tx, o.prepared);
  return p ? look(desk, tx, request, o, *p, refusals)
           : offer_to_prepare(desk, request, o, refusals);
}

http::Response one(const Desk& desk, const http::Request& request) {
  return desk.database.read([&](sql::Tx& tx) {
    const auto o = obligation_asked(desk, tx, request, desk.by(tx, request));
    if (!o) return desk.not_there(request, "项公示任务");
    if (auto there = elsewhere(desk, tx, o)) return *there;
    return show_one(desk, tx, request, *o);
  });
}

// What a case owes is published and withdrawn in the case: there is one way to change it.
std::optional<http::Response> in_its_case(const Desk& desk, sql::Tx& tx, const Obligation& o) {
  const auto url = desk.handled_at ? desk.handled_at(tx, o) : std::string();
  if (url.empty()) return std::nullopt;
  return registry::done(url, "这项公示在案件里办理。");
}

std::optional<http::Response> in_its_case(const Desk& desk, sql::Tx& tx, const Record& record) {
  if (record.import != 0) return std::nullopt;
  for (const auto& o :
       desk.disclosure.obligations(tx, record.agency_id, {.text = record.document_number}))
    if (o.record == record.id) return in_its_case(desk, tx, o);
  return std::nullopt;
}

http::Response prepare(const Desk& desk, const http::Request& request) {
  return desk.database.write([&](sql::Tx& tx) {
    const auto by = desk.by(tx, request);
    const auto o = obligation_asked(desk, tx, request, by);
    if (!o) return desk.not_there(request, "项公示任务");
    if (auto there = in_its_case(desk, tx, *o)) return std::move(*there);
    const auto p = desk.disclosure.prepare(tx, o->id, by);
    if (!p) return show_one(desk, tx, request, *o, p.refusals());
    return registry::done(address_of(*o), "已生成公开文本，请另一人复核。");
  });
}

http::Response confirm(const Desk& desk, const http::Request& request) {
  return desk.database.write([&](sql::Tx& tx) {
    const auto by = desk.by(tx, request);
    const auto o = obligation_asked(desk, tx, request, by);
    if (!o) return desk.not_there(request, "项公示任务");
    if (auto there = in_its_case(desk, tx, *o)) return std::move(*there);
    if (request.field("agreed").empty())
      return show_one(desk, tx, request, *o,
                      {{"disclosure.agreed", "请逐项看过后勾选同意。", {}, "agreed"}});
    const auto record = desk.disclosure.confirm(tx, o->prepared, by);
    if (!record) return show_one(desk, tx, request, *o, record.refusals());
    return registry::done("/decisions/" + std::to_string(record->id), "已经公示。");
  });
}

http::Response withdraw_form(const Desk& desk, const http::Request& request, const Record& record,
                             const law::Refusals& refusals) {
  json::object model{
      {"heading", "撤回公示：" + record.document_number},
      {"number", record.kind},
      {"state_lamp", nullptr},
      {"facts", json::array{registry::fact("执法对象", record.party_name),
                            registry::fact("决定日期", timing::iso(record.decided_on))}},
      {"form_heading", "撤回并向社会说明理由"},
      {"gated", false},
      {"timeline", json::array()}};
  registry::Form form(request, refusals);
  form.area("reason", "撤回的理由（向社会公开）")
      .text("basis_document", "据以撤回的文书", "", {{"hint", "例如复议决定书、判决书的文号"}});
  form.into(model, "/office/decisions/" + std::to_string(record.id) + "/withdraw", "撤回公示",
            desk.fresh_key());
  model["submit_grave"] = true;
  return desk.show(request, {.body = "registry/record.html",
                             .title = "撤回公示",
                             .model = std::move(model),
                             .status = refusals.empty() ? 200 : 422});
}

http::Response ask_withdrawal(const Desk& desk, const http::Request& request) {
  return desk.database.read([&](sql::Tx& tx) {
    const auto record = desk.disclosure.record(tx, id_asked(request));
    if (!record || record->agency_id != desk.by(tx, request).agency)
      return desk.not_there(request, "条公示记录");
    if (auto there = in_its_case(desk, tx, *record)) return std::move(*there);
    if (auto there = elsewhere(desk, tx, obligation_of_record(tx, record->id))) return *there;
    return withdraw_form(desk, request, *record, {});
  });
}

http::Response withdraw(const Desk& desk, const http::Request& request) {
  return desk.database.write([&](sql::Tx& tx) {
    const auto by = desk.by(tx, request);
    const auto record = desk.disclosure.record(tx, id_asked(request));
    if (!record || record->agency_id != by.agency) return desk.not_there(request, "条公示记录");
    if (auto there = in_its_case(desk, tx, *record)) return std::move(*there);
    const auto done = desk.disclosure.withdraw(tx, record->id, registry::sent(request, "reason"),
                                               registry::sent(request, "basis_document"), by);
    if (!done) return withdraw_form(desk, request, *record, done.refusals());
    return registry::done("/decisions/" + std::to_string(record->id), "已经撤回。");
  });
}

}  // namespace

std::vector<http::Route> office_routes(const Desk& desk) {
  const auto page = [&desk](http::Response (*show)(const Desk&, const http::Request&)) {
    return [&desk, show](const http::Request& request) { return show(desk, request); };
  };
  return {http::Route("GET", "/office/publications", publishers, page(list)),
          http::Route("GET", "/office/publications/{id}", publishers, page(one)),
          http::Route("POST", "/office/publications/{id}/prepare", publishers, page(prepare)),
          http::Route("POST", "/office/publications/{id}/confirm", publishers, page(confirm)),
          http::Route("GET", "/office/decisions/{id}/withdraw", publishers, page(ask_withdrawal)),
          http::Route("POST", "/office/decisions/{id}/withdraw", publishers, page(withdraw))};
}

}  // namespace disclosure
