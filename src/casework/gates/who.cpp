// who — are these the people who may do this? (处罚法第四十二、四十三、五十五、五十八条)
#include <algorithm>
#include <set>

#include "casework/gates.h"
#include "registry/enforcing.h"

namespace casework::gates {

using law::Refusal, law::Refusals;

// 执法人员不得少于两人，并应当具有行政执法资格。
Refusals two_officers(const Situation& s) {
  Refusals out;
  std::set<std::int64_t> different;
  const bool named = s.filled || !s.the_case.handlers.empty();
  if (!named) return out;
  for (const Actor& officer : s.officers) {
    different.insert(officer.person.id);
    for (auto& refusal :
         registry::missing_before_enforcing(officer.person, officer.certificate, s.on, s.law))
      out.push_back(std::move(refusal));
  }
  const auto needed = std::size_t(s.parameter("officers.minimum"));
  if (different.size() < needed)
    out.push_back({"penalty.two_officers",
                   "执法人员不得少于" + std::to_string(needed) + "人，现在只有" +
                       std::to_string(different.size()) + "人。",
                   s.basis("penalty-law:42.1"), "officers"});
  return out;
}

// 执法人员应当主动向当事人或者有关人员出示执法证件；不出示的，当事人有权拒绝接受调查。
Refusals certificates_shown(const Situation& s) {
  Refusals out;
  if (!s.filled) return out;
  if (!s.in().flag("shown_certificates"))
    out.push_back({"penalty.certificates_shown", "没有出示执法证件、表明身份，记录不能成立。",
                   s.basis("penalty-law:55"), "shown_certificates"});
  if (!s.in().flag("rights_told"))
    out.push_back({"penalty.rights_told",
                   "没有告知当事人的权利（陈述、申辩、申请回避），记录不能成立。",
                   s.basis("penalty-law:43"), "rights_told"});
  return out;
}

Refusals approver_is_no_handler(const Situation& s) {
  if (s.doer.id == 0 || !s.the_case.handled_by(s.doer.id)) return {};
  return {
      {"separation.approver", "承办人员不能审批自己承办的案件。", s.basis("penalty-law:57"), ""}};
}

// 先行登记保存须经行政机关负责人批准。
Refusals approved_by_head(const Situation& s) {
  if (!s.filled) return {};
  const auto name = s.in().text("approved_by");
  const auto head = std::ranges::find(s.heads, name, &registry::Person::name);
  if (head == s.heads.end())
    return {{"evidence.head_approval", "须经行政机关负责人批准，请填写批准的负责人。",
             s.basis("penalty-law:56"), "approved_by"}};
  if (s.the_case.handled_by(head->id))
    return {{"separation.approver", "承办人员不能批准自己的请示。", s.basis("penalty-law:56"),
             "approved_by"}};
  return {};
}

Refusals chair_is_no_handler(const Situation& s) {
  if (!s.filled) return {};
  const auto name = s.in().has("chair") ? s.in().text("chair") : s.the_case.hearing_chair;
  const auto chair = std::ranges::find(s.chairs, name, &registry::Person::name);
  if (chair != s.chairs.end() && !s.the_case.handled_by(chair->id)) return {};
  const bool handler =
      std::ranges::any_of(s.officers, [&](const Actor& a) { return a.person.name == name; });
  return {{"hearing.chair",
           handler || chair != s.chairs.end()
               ? "听证主持人不能是本案的调查人员。"
               : "听证由行政机关指定的非本案调查人员主持，请指定听证主持人。",
           s.basis("penalty-law:64(4)"), "chair"}};
}

Refusals reviewer_does_not_decide(const Situation& s) {
  if (s.doer.id == 0 || s.reviewer == 0 || s.doer.id != s.reviewer) return {};
  return {{"separation.reviewer_decides", "法制审核人员不能作出自己审核的决定。",
           s.basis("penalty-law:58"), ""}};
}

}  // namespace casework::gates
