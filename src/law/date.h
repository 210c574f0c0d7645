// date — a civil date in China, how it is written, and what its weekday is called.
#pragma once
#include <chrono>
#include <optional>
#include <string>
#include <string_view>

namespace law {

using Date = std::chrono::sys_days;

std::string iso(Date);                             // 2026-02-13
std::optional<Date> parse_date(std::string_view);  // exactly YYYY-MM-DD and a real day, else empty
int year_of(Date);
bool is_weekend(Date);
std::string_view weekday_name(Date);  // 周六

// Same day number n months later (or earlier), or that month's last day.
Date plus_months(Date, int months);

// What starts a clock: a day, and where a limit counts hours also the wall-clock time in China.
struct Event {
  Event(Date day) : on(day) {}
  Event(Date day, std::chrono::minutes since_midnight) : on(day), at(since_midnight) {}
  Date on;
  std::optional<std::chrono::minutes> at;
};

std::optional<Event> parse_event(std::string_view);  // 2026-02-13, or 2026-02-13T09:30

}  // namespace law
