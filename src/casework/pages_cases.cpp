// pages_cases — office: the cases of the agency; the filters stand in the address.
#include <algorithm>

#include "casework/pages_duties.h"
#include "registry/form.h"
#include "registry/page_parts.h"

namespace json = boost::json;

namespace casework {
namespace {

constexpr std::size_t page_size = 20;

CaseFilter filter_of(const http::Request& request, const registry::Person& who) {
  return {.text = std::string(request.q("q")),
          .stage = std::string(request.q("stage")),
          .handler = request.q("whose") == "mine" ? who.id : 0,
          .open = request.q("state") == "open",
          .before = page::id_in(request.q("after")),
          .limit = int(page_size) + 1};
}

json::object filters(const Desk& desk, const http::Request& request) {
  registry::Options stages{{"", "全部"}};
  for (const auto& stage : desk.procedure().stages) stages.emplace_back(stage.id, stage.title);
  const auto value = [&](std::string_view name) { return std::string(request.q(name)); };
  registry::Form form(request, {});
  form.text("q", "案件、文号", value("q"))
      .select("stage", "所在环节", stages, value("stage"))
      .select("whose", "承办", {{"", "全部"}, {"mine", "我承办的"}}, value("whose"))
      .select("state", "状态", {{"", "全部"}, {"open", "未结案"}}, value("state"));
  return {{"action", "/office/cases"},
          {"fields", form.fields()},
          {"more", json::array()},
          {"more_open", nullptr},
          {"submit_text", nullptr}};
}

std::string names_of(sql::Tx& tx, const Desk& desk, const std::vector<std::int64_t>& people) {
  std::string out;
  for (const auto id : people) out += (out.empty() ? "" : "、") + desk.name_of(tx, id);
  return out;
}

json::object row_of(sql::Tx& tx, const Desk& desk, const CaseLine& line,
                    const registry::Person& who) {
  const auto c = desk.casework.find(tx, line.id).value();
  const auto* next = desk.casework.next_act(tx, c, desk.clock.now());
  const auto clock = nearest_clock(desk, c);
  const auto due = clock ? law::day_of(*clock) : std::nullopt;
  const bool his = next && may_do(who, *next);
  return {{"cause", line.title},
          {"url", url_of(c)},
          {"number", line.number.empty() ? "尚未立案" : line.number},
          {"party", line.party},
          {"stage", next ? desk.procedure().stage_title(next->stage)
                         : std::string_view(c.filing_declined ? "不予立案" : "已结案")},
          {"next_text", next ? next->title : "—"},
          {"next_url", his ? json::value(url_of(c, *next)) : json::value()},
          {"due", due ? timing::iso(*due) : "—"},
          {"lamp", law::light(desk.law(), due, desk.today())},
          {"officers", names_of(tx, desk, line.handlers)}};
}

// GET /office/cases
http::Response list(const Desk& desk, const http::Request& request) {
  return desk.database.read([&](sql::Tx& tx) {
    const auto who = desk.visitor(tx, request);
    auto lines = desk.casework.list(tx, who.agency_id, filter_of(request, who));
    auto pager = registry::paged(request, lines, page_size,
                                 [](const CaseLine& line) { return std::to_string(line.id); });
    json::array rows;
    for (const auto& line : lines) rows.push_back(row_of(tx, desk, line, who));
    const bool opens = who.has_role("officer") || who.has_role("unit_head");
    json::object model{
        {"filter", filters(desk, request)},
        {"clear_url", nullptr},
        {"tally", "本页 " + std::to_string(rows.size()) + " 件"},
        {"downloads", json::array()},
        {"new_url", opens ? json::value("/office/cases/new") : json::value()},
        {"rows", std::move(rows)},
        {"pager", std::move(pager)},
        {"empty", registry::nothing_here("这里列出本机关的案件。",
                                         "由执法人员登记线索，批准立案后编定文号。")}};
    registry::add_active(model, request, {{"q", "文字"}});
    return desk.show(request,
                     {.body = "casework/cases.html", .title = "案件", .model = std::move(model)});
  });
}

}  // namespace

std::vector<http::Route> list_routes(Desk& desk) {
  return {{"GET", "/office/cases", case_people,
           [&desk](const http::Request& request) { return list(desk, request); }}};
}

}  // namespace casework
