// evidence — was it gathered and kept as the law says? (处罚法第四十、四十六、五十五、五十六条)
#include <algorithm>

#include "casework/gates.h"

namespace casework::gates {

using law::Refusals;

// 先行登记保存的证据，应当在七日内及时作出处理决定；逾期，措施自动解除。
Refusals hold_still_runs(const Situation& s) {
  const auto hold = std::ranges::find(s.the_case.holds, false, &EvidenceHold::handled);
  if (hold == s.the_case.holds.end())
    return {{"evidence.no_hold", "没有尚待处理的先行登记保存。", s.basis("penalty-law:56"),
             "register_evidence"}};
  const auto clocks = law::clocks_on(s.law, "evidence-held", law::Event{hold->started_on});
  if (clocks.empty() || !clocks.front().due || s.on <= *clocks.front().due) return {};
  return {{"evidence.hold_lapsed",
           "先行登记保存已于" + timing::iso(*clocks.front().due) +
               "届满七个工作日，措施自动解除，不能再作处理决定。",
           clocks.front().basis, ""}};
}

Refusals signature_or_note(const Situation& s) {
  if (!s.filled || s.in().text("signed") != "拒绝签名" || s.in().has("refusal_note")) return {};
  return {{"record.signature", "当事人或者被询问人没有签名的，应当注明原因。",
           s.basis("penalty-law:55"), "refusal_note"}};
}

// 必须查明事实；违法事实不清、证据不足的，不得给予行政处罚。
Refusals evidence_at_hand(const Situation& s) {
  if (s.evidence > 0) return {};
  for (const auto* act : {"record_inspection", "record_interview", "register_evidence"})
    if (s.the_case.did(act)) return {};
  return {{"penalty.evidence", "还没有任何证据：没有现场检查记录、询问笔录，也没有上传证据。",
           s.basis("penalty-law:40"), "record_interview"}};
}

}  // namespace casework::gates
