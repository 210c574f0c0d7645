// filing — may this case be opened at all? (处罚法第二十二、三十六、五十四条)
#include "casework/gates.h"

namespace casework::gates {

using law::Refusals;

// 未公布的执法事项不得实施。
Refusals published_matter(const Situation& s) {
  if (s.matter && s.matter->in_force(s.on)) return {};
  return {{"matter.published",
           "这一执法事项没有在《行政执法事项清单》中公布，或者已经停止实施，不能据以执法。",
           s.basis("penalty-law:39"), "matter"}};
}

// 违法行为在二年内未被发现的，不再给予行政处罚；涉及公民生命健康安全、金融安全且有危害后果的，延长至五年。
Refusals within_limitation(const Situation& s) {
  if (!s.filled) return {};
  const auto ended = s.in().date("act_ended_on");
  if (!ended) return {};
  const auto found = s.in().date("found_on").value_or(s.on);
  const bool harmful = s.in().flag("serious_harm");
  const auto months = s.parameter(harmful ? "limitation.serious_months" : "limitation.months");
  const auto last = std::chrono::year_month_day{*ended} + std::chrono::months{months};
  const Date until = last.ok() ? Date{last} : Date{last.year() / last.month() / std::chrono::last};
  if (found <= until) return {};
  return {{"penalty.limitation",
           "违法行为" + timing::iso(*ended) + "终了，" + timing::iso(until) +
               "已过追责时效，不再给予行政处罚。",
           s.basis("penalty-law:36.1"), "act_ended_on"}};
}

Refusals not_in_the_future(const Situation& s) {
  if (!s.filled || s.on <= s.today) return {};
  return {{"order.future", "日期" + timing::iso(s.on) + "还没有到，不能事先填写。",
           s.basis("three-systems-plan:2-2-2"), s.act.dated_by}};
}

}  // namespace casework::gates
