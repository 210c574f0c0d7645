// calendar — which day is worked in China and why another is not; it answers only for the years it
// knows.
#pragma once
#include <map>
#include <string>

#include "law/date.h"

namespace law {

// Days off and made-up working days as the State Council announced them; every other day follows
// its weekday.
class Calendar {
 public:
  enum class Kind { off, work };  // 放假，调休上班
  struct Day {
    Kind kind;
    std::string name;  // the festival
  };

  Calendar() = default;
  Calendar(Date first, Date last, std::map<Date, Day> days);

  Date first() const { return first_; }
  Date last() const { return last_; }
  bool knows(Date day) const { return first_ <= day && day <= last_; }

  // Both ask only for days the calendar knows().
  bool is_working(Date day) const;
  std::string why_off(Date day) const;  // 周六，周日，春节放假; empty on a working day

  // The first working day on or after (before: on or before) the day; empty when the calendar ends
  // first.
  std::optional<Date> working_day_from(Date day) const;
  std::optional<Date> working_day_until(Date day) const;

  const std::map<Date, Day>& listed() const { return days_; }

 private:
  Date first_{}, last_{};
  std::map<Date, Day> days_;
};

}  // namespace law
