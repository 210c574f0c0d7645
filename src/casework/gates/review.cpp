// review — has the decision passed those who must look at it first? (处罚法第五十七、五十八条)
#include <algorithm>

#include "casework/gates.h"
#include "law/money.h"

namespace casework {

using law::Refusals;

// 情节复杂或者重大违法行为给予行政处罚，应当集体讨论决定；数额标准是参数。
bool collective_is_due(const Situation& s, const Proposal& p) {
  if (p.fine_fen >= threshold_fen(s, "collective")) return true;
  return std::ranges::any_of(p.kinds, [](const auto& kind) {
    return kind == "吊销许可证件" || kind == "责令停产停业" || kind == "责令关闭" ||
           kind == "限制从业" || kind == "暂扣许可证件" || kind == "降低资质等级";
  });
}

bool review_is_due(const Situation& s) { return s.scope.must_review; }

namespace gates {

Refusals review_passed(const Situation& s) {
  if (!review_is_due(s) || s.review_passed) return {};
  const auto basis = s.basis("penalty-law:58");
  const auto why =
      s.scope.clauses.empty() ? std::string() : "（" + s.scope.clauses.front().why + "）";
  switch (s.review) {
    case review::Standing::not_submitted:
      return {{"review.required", "这是重大执法决定" + why + "，未经法制审核不得作出。", basis,
               "send_to_review"}};
    case review::Standing::awaited:
      return {{"review.awaited", "法制审核还没有结论，不得作出决定。", basis, ""}};
    case review::Standing::not_passed:
      return {{"review.not_passed", "法制审核未通过，不得作出决定。", basis, "resubmit_to_review"}};
    case review::Standing::passed:
      return {{"review.draft_changed", "决定书草案在法制审核通过以后有改动，应当重新送审。", basis,
               "resubmit_to_review"}};
  }
  return {};
}

Refusals resubmission_says_what_changed(const Situation& s) {
  if (!s.filled || s.in().has("added")) return {};
  return {{"review.added", "请写明针对审核意见补充或者修改了什么。", s.basis("penalty-law:58"),
           "added"}};
}

Refusals collectively_discussed(const Situation& s) {
  const auto* p = s.proposal();
  if (!p || !collective_is_due(s, *p) || s.the_case.did("collective_discussion")) return {};
  return {{"penalty.collective", "对重大违法行为给予的行政处罚，应当由行政机关负责人集体讨论决定。",
           s.basis("penalty-law:57"), "collective_discussion"}};
}

// 自立案之日起九十日内作出决定；法律、法规、规章另有规定的从其规定。
Refusals within_handling_limit(const Situation& s) {
  if (!s.the_case.filed_on) return {};
  const auto& term = s.law.term("penalty.decision", *s.the_case.filed_on);
  auto due = law::raw_calendar_due(term, *s.the_case.filed_on);
  if (s.the_case.decide_by_extension) due = std::max(*due, *s.the_case.decide_by_extension);
  if (!due || s.on <= *due) return {};
  return {{"penalty.handling_limit",
           "本案应当在" + timing::iso(*due) +
               "前作出决定，已经超过办案期限；确需延长的先办理延期审批。",
           term.basis, "extend_time"}};
}

}  // namespace gates
}  // namespace casework
