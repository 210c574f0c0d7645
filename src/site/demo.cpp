#include "site/demo.h"

#include <algorithm>

#include "site/command_house.h"
#include "site/demo_cases.h"
#include "site/demo_decisions.h"
#include "site/demo_district.h"

namespace site {
namespace {

// The demonstration lives until today, or as long as the calendar of working days is known.
timing::Date last_day(const law::Calendar& calendar) {
  const auto today = std::min(timing::date_in_china(timing::SystemClock().now()), calendar.last());
  return calendar.working_day_until(today).value_or(calendar.last());
}

}  // namespace

void make_demo(const Folder& folder) {
  Writing writing(folder, Writing::As::command);
  {
    timing::ManualClock clock{timing::Instant{}};
    chance::System chance;
    const auto today = last_day(law::embedded_pack().calendar());
    clock.set(timing::china_midnight(today - std::chrono::days(365)));
    House house(folder, commands::config_of(folder), {clock, chance});
    const auto district = demo::make_district(house, clock, today);
    demo::make_cases(house, clock, today, district);
    clock.set(timing::china_midnight(today) + std::chrono::hours(8));
    demo::import_decisions(house, today);
  }
  writing.close();
}

}  // namespace site
