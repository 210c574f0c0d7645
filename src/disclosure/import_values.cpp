// import_values — dates, amounts and codes as other people's tables write them.
#include "disclosure/import_values.h"

namespace disclosure {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }

// Up to `most` digits; 0 when there is none.
int take_number(std::string_view& text, std::size_t most) {
  int out = 0;
  std::size_t n = 0;
  for (; n < text.size() && n < most && is_digit(text[n]); ++n) out = out * 10 + (text[n] - '0');
  text.remove_prefix(n);
  return out;
}

bool take(std::string_view& text, std::string_view part) {
  if (!text.starts_with(part)) return false;
  text.remove_prefix(part.size());
  return true;
}

bool take_separator(std::string_view& text, std::string_view chinese) {
  return take(text, "-") || take(text, "/") || take(text, ".") || take(text, chinese);
}

}  // namespace

std::string_view trimmed(std::string_view text) {
  const auto blank = [](char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\n'; };
  for (;;) {
    if (!text.empty() && blank(text.front()))
      text.remove_prefix(1);
    else if (!take(text, "　"))
      break;
  }
  for (;;) {
    if (!text.empty() && blank(text.back()))
      text.remove_suffix(1);
    else if (text.ends_with("　"))
      text.remove_suffix(3);
    else
      return text;
  }
}

std::optional<law::Date> imported_date(std::string_view text) {
  using namespace std::chrono;
  const int y = take_number(text, 4);
  const bool parted = take_separator(text, "年");
  const int m = take_number(text, 2);
  if (parted && !take_separator(text, "月")) return std::nullopt;
  const int d = take_number(text, 2);
  take(text, "日");
  const auto date = year{y} / month{unsigned(m)} / day{unsigned(d)};
  const bool time_behind = text.starts_with(' ') || text.starts_with('T');
  if (y < 1949 || !date.ok() || (!text.empty() && !time_behind)) return std::nullopt;
  return sys_days{date};
}

std::optional<std::int64_t> imported_fen(std::string_view text, std::int64_t unit) {
  std::int64_t fen = 0, below = unit;
  bool point = false, digit = false;
  for (const char c : text) {
    if (c == ',' && !point) continue;
    if (c == '.' && !point) {
      point = true;
      continue;
    }
    if (!is_digit(c) || fen > 1'000'000'000'000'000) return std::nullopt;
    digit = true;
    if (point) {
      if (below % 10 != 0 && c != '0') return std::nullopt;  // parts of a fen
      below /= 10;
      fen += (c - '0') * below;
    } else {
      fen = fen * 10 + (c - '0') * unit;
    }
  }
  if (!digit) return std::nullopt;
  return fen;
}

}  // namespace disclosure
