// clocks — by when something must be done (or before when it must not), and how that date was
// found.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "law/pack.h"

namespace law {

// Days on which the clock stands still, both included, e.g. 检测、检验、鉴定 after written notice.
struct Pause {
  Date from, to;
  std::string reason;
};
using Pauses = std::vector<Pause>;

struct Skipped {
  Date date;
  std::string why;  // 周六，周日，春节放假，暂停：检测鉴定
  bool operator==(const Skipped&) const = default;
};

// One limit that runs, with everything a person needs to check it by hand.
struct Clock {
  std::string rule, title;
  Event start;        // the event; its day is not counted
  Date counted_from;  // differs from start when an extension starts at another limit's end
  std::int64_t value = 0;
  Unit unit{};
  Bound bound{};
  LegalBasis basis;
  std::string basis_key;
  std::string day_rule;  // why these are working days
  std::vector<Skipped> skipped;
  std::optional<Date> due;     // empty: the calendar of missing_year is needed to say it
  std::optional<Date> rolled;  // due, or the first working day after it; for the party's benefit,
                               // never for the agency's
  std::optional<std::chrono::minutes> due_at;  // time of day on due, for hours from a known time
  std::optional<Date> raw;  // calendar count even where due is empty; empty for working days
  std::optional<int> missing_year;
  bool in_force =
      true;  // on the day of the event; false only in reports that show the later law too
  bool extension = false;  // runs only once granted
  Status status{};
  DutyHolder duty_holder{};
  std::string condition, effect, note;
};

// The clock of one term. An extension first counts the term it extends.
Clock clock_of(const Pack& pack, const Term& term, Event event, const Pauses& pauses = {});

// All clocks that an event starts, earliest first; those without a date come last.
std::vector<Clock> clocks_on(const Pack& pack, std::string_view trigger, Event event,
                             const Pauses& pauses = {});

// The date by plain counting of calendar days or months, known even beyond the calendar; working
// days have none.
std::optional<Date> raw_calendar_due(const Term& term, Date from, const Pauses& pauses = {});

// The n-th working day after the day; empty when the calendar ends first.
std::optional<Date> working_days_after(const Calendar& calendar, Date day, std::int64_t n);

std::string explanation(const Clock& clock);  // some Chinese sentences

}  // namespace law
