#include "casework/casework.h"

#include <algorithm>

#include "casework/acts/work.h"
#include "casework/store.h"
#include "law/money.h"
#include "law/present.h"

namespace json = boost::json;

namespace casework {
namespace {

bool applies(const ActKind& act, const Situation& s) {
  const Case& c = s.the_case;
  if (act.applies == "hearing") return c.hearing_requested_on.has_value();
  if (act.applies == "review") return review_is_due(s);
  if (act.applies == "collective") return s.proposal() && collective_is_due(s, *s.proposal());
  if (act.applies == "fine") return c.decided && c.decided->fine_fen > 0 && !c.overturned_on;
  return true;
}

bool finished(const ActKind& act, const Situation& s) {
  const Case& c = s.the_case;
  if (act.id == "review_opinion") return s.review == review::Standing::passed;
  if (act.id == "pay") return c.decided && c.paid_fen >= c.decided->fine_fen;
  if (act.id == "record_interview") return c.did(act.id) || s.proposal();
  return c.did(act.id);
}

review::Facts facts_of(const Case& c, const Proposal& p) {
  return {.act = "行政处罚",
          .party = std::string(registry::chinese(c.party.kind)),
          .penalty_kinds = p.kinds,
          .fine_fen = p.fine_fen,
          .confiscated_fen = p.confiscated_fen,
          .procedure = "普通",
          .licence_act = {},
          .via = {},
          .coercion_act = {},
          .requisition_of = {},
          .transfer_to = {},
          .hearing_held = c.hearing_requested_on.has_value(),
          .collective_discussion = c.did("collective_discussion"),
          .text = {}};
}

}  // namespace

law::Outcome<std::int64_t> Casework::open(sql::Database& database, const Opening& opening,
                                          const By& by) const {
  return database.write([&](sql::Tx& tx) -> law::Outcome<std::int64_t> {
    const auto matter = rooms_.registry.matter(tx, opening.matter_id);
    const auto party = rooms_.registry.party(tx, opening.party_id);
    const auto today = timing::date_in_china(by.at);
    if (!matter || matter->agency_id != by.agency || !matter->in_force(today))
      return law::Refusal{
          "matter.published",
          "这一执法事项没有在本机关的《行政执法事项清单》中公布，或者已经停止实施，不能据以立案。",
          rooms_.law.basis("penalty-law:39"), "matter"};
    if (!party || party->agency_id != by.agency)
      return law::Refusal{"case.party", "请选择当事人。", rooms_.law.basis("penalty-law:54"),
                          "party"};
    Case c{.id = rooms_.ids.next(),
           .agency_id = by.agency,
           .procedure = rooms_.procedure.id,
           .law_version = rooms_.law.version(),
           .title = opening.title.empty() ? party->name + "涉嫌违法案" : opening.title,
           .matter_id = matter->id,
           .party_id = party->id,
           .opened_by = by.person,
           .opened_at = by.at,
           .party = *party};
    store::insert_case(tx, c);
    ledger::append(tx,
                   {.log = by.agency,
                    .act = "casework.opened",
                    .subject = c.subject(),
                    .by = by.person,
                    .facts = {{"matter", matter->code}},
                    .rows = {{"casework_case", c.id}}},
                   by.at);
    return c.id;
  });
}

std::optional<Case> Casework::find(sql::Tx& tx, std::int64_t id) const {
  return store::find(tx, id);
}

std::vector<CaseLine> Casework::list(sql::Tx& tx, std::int64_t agency,
                                     const CaseFilter& filter) const {
  return store::list(tx, agency, filter);
}

json::object Casework::about(sql::Tx& tx, const Case& c) const {
  json::object the_case{
      {"title", c.title}, {"cause", c.violation}, {"number", c.number}, {"defence", c.defence}};
  if (const auto* p = c.current()) {
    auto fields = fields_of(*p);
    fields["penalty_basis"] = p->basis;
    for (const auto& [key, value] : fields) the_case[key] = value;
  }
  json::object out{{"party", recording::about_party(c.party)}, {"case", std::move(the_case)}};
  if (const auto matter = rooms_.registry.matter(tx, c.matter_id))
    out["matter"] = json::object{{"code", matter->code}, {"name", matter->name}};
  if (c.decided)
    out["decision"] =
        json::object{{"number", c.decision_number}, {"content", c.decided->content()}};
  return out;
}

recording::Draft Casework::decision_draft(sql::Tx& tx, const Case& c,
                                          const Proposal& proposal) const {
  return {.subject = c.subject(),
          .form = "penalty_decision",
          .filled = {fields_of(proposal), about(tx, c)},
          .happened_at = {},
          .ended_at = {},
          .place = {},
          .officers = c.handlers,
          .party_name = c.party.name,
          .matter_code = {}};
}

std::string Casework::decision_text(sql::Tx& tx, const Case& c, const Proposal& proposal,
                                    Date on) const {
  const auto& forms = rooms_.records.forms();
  const auto filled = rooms_.records.completed(tx, c.agency_id, decision_draft(tx, c, proposal));
  return recording::text_of(forms.form("penalty_decision"), filled, {forms, rooms_.law, on});
}

Situation Casework::situation(sql::Tx& tx, const Case& c, const ActKind& act, const By& by,
                              const json::object* input) const {
  const auto today = timing::date_in_china(by.at);
  Situation s{.law = rooms_.law,
              .procedure = rooms_.procedure,
              .act = act,
              .the_case = c,
              .now = by.at,
              .today = today,
              .on = today,
              .filled = input != nullptr};
  if (input) s.input = *input;
  if (input && act.id == "serve_notice" && c.proposed) {
    for (auto& [key, value] : fields_of(*c.proposed)) s.input[key] = value;
  }
  if (!act.dated_by.empty()) s.on = s.in().date(act.dated_by).value_or(today);
  if (const auto doer = rooms_.registry.person(tx, by.person)) s.doer = *doer;
  const auto named = s.in().has("officers") ? s.in().ids("officers") : c.handlers;
  for (const auto id : named)
    if (const auto person = rooms_.registry.person(tx, id))
      s.officers.push_back({*person, rooms_.registry.certificate(tx, id)});
  s.heads = rooms_.registry.people_with_role(tx, c.agency_id, "agency_head");
  for (auto& deputy : rooms_.registry.people_with_role(tx, c.agency_id, "deputy_head"))
    s.heads.push_back(std::move(deputy));
  s.chairs = rooms_.registry.people_with_role(tx, c.agency_id, "hearing_chair");
  s.matter = rooms_.registry.matter(tx, c.matter_id);
  s.evidence = rooms_.records.evidence_of(tx, c.subject()).size();
  s.review = review::standing(tx, c.subject());
  if (const auto* proposal = c.current()) {
    s.scope = review::scope(facts_of(c, *proposal),
                            {.unit_fen = s.parameter("review.threshold.unit_yuan") * 100,
                             .person_fen = s.parameter("review.threshold.individual_yuan") * 100});
    const auto passed = review::passed(
        tx, c.subject(), review::hash_of_draft(decision_text(tx, c, *proposal, today)));
    s.review_passed = passed.has_value();
    if (passed) s.reviewer = passed->reviewer();
  }
  if (!c.violation.empty()) {
    for (const auto id : store::decided_against(tx, c.agency_id, c.party_id)) {
      if (id == c.id) continue;
      const auto other = store::find(tx, id);
      if (other->decided->fine_fen > 0 && !other->overturned_on &&
          other->violation == c.violation && other->act_ended_on == c.act_ended_on)
        s.same_act_fined_on = other->decided_on;
    }
  }
  return s;
}

const ActKind* Casework::next_act(sql::Tx& tx, const Case& c, Instant now) const {
  if (c.closed || c.filing_declined) return nullptr;
  // Nothing is filled in, so that every act is asked about in one and the same situation.
  const auto s = situation(tx, c, rooms_.procedure.acts.front(), {c.agency_id, 0, now});
  for (const ActKind& act : rooms_.procedure.acts) {
    if (!act.main) continue;
    if (!applies(act, s) || finished(act, s)) continue;
    if (act.id == "review_opinion" && s.review == review::Standing::not_passed)
      return &rooms_.procedure.act("resubmit_to_review");
    return &act;
  }
  return nullptr;
}

std::vector<Offer> Casework::offers(sql::Tx& tx, const Case& c, const By& by) const {
  std::vector<Offer> out;
  const auto person = rooms_.registry.person(tx, by.person);
  for (const ActKind& act : rooms_.procedure.acts) {
    const bool mine = person && std::ranges::any_of(act.roles, [&](const auto& role) {
                        return person->has_role(role);
                      });
    if (!mine) continue;
    const auto s = situation(tx, c, act, by);
    if (applies(act, s)) out.push_back({&act, missing_before(s)});
  }
  return out;
}

void Casework::check_required(const ActKind& act, const json::object& input) const {
  if (const auto* form = rooms_.procedure.asks(act)) {
    if (auto missing = recording::missing_fields(*form, input, rooms_.law); !missing.empty())
      throw Refused(missing);
  }
}

void Casework::save(sql::Tx& tx, const Case& before, const Act& act, const By& by) const {
  Case after = before;
  fold(after, act);
  store::insert_act(tx, before, act);
  const auto* next = next_act(tx, after, by.at);
  const auto running = clocks(after);
  store::update_line(tx, after, next ? std::string_view(next->stage) : std::string_view("closed"),
                     running.empty() ? std::nullopt : running.front().due);
  ledger::append(tx,
                 {.log = before.agency_id,
                  .act = "casework." + act.kind,
                  .subject = before.subject(),
                  .by = by.person,
                  .facts = {{"on", timing::iso(act.on)}},
                  .rows = {{"casework_act", act.id}, {"casework_case", before.id}}},
                 by.at);
}

Act Casework::act(sql::Tx& tx, std::int64_t case_id, std::string_view act_id,
                  const json::object& input, const By& by) const {
  const auto found = store::find(tx, case_id);
  if (!found || found->agency_id != by.agency)
    throw Refused({{"case.unknown", "没有这个案件。", {}, ""}});
  const ActKind& kind = rooms_.procedure.act(act_id);
  const auto s = situation(tx, *found, kind, by, &input);
  if (auto missing = missing_before(s); !missing.empty()) throw Refused(std::move(missing));
  check_required(kind, s.input);
  Work work{tx, *this, *found, kind, s, by, {}};
  effect_of(kind)(work);
  Act done{.id = rooms_.ids.next(),
           .seq = int(found->acts.size()) + 1,
           .kind = kind.id,
           .at = by.at,
           .on = s.on,
           .by = by.person,
           .input = s.input,
           .result = std::move(work.result)};
  save(tx, *found, done, by);
  return done;
}

law::Outcome<Act> Casework::act(sql::Database& database, std::int64_t case_id,
                                std::string_view act_id, const json::object& input,
                                const By& by) const {
  try {
    return database.write([&](sql::Tx& tx) { return act(tx, case_id, act_id, input, by); });
  } catch (const Refused& refused) {
    return refused.refusals;
  }
}

std::vector<law::Clock> Casework::clocks(const Case& c) const {
  std::vector<law::Clock> out;
  const auto add = [&](std::string_view trigger, std::optional<Date> from, bool over,
                       std::string_view only = "") {
    if (!from || over) return;
    for (auto& clock : law::clocks_on(rooms_.law, trigger, law::Event{*from}))
      if (!clock.extension && (only.empty() || clock.rule.starts_with(only)))
        out.push_back(std::move(clock));
  };
  add("case-filed", c.filed_on, c.decided_on.has_value());
  for (const auto& hold : c.holds) add("evidence-held", hold.started_on, hold.handled);
  if (c.hearing_offered)
    add("hearing-notice-served", c.notified_on, c.decided_on || c.hearing_requested_on);
  if (!c.hearing_offered)
    add("notice-served", c.notified_on, c.decided_on || c.defence_recorded, "penalty.defence");
  add("penalty-decided", c.decided_on, c.served_on.has_value(), "penalty.service");
  add("penalty-decided", c.decided_on, c.record != 0, "publication");
  add("decision-served", c.served_on, c.decided && c.paid_fen >= c.decided->fine_fen,
      "penalty.payment");
  add("decision-overturned", c.overturned_on, c.withdrawn, "publication");
  std::ranges::sort(
      out, {}, [](const law::Clock& clock) { return law::day_of(clock).value_or(Date::max()); });
  return out;
}

}  // namespace casework
