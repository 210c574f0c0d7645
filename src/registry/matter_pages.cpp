// matter_pages — office: the list of enforcement matters, kept by one and published by another.
#include <set>

#include "registry/desk.h"
#include "registry/form.h"
#include "registry/page_parts.h"
#include "registry/publishing.h"

namespace json = boost::json;

namespace registry {
namespace {

constexpr int page_size = 50;
constexpr auto keeper = "role:publisher", approver = "role:publication_reviewer";

struct Asked {
  const char *name, *label;
  std::string Matter::*text;
  bool area, optional;
};
constexpr Asked asked[] = {{"code", "事项编码", &Matter::code, false, false},
                           {"name", "事项名称", &Matter::name, false, false},
                           {"subject", "执法主体", &Matter::subject, false, false},
                           {"handling_unit", "承办机构", &Matter::handling_unit, false, false},
                           {"legal_basis", "执法依据", &Matter::legal_basis, true, false},
                           {"target", "实施对象", &Matter::target, false, false},
                           {"time_limit_from", "时限起算", &Matter::time_limit_from, false, true},
                           {"time_limit_basis", "时限依据", &Matter::time_limit_basis, false, true},
                           {"fee", "收费标准", &Matter::fee, false, false},
                           {"fee_basis", "收费依据", &Matter::fee_basis, false, true},
                           {"penalty_range", "处罚幅度", &Matter::penalty_range, true, true},
                           {"basis_status", "核对情况", &Matter::basis_status, false, true}};

const Options categories{
    {"行政许可", "行政许可"}, {"行政处罚", "行政处罚"},        {"行政强制", "行政强制"},
    {"行政检查", "行政检查"}, {"行政征收", "行政征收"},        {"行政征用", "行政征用"},
    {"行政确认", "行政确认"}, {"行政奖励", "行政奖励"},        {"行政给付", "行政给付"},
    {"行政裁决", "行政裁决"}, {"其他行政权力", "其他行政权力"}};

std::string address_of(const Matter& matter) {
  return "/office/matters/" + std::to_string(matter.id);
}

Form form_of(const http::Request& request, const law::Refusals& refusals, const Matter& matter) {
  Form form(request, refusals);
  form.group("事项").select("category", "事项类别", categories, matter.category);
  for (const Asked& one : asked) {
    Extra extra;
    if (one.optional) extra["optional"] = true;
    if (one.text == &Matter::legal_basis) extra["hint"] = "几条依据之间用分号（;）隔开。";
    if (one.text == &Matter::fee) extra["hint"] = "不收费的写“不收费”，不能空着。";
    if (one.text == &Matter::time_limit_from)
      form.number("time_limit_value", "办理时限", matter.time_limit_value, {{"optional", true}})
          .select("time_limit_unit", "时限单位",
                  {{"", "（无）"},
                   {"working_day", "个工作日"},
                   {"calendar_day", "日"},
                   {"month", "个月"},
                   {"hour", "小时"}},
                  matter.time_limit_unit);
    one.area ? form.area(one.name, one.label, matter.*one.text, std::move(extra))
             : form.text(one.name, one.label, matter.*one.text, std::move(extra));
  }
  return form;
}

Matter matter_sent(const http::Request& request, Matter matter, law::Refusals& wrong) {
  for (const Asked& one : asked) matter.*one.text = sent(request, one.name);
  matter.category = sent(request, "category");
  matter.time_limit_value = number_sent(request, "time_limit_value", wrong);
  matter.time_limit_unit = sent(request, "time_limit_unit");
  return matter;
}

json::object lamp_of(const Matter& matter, timing::Date today) {
  if (matter.in_force(today)) return lamp("ok", "已公示");
  if (matter.ended_on) return lamp("paused", "已终止");
  return lamp("near", "未公示");
}

// GET /office/matters
http::Response list(const Desk& desk, const http::Request& request) {
  return desk.database.read([&](sql::Tx& tx) {
    const auto visitor = desk.visitor(tx, request);
    MatterFilter filter{.text = std::string(request.q("q")),
                        .category = std::string(request.q("kind"))};
    const auto all = desk.registry.matters(tx, visitor.agency_id, filter);
    const auto in_force = std::ranges::count_if(
        all, [&](const Matter& matter) { return matter.in_force(desk.today()); });
    filter.after = request.q("after");
    filter.limit = page_size + 1;
    auto shown = desk.registry.matters(tx, visitor.agency_id, filter);

    auto model = list_model("共 " + std::to_string(all.size()) + " 项，已公示 " +
                            std::to_string(in_force) + " 项");
    model["heading"] = "执法事项";
    model["intro"] = "没有公示的事项，不能立案，也不能检查。";
    model["tabs"] = tabs("/office/matters", visitor);
    if (visitor.has_role("publisher")) {
      model["new_url"] = "/office/matters/new";
      model["new_text"] = "登记事项";
    }
    Options kinds{{"", "全部"}};
    kinds.insert(kinds.end(), categories.begin(), categories.end());
    Form form(request, {});
    form.text("q", "名称、编码、依据", std::string(request.q("q")))
        .select("kind", "类别", kinds, std::string(request.q("kind")));
    model["filter"] = json::object{{"action", "/office/matters"},
                                   {"fields", form.fields()},
                                   {"more", json::array()},
                                   {"more_open", nullptr},
                                   {"submit_text", nullptr}};
    add_active(model, request, {{"q", "文字"}, {"kind", "类别"}});
    model["pager"] = paged(request, shown, page_size, [](const Matter& m) { return m.code; });
    model["columns"] = json::array{{{"column", "事项名称"}, {"wide", nullptr}},
                                   {{"column", "编码"}, {"wide", "w12"}},
                                   {{"column", "承办机构"}, {"wide", "w8"}},
                                   {{"column", "公示"}, {"wide", "w8"}}};
    json::array rows;
    for (const Matter& matter : shown) {
      auto state =
          cell("公示", matter.published_on ? timing::iso(*matter.published_on) : std::string());
      state["lamp"] = lamp_of(matter, desk.today());
      rows.push_back(row(
          matter.name, address_of(matter), matter.category,
          {cell("编码", matter.code), cell("承办机构", matter.handling_unit), std::move(state)}));
    }
    model["rows"] = std::move(rows);
    model["empty"] =
        nothing_here("这里列出本机关的执法事项。", "由公示专员登记或者从权责清单导入。");
    return desk.show(
        request, {.body = "registry/list.html", .title = "执法事项", .model = std::move(model)});
  });
}

// GET /office/matters/new and again after a refusal
http::Response fresh(const Desk& desk, const http::Request& request,
                     const law::Refusals& refusals) {
  json::object model{{"heading", "登记执法事项"}, {"number", nullptr},
                     {"state_lamp", nullptr},     {"facts", json::array()},
                     {"form_heading", "事项"},    {"gated", false},
                     {"timeline", json::array()}, {"cancel_url", "/office/matters"}};
  form_of(request, refusals, {}).into(model, "/office/matters", "登记", desk.fresh_key());
  return desk.show(request, {.body = "registry/record.html",
                             .title = "登记执法事项",
                             .model = std::move(model),
                             .status = refusals.empty() ? 200 : 422});
}

// POST /office/matters
http::Response add(const Desk& desk, const http::Request& request) {
  law::Refusals wrong;
  Matter matter = matter_sent(request, {}, wrong);
  if (wrong.empty())
    wrong = desk.database.write([&](sql::Tx& tx) -> law::Refusals {
      const auto visitor = desk.visitor(tx, request);
      matter.agency_id = visitor.agency_id;
      const auto added = desk.registry.add_matter(tx, matter, desk.by(visitor));
      if (!added) return added.refusals();
      matter.id = *added;
      return {};
    });
  if (!wrong.empty()) return fresh(desk, request, wrong);
  return done(address_of(matter), "已登记事项，公示以前不能据此执法。");
}

// What the one who approves sees: what is missing, or the day it becomes public, or its end.
void add_publication(const Desk& desk, const http::Request& request, const Matter& matter,
                     const law::Refusals& refusals, json::object& model) {
  Form form(request, refusals);
  if (matter.in_force(desk.today())) {
    model["form_heading"] = "终止公示";
    model["submit_grave"] = true;
    form.date("on", "最后一日", desk.today());
    form.into(model, address_of(matter) + "/end", "终止这一事项", desk.fresh_key());
    return;
  }
  model["form_heading"] = "公示";
  add_missing(model, missing_before_publishing(matter, desk.law), "公示这一事项");
  form.date("on", "公示日期", desk.today(), {{"hint", "清单应当先经司法行政部门审核。"}});
  form.into(model, address_of(matter) + "/publish", "公示", desk.fresh_key());
}

// GET /office/matters/{matter} and again after a refusal
http::Response record(const Desk& desk, const http::Request& request,
                      const law::Refusals& refusals) {
  return desk.database.read([&](sql::Tx& tx) {
    const auto visitor = desk.visitor(tx, request);
    const auto matter = desk.registry.matter(tx, page::id_in(request.param("matter")));
    if (!is_own(matter, visitor)) return desk.not_there(request, "执法事项");
    json::object model{
        {"heading", matter->name},
        {"number", "事项编码 " + matter->code},
        {"state_lamp", lamp_of(*matter, desk.today())},
        {"facts",
         json::array{fact("事项类别", matter->category), fact("执法主体", matter->subject),
                     fact("承办机构", matter->handling_unit), fact("执法依据", matter->legal_basis),
                     fact("实施对象", matter->target), fact("办理时限", time_limit_of(*matter)),
                     fact("收费依据和标准", fee_of(*matter)),
                     fact("处罚幅度", matter->penalty_range),
                     fact("核对情况", matter->basis_status)}},
        {"form_heading", "修改"},
        {"gated", false},
        {"timeline", timeline_of(tx, desk.registry, "matter:" + std::to_string(matter->id))},
        {"cancel_url", "/office/matters"},
        {"action", nullptr},
        {"errors", json::array()}};
    if (visitor.has_role("publication_reviewer"))
      add_publication(desk, request, *matter, refusals, model);
    else if (visitor.has_role("publisher"))
      form_of(request, refusals, *matter)
          .into(model, address_of(*matter), "保存修改", desk.fresh_key());
    return desk.show(request, {.body = "registry/record.html",
                               .title = matter->name,
                               .model = std::move(model),
                               .status = refusals.empty() ? 200 : 422});
  });
}

// Finds the visitor's own matter and does something to it.
template <class Act>
http::Response act_on(const Desk& desk, const http::Request& request, const std::string& said,
                      Act&& act) {
  const auto refusals = desk.database.write([&](sql::Tx& tx) -> law::Refusals {
    const auto visitor = desk.visitor(tx, request);
    const auto matter = desk.registry.matter(tx, page::id_in(request.param("matter")));
    if (!is_own(matter, visitor)) return {{"registry.nothing_there", "没有这个事项。", {}, ""}};
    return act(tx, *matter, desk.by(visitor));
  });
  if (!refusals.empty()) return record(desk, request, refusals);
  return done("/office/matters/" + std::string(request.param("matter")), said);
}

// POST /office/matters/{matter}
http::Response change(const Desk& desk, const http::Request& request) {
  return act_on(desk, request, "已保存修改。",
                [&](sql::Tx& tx, const Matter& matter, const By& by) -> law::Refusals {
                  law::Refusals wrong;
                  const auto changed = matter_sent(request, matter, wrong);
                  if (!wrong.empty()) return wrong;
                  return desk.registry.change_matter(tx, changed, by);
                });
}

std::optional<timing::Date> day_sent(const http::Request& request, law::Refusals& wrong) {
  const auto on = date_sent(request, "on", wrong);
  if (!on && wrong.empty()) wrong.push_back({"registry.matter.on", "请填写日期。", {}, "on"});
  return on;
}

// POST /office/matters/{matter}/publish
http::Response publish(const Desk& desk, const http::Request& request) {
  return act_on(desk, request, "已公示。",
                [&](sql::Tx& tx, const Matter& matter, const By& by) -> law::Refusals {
                  law::Refusals wrong;
                  const auto on = day_sent(request, wrong);
                  if (!on) return wrong;
                  return desk.registry.publish_matter(tx, matter.id, *on, desk.law, by);
                });
}

// POST /office/matters/{matter}/end
http::Response end(const Desk& desk, const http::Request& request) {
  return act_on(desk, request, "已终止。",
                [&](sql::Tx& tx, const Matter& matter, const By& by) -> law::Refusals {
                  law::Refusals wrong;
                  const auto on = day_sent(request, wrong);
                  if (!on) return wrong;
                  return desk.registry.end_matter(tx, matter.id, *on, by);
                });
}

}  // namespace

std::vector<http::Route> matter_routes(Desk& desk) {
  using http::Request;
  return {
      {"GET", "/office/matters", "signed_in", [&](const Request& r) { return list(desk, r); }},
      {"GET", "/office/matters/new", keeper, [&](const Request& r) { return fresh(desk, r, {}); }},
      {"POST", "/office/matters", keeper, [&](const Request& r) { return add(desk, r); }},
      {"GET", "/office/matters/{matter}", "signed_in",
       [&](const Request& r) { return record(desk, r, {}); }},
      {"POST", "/office/matters/{matter}", keeper,
       [&](const Request& r) { return change(desk, r); }},
      {"POST", "/office/matters/{matter}/publish", approver,
       [&](const Request& r) { return publish(desk, r); }},
      {"POST", "/office/matters/{matter}/end", approver,
       [&](const Request& r) { return end(desk, r); }}};
}

}  // namespace registry
