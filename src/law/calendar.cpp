// calendar — which day is worked in China and why another is not; it answers only for the years it
// knows.
#include "law/calendar.h"

#include <utility>

namespace law {

using std::chrono::days;

Calendar::Calendar(Date first, Date last, std::map<Date, Day> listed)
    : first_(first), last_(last), days_(std::move(listed)) {}

bool Calendar::is_working(Date day) const {
  const auto listed = days_.find(day);
  return listed == days_.end() ? !is_weekend(day) : listed->second.kind == Kind::work;
}

std::string Calendar::why_off(Date day) const {
  if (is_working(day)) return {};
  const auto listed = days_.find(day);
  return listed == days_.end() ? std::string(weekday_name(day)) : listed->second.name + "放假";
}

std::optional<Date> Calendar::working_day_from(Date day) const {
  for (; knows(day); day += days{1})
    if (is_working(day)) return day;
  return std::nullopt;
}

std::optional<Date> Calendar::working_day_until(Date day) const {
  for (; knows(day); day -= days{1})
    if (is_working(day)) return day;
  return std::nullopt;
}

}  // namespace law
