// date — a civil date in China, how it is written, and what its weekday is called.
#include "law/date.h"

#include <array>
#include <cstdio>

namespace law {
using namespace std::chrono;

namespace {

// The number made of all the characters, which must be digits.
std::optional<unsigned> digits(std::string_view text) {
  unsigned number = 0;
  for (const char c : text) {
    if (c < '0' || c > '9') return std::nullopt;
    number = number * 10 + unsigned(c - '0');
  }
  return number;
}

}  // namespace

std::string iso(Date day) {
  const year_month_day ymd{day};
  std::array<char, 16> text{};
  std::snprintf(text.data(), text.size(), "%04d-%02u-%02u", int(ymd.year()), unsigned(ymd.month()),
                unsigned(ymd.day()));
  return text.data();
}

std::optional<Date> parse_date(std::string_view text) {
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
  const auto y = digits(text.substr(0, 4)), m = digits(text.substr(5, 2)),
             d = digits(text.substr(8, 2));
  if (!y || !m || !d) return std::nullopt;
  const year_month_day ymd{year{int(*y)}, month{*m}, day{*d}};
  if (!ymd.ok()) return std::nullopt;
  return sys_days{ymd};
}

int year_of(Date day) { return int(year_month_day{day}.year()); }

bool is_weekend(Date day) {
  const weekday name{day};
  return name == Saturday || name == Sunday;
}

std::string_view weekday_name(Date day) {
  constexpr std::array<std::string_view, 7> names{"周日", "周一", "周二", "周三",
                                                  "周四", "周五", "周六"};
  return names[weekday{day}.c_encoding()];
}

Date plus_months(Date day, int count) {
  const year_month_day moved = year_month_day{day} + months{count};
  if (moved.ok()) return sys_days{moved};
  return sys_days{moved.year() / moved.month() / last};
}

std::optional<Event> parse_event(std::string_view text) {
  const auto day = parse_date(text.substr(0, 10));
  if (!day) return std::nullopt;
  if (text.size() == 10) return Event{*day};
  if (text.size() != 16 || (text[10] != 'T' && text[10] != ' ') || text[13] != ':')
    return std::nullopt;
  const auto h = digits(text.substr(11, 2)), m = digits(text.substr(14, 2));
  if (!h || !m || *h > 23 || *m > 59) return std::nullopt;
  return Event{*day, hours{*h} + minutes{*m}};
}

}  // namespace law
