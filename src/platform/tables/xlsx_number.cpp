// xlsx_number — what did the person type, where Excel remembers only a number?
#include "platform/tables/xlsx_number.h"

#include <algorithm>
#include <charconv>
#include <chrono>
#include <cmath>
#include <cstdio>

namespace tables {
namespace {

constexpr std::int64_t seconds_a_day = 86'400;
constexpr double last_serial = 2'958'466;  // 10000-01-01

std::string clock_text(std::int64_t second) {
  char text[16];
  std::snprintf(text, sizeof text, "%02d:%02d:%02d", int(second / 3600), int(second / 60 % 60),
                int(second % 60));
  return text;
}

// -1.20000000000000e+03 -> -1200
std::string expanded(std::string_view scientific) {
  const auto e = scientific.find('e');
  const std::string_view sign = scientific.substr(0, scientific.starts_with('-'));
  std::string digits;
  for (char c : scientific.substr(sign.size(), e - sign.size()))
    if (c != '.') digits += c;
  digits.resize(std::max<std::size_t>(digits.find_last_not_of('0') + 1, 1));
  int before_point = 1;
  const auto exponent = scientific.substr(e + (scientific[e + 1] == '+' ? 2 : 1));
  std::from_chars(exponent.data(), exponent.data() + exponent.size(), before_point);
  ++before_point;
  if (before_point <= 0)
    return std::string(sign) + "0." + std::string(std::size_t(-before_point), '0') + digits;
  const auto whole = std::size_t(before_point);
  if (digits.size() < whole) digits.resize(whole, '0');
  if (digits.size() > whole) digits.insert(whole, 1, '.');
  return std::string(sign) + digits;
}

}  // namespace

bool shows_date(int id, std::string_view format) {
  // The numbers that stand for formats, Chinese and Japanese ones included.
  if ((id >= 14 && id <= 22) || (id >= 27 && id <= 36) || (id >= 45 && id <= 47) ||
      (id >= 50 && id <= 58))
    return true;
  for (std::size_t i = 0; i < format.size(); ++i) {
    const char c = format[i] | 0x20;
    if (format[i] == '"') {
      i = std::min(format.find('"', i + 1), format.size());
    } else if (format[i] == '[') {  // a colour or a condition, unless it is [h], [mm], [ss]
      const auto close = std::min(format.find(']', i), format.size());
      const auto inside = format.substr(i + 1, close - i - 1);
      if (!inside.empty() && inside.find_first_not_of("hmsHMS") == inside.npos) return true;
      i = close;
    } else if (format[i] == '\\' || format[i] == '_' || format[i] == '*') {
      ++i;
    } else if (c == 'y' || c == 'm' || c == 'd' || c == 'h' || c == 's') {
      return true;
    }
  }
  return false;
}

std::optional<std::string> plain_number(std::string_view stored) {
  double value = 0;
  const auto read = std::from_chars(stored.data(), stored.data() + stored.size(), value);
  if (read.ec != std::errc() || read.ptr != stored.data() + stored.size() || !std::isfinite(value))
    return std::nullopt;
  // Fifteen digits are what Excel shows and keeps apart; the rest is the noise of binary fractions.
  char fifteen[32];
  const auto end =
      std::to_chars(fifteen, std::end(fifteen), value, std::chars_format::scientific, 14).ptr;
  return expanded({fifteen, end});
}

bool is_rounded(std::string_view plain) {
  const auto digits = plain.substr(plain.starts_with('-') ? 1 : 0);
  return digits.find('.') == digits.npos && digits.size() > 15;
}

std::optional<std::string> date_text(double serial, bool counts_from_1904) {
  using namespace std::chrono;
  if (!(serial >= 0 && serial < last_serial)) return std::nullopt;
  const auto second = std::int64_t(std::llround(serial * double(seconds_a_day)));
  const auto day = second / seconds_a_day, in_day = second % seconds_a_day;
  if (day == 0 && !counts_from_1904) return clock_text(in_day);
  // Excel believes in 29 February 1900, day 60: before it the count starts a day later.
  const sys_days start = counts_from_1904 ? sys_days{1904y / 1 / 1}
                         : day < 60       ? sys_days{1899y / 12 / 31}
                                          : sys_days{1899y / 12 / 30};
  const year_month_day date{start + days{day}};
  char text[16];
  std::snprintf(text, sizeof text, "%04d-%02u-%02u", int(date.year()), unsigned(date.month()),
                unsigned(date.day()));
  return in_day == 0 ? text : text + (" " + clock_text(in_day));
}

}  // namespace tables
