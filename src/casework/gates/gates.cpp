// gates — everything that stands before an act: its order, who may do it, and its questions of law.
#include "casework/gates.h"

#include <algorithm>
#include <map>

namespace casework {
namespace {

using law::Refusal, law::Refusals;

const std::map<std::string_view, Gate>& all() {
  static const std::map<std::string_view, Gate> gates = {
      {"published_matter", gates::published_matter},
      {"two_officers", gates::two_officers},
      {"certificates_shown", gates::certificates_shown},
      {"within_limitation", gates::within_limitation},
      {"approved_by_head", gates::approved_by_head},
      {"approver_is_no_handler", gates::approver_is_no_handler},
      {"hold_still_runs", gates::hold_still_runs},
      {"signature_or_note", gates::signature_or_note},
      {"evidence_at_hand", gates::evidence_at_hand},
      {"lawful_penalty", gates::lawful_penalty},
      {"within_statutory_range", gates::within_statutory_range},
      {"hearing_right_told", gates::hearing_right_told},
      {"hearing_asked_in_time", gates::hearing_asked_in_time},
      {"hearing_notified_in_time", gates::hearing_notified_in_time},
      {"chair_is_no_handler", gates::chair_is_no_handler},
      {"hearing_is_public", gates::hearing_is_public},
      {"hearing_finished", gates::hearing_finished},
      {"party_heard", gates::party_heard},
      {"not_above_notified", gates::not_above_notified},
      {"review_passed", gates::review_passed},
      {"resubmission_says_what_changed", gates::resubmission_says_what_changed},
      {"collectively_discussed", gates::collectively_discussed},
      {"within_handling_limit", gates::within_handling_limit},
      {"not_fined_before", gates::not_fined_before},
      {"reviewer_does_not_decide", gates::reviewer_does_not_decide},
      {"lawful_service", gates::lawful_service},
      {"fine_goes_to_the_bank", gates::fine_goes_to_the_bank},
      {"executed", gates::executed},
      {"ground_to_withdraw", gates::ground_to_withdraw},
      {"not_in_the_future", gates::not_in_the_future},
  };
  return gates;
}

// What must have gone before, and what must not.
Refusals out_of_order(const Situation& s) {
  Refusals out;
  const auto basis = s.basis(s.act.basis);
  if (s.the_case.closed)
    out.push_back({"case.closed", "案件已经结案，不能再“" + s.act.title + "”。", basis, ""});
  if (s.the_case.filing_declined && s.act.id != "submit_filing")
    out.push_back({"case.filing_declined", "负责人没有批准立案，不能“" + s.act.title + "”。", basis,
                   "submit_filing"});
  for (const auto& before : s.act.after)
    if (!s.the_case.did(before))
      out.push_back({"order." + s.act.id + "." + before,
                     "还没有“" + s.procedure.act(before).title + "”，不能“" + s.act.title + "”。",
                     basis, before});
  for (const auto& later : s.act.not_after)
    if (s.the_case.did(later))
      out.push_back({"order." + s.act.id + ".not_after_" + later,
                     "已经“" + s.procedure.act(later).title + "”，不能再“" + s.act.title + "”。",
                     basis, ""});
  if (s.act.once && s.the_case.did(s.act.id) &&
      !(s.act.id == "approve_filing" && s.the_case.filing_declined))
    out.push_back(
        {"order." + s.act.id + ".once", "已经“" + s.act.title + "”，不能重复。", basis, ""});
  return out;
}

Refusals wrong_person(const Situation& s) {
  if (s.doer.id == 0) return {};
  const bool may =
      std::ranges::any_of(s.act.roles, [&](const auto& role) { return s.doer.has_role(role); });
  if (may) return {};
  return {{"role." + s.act.id, "“" + s.act.title + "”不属于您的职责。", s.basis(s.act.basis), ""}};
}

// Nothing may be dated before what legally precedes it (国办发〔2018〕118号：执法时序).
Refusals dated_backwards(const Situation& s) {
  if (!s.filled || s.the_case.acts.empty()) return {};
  for (const auto& before : s.act.after) {
    const auto* act = s.the_case.last(before);
    if (act && s.on < act->on)
      return {{"order.dates",
               "日期" + timing::iso(s.on) + "早于“" + s.procedure.act(before).title + "”的日期" +
                   timing::iso(act->on) + "，文书日期应当符合执法时序。",
               s.basis("three-systems-plan:2-2-2"), ""}};
  }
  return {};
}

}  // namespace

Gate gate_named(std::string_view name) {
  const auto found = all().find(name);
  return found == all().end() ? nullptr : found->second;
}

Refusals missing_before(const Situation& s) {
  Refusals out = out_of_order(s);
  const auto add = [&](Refusals more) { std::ranges::move(more, std::back_inserter(out)); };
  add(wrong_person(s));
  add(dated_backwards(s));
  for (const auto& gate : s.act.gates) add(gate_named(gate)(s));
  return out;
}

}  // namespace casework
