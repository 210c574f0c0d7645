// due — by when must a decision be public, and an overturned one gone?
#include "disclosure/due.h"

namespace disclosure {
namespace {

// Working days after `from` up to and including `to`; calendar days where the calendar ends.
std::int64_t working_days_between(const law::Calendar& calendar, law::Date from, law::Date to) {
  if (!calendar.knows(from) || !calendar.knows(to)) return (to - from).count();
  std::int64_t n = 0;
  for (auto day = from + std::chrono::days{1}; day <= to; day += std::chrono::days{1})
    n += calendar.is_working(day) ? 1 : 0;
  return n;
}

}  // namespace

std::vector<law::Clock> publication_clocks(const law::Pack& law, const PublicationSchema& schema,
                                           law::Date decided_on) {
  return law::clocks_on(law, schema.trigger, decided_on);
}

std::vector<law::Clock> withdrawal_clocks(const law::Pack& law, law::Date overturned_on) {
  return law::clocks_on(law, "decision-overturned", overturned_on);
}

std::optional<law::Date> earliest(const std::vector<law::Clock>& clocks) {
  for (const auto& clock : clocks)
    if (clock.due) return clock.due;
  return std::nullopt;
}

Light light_of(const law::Pack& law, std::optional<law::Date> due, law::Date today) {
  if (!due) return {"ok", ""};
  const auto& calendar = law.calendar();
  if (today > *due)
    return {"late",
            "已逾期 " + std::to_string(working_days_between(calendar, *due, today)) + " 个工作日"};
  const auto left = working_days_between(calendar, today, *due);
  const auto near = law.parameter("light.yellow_working_days", today).value;
  return {left < near ? "near" : "ok",
          left == 0 ? "今天到期" : "还剩 " + std::to_string(left) + " 个工作日"};
}

}  // namespace disclosure
