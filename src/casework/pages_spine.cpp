#include "casework/pages_spine.h"

#include <algorithm>

#include "registry/page_parts.h"

namespace json = boost::json;

namespace casework {
namespace {

struct Spine {
  sql::Tx& tx;
  const Desk& desk;
  const Case& the_case;
  const ActKind* next;
  const registry::Person& who;

  const std::vector<Stage>& stages() const { return desk.procedure().stages; }
  std::size_t place(std::string_view stage) const {
    return std::size_t(std::ranges::find(stages(), stage, &Stage::id) - stages().begin());
  }
};

json::array papers_in(const Act& act) {
  json::array out;
  if (const auto* documents = act.result.if_contains("documents"))
    for (const auto& document : documents->as_array())
      out.push_back({{"text", document.at("title")},
                     {"url", "/office/documents/" +
                                 std::to_string(document.at("id").to_number<std::int64_t>())}});
  return out;
}

json::object event_of(const Spine& s, const Act& act) {
  return {{"at", timing::iso(act.on).substr(5)},
          {"what", s.desk.procedure().act(act.kind).title},
          {"by", s.desk.name_of(s.tx, act.by)},
          {"url", nullptr},
          {"papers", papers_in(act)}};
}

json::array events_in(const Spine& s, const Stage& stage) {
  json::array out;
  if (stage.id == s.stages().front().id)
    out.push_back({{"at", timing::iso(timing::date_in_china(s.the_case.opened_at)).substr(5)},
                   {"what", "登记线索"},
                   {"by", s.desk.name_of(s.tx, s.the_case.opened_by)},
                   {"url", nullptr},
                   {"papers", json::array()}});
  for (const Act& act : s.the_case.acts)
    if (s.desk.procedure().act(act.kind).stage == stage.id) out.push_back(event_of(s, act));
  return out;
}

// 2026-01-05 至 01-26
json::value when(const Spine& s, const Stage& stage) {
  std::optional<Date> first, last;
  for (const Act& act : s.the_case.acts) {
    if (s.desk.procedure().act(act.kind).stage != stage.id) continue;
    first = first ? std::min(*first, act.on) : act.on;
    last = last ? std::max(*last, act.on) : act.on;
  }
  if (!first) return nullptr;
  const auto end = *first == *last ? "" : " 至 " + timing::iso(*last).substr(5);
  return json::value(timing::iso(*first) + end);
}

json::array others(const Spine& s) {
  json::array out;
  for (const auto& offer : s.desk.casework.offers(s.tx, s.the_case, s.desk.by(s.who)))
    if (offer.missing.empty() && offer.act != s.next)
      out.push_back({{"text", offer.act->title}, {"url", url_of(s.the_case, *offer.act)}});
  return out;
}

json::object bend(const Spine& s) {
  const auto by = s.desk.by(s.who);
  const bool own = s.the_case.agency_id == s.who.agency_id;
  json::object out{{"heading", s.next->title},
                   {"intro", s.next->intro},
                   {"open_url", nullptr},
                   {"open_text", "打开：" + s.next->title},
                   {"others", own ? others(s) : json::array()}};
  if (own && may_do(s.who, *s.next)) out["open_url"] = url_of(s.the_case, *s.next);
  law::add_missing(out, s.desk.law(),
                   missing_before(s.desk.casework.situation(s.tx, s.the_case, *s.next, by)),
                   s.next->title, mends(s.desk, s.the_case, *s.next));
  return out;
}

const char* progress_of(const Spine& s, std::size_t place, bool happened) {
  if (!s.next) return happened ? "done" : "skipped";
  const auto now = s.place(s.next->stage);
  if (place == now) return "now";
  if (happened) return "done";
  return place < now ? "skipped" : "future";
}

json::object stage_of(const Spine& s, std::size_t place) {
  const Stage& stage = s.stages()[place];
  auto events = events_in(s, stage);
  const std::string progress = progress_of(s, place, !events.empty());
  const bool skipped = progress == "skipped";
  json::object out{{"stage", stage.title},   {"progress", progress},
                   {"when", when(s, stage)}, {"events", std::move(events)},
                   {"lamp", nullptr},        {"note", nullptr},
                   {"act", nullptr}};
  if (skipped) out["note"] = "本案没有经过这一环节";
  if (progress == "now") out["act"] = bend(s);
  return out;
}

}  // namespace

json::array spine_of(sql::Tx& tx, const Desk& desk, const Case& c, const ActKind* next,
                     const registry::Person& who) {
  const Spine s{tx, desk, c, next, who};
  json::array out;
  for (std::size_t place = 0; place < s.stages().size(); ++place) out.push_back(stage_of(s, place));
  return out;
}

}  // namespace casework
