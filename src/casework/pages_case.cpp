// pages_case — office: one case as a spine, with its clocks, people and papers beside it.
#include <algorithm>

#include "casework/pages_act.h"
#include "casework/pages_duties.h"
#include "casework/pages_spine.h"
#include "registry/page_parts.h"

namespace json = boost::json;

namespace casework {
namespace {

json::object fact(const std::string& label, const std::string& text, const std::string& link = "") {
  auto out = registry::fact(label, text);
  out["link"] = registry::or_nothing(link);
  return out;
}

json::array facts_of(sql::Tx& tx, const Desk& desk, const Case& c) {
  const auto matter = desk.registry().matter(tx, c.matter_id);
  json::array out{fact("当事人", c.party.name, "/office/parties/" + std::to_string(c.party_id)),
                  fact("执法事项", matter ? matter->name : "",
                       "/office/matters/" + std::to_string(c.matter_id)),
                  fact("案件来源", c.source), fact("案由", c.violation)};
  if (const auto* proposal = c.current()) out.push_back(fact("拟处罚", proposal->content()));
  if (c.decided) {
    out.push_back(fact("决定", c.decided->content(),
                       "/office/documents/" + std::to_string(c.decision_document)));
    out.push_back(fact("决定书文号", c.decision_number));
  }
  if (c.record) out.push_back(fact("公示记录", "已公示", "/decisions/" + std::to_string(c.record)));
  return out;
}

json::object part(const std::string& person, const std::string& part, const std::string& detail) {
  return {{"person", person},
          {"part", part},
          {"detail", registry::or_nothing(detail)},
          {"mark", nullptr}};
}

json::object handler(sql::Tx& tx, const Desk& desk, std::int64_t person) {
  const auto certificate = desk.registry().certificate(tx, person);
  auto out = part(desk.name_of(tx, person), "承办人",
                  certificate ? "证号 " + certificate->number + "，有效至 " +
                                    timing::iso(certificate->expires_on)
                              : "没有执法证");
  const auto light = certificate ? law::light_on(desk.law(), certificate->expires_on, desk.today())
                                 : law::Light{"late", ""};
  if (light.state != "ok") out["mark"] = light.state == "near" ? "证件临期" : "证件无效";
  return out;
}

// Whoever did something that decides about the case, each act once.
json::array parts_of(sql::Tx& tx, const Desk& desk, const Case& c) {
  json::array out;
  for (const auto id : c.handlers) out.push_back(handler(tx, desk, id));
  for (const auto* act : {"approve_filing", "review_opinion", "collective_discussion", "decide",
                          "prepare_publication", "publish", "close_case"})
    if (const Act* done = c.last(act))
      out.push_back(
          part(desk.name_of(tx, done->by), desk.procedure().act(act).title, timing::iso(done->on)));
  out.push_back(part(c.party.name, "当事人", c.party.legal_representative));
  return out;
}

json::array papers_of(const recording::Records& records, sql::Tx& tx, const Case& c) {
  json::array out;
  for (const auto& d : records.documents_of(tx, c.subject()))
    out.push_back({{"paper", d.title + (d.number.empty() ? "" : " " + d.number)},
                   {"url", "/office/documents/" + std::to_string(d.id)},
                   {"made_on", timing::iso(timing::date_in_china(d.happened_at)).substr(5)},
                   {"state", d.stands()         ? "已封存"
                             : d.voided.empty() ? "已更正"
                                                : "已作废"}});
  return out;
}

json::array recordings_of(const recording::Records& records, sql::Tx& tx, const Case& c) {
  json::array out;
  for (const auto& e : records.evidence_of(tx, c.subject()))
    out.push_back({{"recording", e.kind + "：" + e.title},
                   {"url", "/office/evidence/" + std::to_string(e.id)},
                   {"made_on", timing::iso(e.obtained_on).substr(5)},
                   {"state", "已封存"}});
  return out;
}

json::array clocks_of(const Desk& desk, const Case& c) {
  json::array out;
  for (const auto& clock : desk.casework.clocks(c))
    out.push_back(law::clock_line(desk.law(), clock, desk.today()));
  return out;
}

json::value head_lamp(const Desk& desk, const Case& c) {
  const auto clock = nearest_clock(desk, c);
  return clock ? law::light(desk.law(), law::day_of(*clock), desk.today()) : json::value();
}

std::string now_text(const json::array& stages) {
  for (const auto& stage : stages)
    if (stage.at("progress") == "now") {
      const auto& act = stage.at("act");
      const auto count = act.at("missing_count").to_number<std::int64_t>();
      const auto heading = std::string(act.at("heading").as_string());
      return count ? heading + "，还缺 " + std::to_string(count) + " 项" : heading;
    }
  return "";
}

json::object model_of(sql::Tx& tx, const Desk& desk, const Case& c, const registry::Person& who) {
  const auto& records = desk.casework.rooms().records;
  const auto* next = desk.casework.next_act(tx, c, desk.clock.now());
  auto stages = spine_of(tx, desk, c, next, who);
  auto clocks = clocks_of(desk, c);
  const bool adds_evidence = c.agency_id == who.agency_id && !c.closed && who.has_role("officer");
  return {{"crumbs", crumbs_of(c, "")},
          {"cause", heading_of(c)},
          {"number", c.number.empty() ? "尚未立案" : c.number},
          {"procedure", desk.procedure().title},
          {"filed_on", c.filed_on ? json::value(timing::iso(*c.filed_on)) : json::value()},
          {"law_version", c.law_version},
          {"now_text", registry::or_nothing(now_text(stages))},
          {"head_lamp", head_lamp(desk, c)},
          {"facts", facts_of(tx, desk, c)},
          {"stages", std::move(stages)},
          {"clocks", std::move(clocks)},
          {"parts", parts_of(tx, desk, c)},
          {"papers_made", papers_of(records, tx, c)},
          {"recordings", recordings_of(records, tx, c)},
          {"upload_url", adds_evidence ? json::value(url_of(c) + "/evidence") : json::value()},
          {"new_paper_url", nullptr},
          {"print_url", nullptr},
          {"export_url", nullptr}};
}

// GET /office/cases/{case}
http::Response show(const Desk& desk, const http::Request& request) {
  return desk.database.read([&](sql::Tx& tx) {
    const auto who = desk.visitor(tx, request);
    const auto c = desk.case_of(tx, request, who);
    if (!c) return desk.not_there(request, "案件");
    return desk.show(request, {.body = "casework/case.html",
                               .title = heading_of(*c),
                               .model = model_of(tx, desk, *c, who)});
  });
}

}  // namespace

std::vector<http::Route> case_routes(Desk& desk) {
  return {{"GET", "/office/cases/{case}", case_people,
           [&desk](const http::Request& request) { return show(desk, request); }}};
}

}  // namespace casework
