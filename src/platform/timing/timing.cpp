#include "platform/timing/timing.h"

#include <charconv>
#include <cstdio>

namespace timing {
namespace {
using namespace std::chrono;
constexpr auto china_offset = 8h;

// Reads exactly `digits` digits at `at`, or fails.
bool number_at(std::string_view text, std::size_t at, std::size_t digits, int& out) {
  if (text.size() < at + digits) return false;
  const char* first = text.data() + at;
  const auto [end, error] = std::from_chars(first, first + digits, out);
  return error == std::errc{} && end == first + digits && *first != '-';
}
}  // namespace

Instant SystemClock::now() const { return floor<milliseconds>(system_clock::now()); }

Date date_in_china(Instant at) { return floor<days>(at + china_offset); }
Instant china_midnight(Date date) { return Instant{date} - china_offset; }

std::string iso(Date date) {
  const year_month_day ymd{date};
  char text[16];
  std::snprintf(text, sizeof text, "%04d-%02u-%02u", int(ymd.year()), unsigned(ymd.month()),
                unsigned(ymd.day()));
  return text;
}

std::string minute_in_china(Instant at) {
  const hh_mm_ss time{floor<minutes>((at + china_offset) - Instant{date_in_china(at)})};
  char text[8];
  std::snprintf(text, sizeof text, " %02d:%02d", int(time.hours().count()),
                int(time.minutes().count()));
  return iso(date_in_china(at)) + text;
}

std::string iso(Instant at) {
  const auto since_midnight = floor<seconds>((at + china_offset) - Instant{date_in_china(at)});
  const hh_mm_ss time{since_midnight};
  char text[24];
  std::snprintf(text, sizeof text, "T%02d:%02d:%02d+08:00", int(time.hours().count()),
                int(time.minutes().count()), int(time.seconds().count()));
  return iso(date_in_china(at)) + text;
}

std::string chinese(Date date) {
  const year_month_day ymd{date};
  return std::to_string(int(ymd.year())) + "年" + std::to_string(unsigned(ymd.month())) + "月" +
         std::to_string(unsigned(ymd.day())) + "日";
}

bool parse(std::string_view text, Date& out) {
  int y, m, d;
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') return false;
  if (!number_at(text, 0, 4, y) || !number_at(text, 5, 2, m) || !number_at(text, 8, 2, d))
    return false;
  const year_month_day ymd{year{y}, month{unsigned(m)}, day{unsigned(d)}};
  if (!ymd.ok()) return false;
  out = ymd;
  return true;
}

bool parse(std::string_view text, Instant& out) {
  Date date;
  if (!parse(text.substr(0, 10), date)) return false;
  text.remove_prefix(10);
  if (text.empty()) return out = china_midnight(date), true;
  int h, m, s = 0;
  if ((text[0] != 'T' && text[0] != ' ') || !number_at(text, 1, 2, h) || text.size() < 6 ||
      text[3] != ':' || !number_at(text, 4, 2, m))
    return false;
  text.remove_prefix(6);
  if (!text.empty() && text[0] == ':') {
    if (!number_at(text, 1, 2, s)) return false;
    text.remove_prefix(3);
  }
  if (h > 23 || m > 59 || s > 60) return false;
  minutes offset = duration_cast<minutes>(china_offset);
  if (text == "Z") {
    offset = 0min;
  } else if (!text.empty()) {
    int oh, om;
    if (text.size() != 6 || (text[0] != '+' && text[0] != '-') || !number_at(text, 1, 2, oh) ||
        text[3] != ':' || !number_at(text, 4, 2, om))
      return false;
    offset = (text[0] == '-' ? -1 : 1) * (hours{oh} + minutes{om});
  }
  out = Instant{date} + hours{h} + minutes{m} + seconds{s} - offset;
  return true;
}

}  // namespace timing
