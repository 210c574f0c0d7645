#include "casework/things.h"

#include <algorithm>
#include <map>

#include "casework/input.h"
#include "law/money.h"

namespace json = boost::json;

namespace casework {
namespace {

using Apply = void (*)(Case&, const Act&);

void adopt_filing(Case& c, const Act& act) {
  const Input in{act.input};
  c.handlers = in.ids("officers");
  c.found_on = in.date("found_on");
  c.act_ended_on = in.date("act_ended_on");
  c.violation = in.text("violation");
  c.source = in.text("source");
}

void adopt_approval(Case& c, const Act& act) {
  c.filing_declined = Input{act.input}.text("approve") == "不同意";
  if (!c.filing_declined) c.filed_on = act.on;
  c.number = Input{act.result}.text("number");
}

void adopt_outcome(Case& c, const Act& act) {
  if (Input{act.result}.flag("overturned")) c.overturned_on = act.on;
}

void adopt_decision(Case& c, const Act& act) {
  c.decided = proposal_of(act.result.at("decided").as_object());
  c.decided_on = act.on;
  c.decided_by = act.by;
  c.decision_number = Input{act.result}.text("number");
  c.decision_document = Input{act.result}.integer("document");
  c.obligation = Input{act.result}.integer("obligation");
}

const std::map<std::string, Apply, std::less<>>& effects() {
  static const std::map<std::string, Apply, std::less<>> all = {
      {"submit_filing", adopt_filing},
      {"approve_filing", adopt_approval},
      {"register_evidence", [](Case& c, const Act& a) { c.holds.push_back({a.on}); }},
      {"handle_registered_evidence",
       [](Case& c, const Act&) {
         for (auto& hold : c.holds) hold.handled = true;
       }},
      {"close_investigation",
       [](Case& c, const Act& a) {
         c.proposed = proposal_of(a.input);
         c.draft.reset();
       }},
      {"serve_notice",
       [](Case& c, const Act& a) {
         c.notified = proposal_of(a.input);
         c.notified_on = a.on;
         c.hearing_offered = Input{a.result}.flag("hearing_offered");
         c.draft.reset();
       }},
      {"record_defence",
       [](Case& c, const Act& a) {
         c.defence_recorded = true;
         c.defence = Input{a.input}.text("adopted_reason");
       }},
      {"request_hearing", [](Case& c, const Act& a) { c.hearing_requested_on = a.on; }},
      {"notify_hearing",
       [](Case& c, const Act& a) {
         c.hearing_set_for = Input{a.input}.date("hearing_at");
         c.hearing_chair = Input{a.input}.text("chair");
       }},
      {"amend_draft", [](Case& c, const Act& a) { c.draft = proposal_of(a.input); }},
      {"extend_time",
       [](Case& c, const Act& a) { c.decide_by_extension = Input{a.input}.date("until"); }},
      {"decide", adopt_decision},
      {"serve_decision", [](Case& c, const Act& a) { c.served_on = a.on; }},
      {"prepare_publication",
       [](Case& c, const Act& a) {
         c.prepared = Input{a.result}.integer("prepared");
         c.prepared_by = a.by;
       }},
      {"publish", [](Case& c, const Act& a) { c.record = Input{a.result}.integer("record"); }},
      {"pay", [](Case& c, const Act& a) { c.paid_fen += Input{a.result}.integer("fen"); }},
      {"enter_outcome", adopt_outcome},
      {"withdraw_publication", [](Case& c, const Act&) { c.withdrawn = true; }},
      {"close_case", [](Case& c, const Act&) { c.closed = true; }},
  };
  return all;
}

}  // namespace

bool Proposal::has_kind(std::string_view kind) const {
  return std::ranges::find(kinds, kind) != kinds.end();
}

std::string Proposal::content() const {
  std::string out;
  for (const auto& kind : kinds) {
    if (!out.empty()) out += "；";
    out += kind;
    if (kind == "罚款") out += law::yuan(fine_fen);
    if (kind == "没收违法所得" && confiscated_fen) out += law::yuan(confiscated_fen);
  }
  return out;
}

Proposal proposal_of(const json::object& fields) {
  const Input in{fields};
  return {.facts = in.text("facts"),
          .evidence_list = in.text("evidence_list"),
          .violated = in.text("violated"),
          .basis = in.text("basis"),
          .reason = in.text("reason"),
          .tier = in.text("discretion_tier"),
          .kinds = in.texts("penalty_kinds"),
          .fine_fen = in.fen("fine_yuan"),
          .confiscated_fen = in.fen("confiscated_yuan")};
}

json::object fields_of(const Proposal& p) {
  json::object out{{"facts", p.facts},
                   {"evidence_list", p.evidence_list},
                   {"violated", p.violated},
                   {"basis", p.basis},
                   {"reason", p.reason},
                   {"discretion_tier", p.tier},
                   {"penalty_kinds", json::value_from(p.kinds)}};
  if (p.has_kind("罚款")) out["fine_yuan"] = law::yuan_plain(p.fine_fen);
  if (p.confiscated_fen) out["confiscated_yuan"] = law::yuan_plain(p.confiscated_fen);
  return out;
}

bool Case::did(std::string_view act) const { return last(act) != nullptr; }

const Act* Case::last(std::string_view kind) const {
  const auto found =
      std::find_if(acts.rbegin(), acts.rend(), [&](const Act& a) { return a.kind == kind; });
  return found == acts.rend() ? nullptr : &*found;
}

bool Case::handled_by(std::int64_t person) const {
  return std::ranges::find(handlers, person) != handlers.end();
}

const Proposal* Case::current() const {
  if (draft) return &*draft;
  if (notified) return &*notified;
  return proposed ? &*proposed : nullptr;
}

void fold(Case& c, Act act) {
  if (const auto effect = effects().find(act.kind); effect != effects().end())
    effect->second(c, act);
  c.acts.push_back(std::move(act));
}

}  // namespace casework
