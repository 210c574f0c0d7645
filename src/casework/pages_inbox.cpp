// pages_inbox — office: the home of every role: today's duties by light, and my clocks.
#include <algorithm>
#include <map>

#include "casework/pages_duties.h"
#include "casework/pages_month.h"
#include "registry/page_parts.h"

namespace json = boost::json;

namespace casework {
namespace {

json::value from(const Duty& duty) {
  if (duty.missing.empty()) return nullptr;
  const auto more = duty.missing.size() - 1;
  return json::value(duty.missing.front().reason +
                     (more ? "另有 " + std::to_string(more) + " 项。" : ""));
}

json::value basis_of(const Desk& desk, const Duty& duty) {
  const bool of_clock = duty.clock && law::day_of(*duty.clock) == duty.due;
  return of_clock ? law::chip(desk.law(), *duty.clock) : law::chip(desk.law(), duty.act->basis);
}

json::object row_of(const Desk& desk, const Duty& duty) {
  return {{"next", duty.act->title},
          {"next_url", url_of(duty.the_case, *duty.act)},
          {"about", duty.the_case.title},
          {"about_url", url_of(duty.the_case)},
          {"due", duty.due ? timing::iso(*duty.due) : ""},
          {"lamp", law::light(desk.law(), duty.due, desk.today())},
          {"basis", basis_of(desk, duty)},
          {"from", from(duty)}};
}

json::array counts_of(const Desk& desk, const std::vector<Duty>& duties) {
  std::map<std::string, int> counted;
  for (const auto& duty : duties)
    if (duty.due) ++counted[law::light_on(desk.law(), *duty.due, desk.today()).state];
  json::array out;
  for (const auto& [state, word] : {std::pair{"late", "逾期"}, {"near", "临近"}, {"ok", "正常"}})
    if (counted[state])
      out.push_back({{"state", state}, {"word", word}, {"count", counted[state]}});
  return out;
}

Marks marks_of(const std::vector<Duty>& duties) {
  Marks out;
  for (const auto& duty : duties)
    if (duty.due)
      out.emplace(*duty.due,
                  Mark{duty.act->title + "：" + duty.the_case.title, url_of(duty.the_case)});
  return out;
}

// GET /office
http::Response inbox(const Desk& desk, const http::Request& request) {
  return desk.database.read([&](sql::Tx& tx) {
    const auto who = desk.visitor(tx, request);
    const auto duties = duties_of(tx, desk, who);
    json::array rows;
    for (const auto& duty : duties) rows.push_back(row_of(desk, duty));
    json::object model{
        {"greeting", day_said(desk.law(), desk.today())},
        {"counts", counts_of(desk, duties)},
        {"tabs", json::array()},
        {"duties", std::move(rows)},
        {"empty",
         registry::nothing_here("现在没有要您办理的事。",
                                "案件走到您的岗位、期限临近或者有人退回时，会出现在这里。")},
        {"calendar", month(desk.law(), request.q("month"), desk.today(), marks_of(duties))}};
    return desk.show(request,
                     {.body = "site/inbox.html", .title = "待办", .model = std::move(model)});
  });
}

}  // namespace

std::vector<http::Route> inbox_routes(Desk& desk) {
  return {{"GET", "/office", "signed_in",
           [&desk](const http::Request& request) { return inbox(desk, request); }}};
}

}  // namespace casework
