// money — amounts in fen, as people write and read them.
#include "law/money.h"

#include <array>
#include <utility>

namespace law {

namespace {

std::uint64_t size_of(std::int64_t fen) {
  return fen < 0 ? 0 - std::uint64_t(fen) : std::uint64_t(fen);
}

std::string padded(std::uint64_t number, std::size_t width) {
  std::string text = std::to_string(number);
  return text.size() < width ? std::string(width - text.size(), '0') + text : text;
}

std::string with_commas(std::uint64_t number) {
  std::string text = std::to_string(number);
  for (std::size_t at = text.size(); at > 3; at -= 3) text.insert(at - 3, ",");
  return text;
}

constexpr std::array<std::string_view, 10> kCapitals{"零", "壹", "贰", "叁", "肆",
                                                     "伍", "陆", "柒", "捌", "玖"};

// One to 9999, zeros inside named once: 1005 → 壹仟零伍.
std::string capital_group(unsigned group) {
  constexpr std::array<std::string_view, 4> places{"仟", "佰", "拾", ""};
  std::string text;
  bool zero = false;
  for (unsigned divisor = 1000, place = 0; divisor > 0; divisor /= 10, ++place) {
    const unsigned digit = group / divisor % 10;
    if (digit == 0) {
      zero = !text.empty();
      continue;
    }
    if (zero) text += "零";
    zero = false;
    text += std::string(kCapitals[digit]) + std::string(places[place]);
  }
  return text;
}

// The number by its groups of four; a gap between two groups is named once: 10005 → 壹万零伍.
std::string capital_number(std::uint64_t number) {
  for (const auto& [size, name] : {std::pair{100'000'000ull, "亿"}, std::pair{10'000ull, "万"}}) {
    if (number < size) continue;
    const auto rest = number % size;
    const std::string gap = rest && rest < size / 10 ? "零" : "";
    return capital_number(number / size) + name + gap + (rest ? capital_number(rest) : "");
  }
  return capital_group(unsigned(number));
}

std::optional<std::int64_t> digits(std::string_view text) {
  std::int64_t number = 0;
  for (const char c : text) {
    if (c < '0' || c > '9' || number > 100'000'000'000'000) return std::nullopt;
    number = number * 10 + (c - '0');
  }
  return number;
}

bool drop_suffix(std::string_view& text, std::string_view suffix) {
  if (!text.ends_with(suffix)) return false;
  text.remove_suffix(suffix.size());
  return true;
}

// "1.25" in units of 10^places fen, exact or not at all.
std::optional<std::int64_t> decimal(std::string_view text, std::size_t places) {
  const auto point = text.find('.');
  const auto whole = text.substr(0, point);
  std::string fraction(point == std::string_view::npos ? "" : text.substr(point + 1));
  if (whole.empty() || (point != std::string_view::npos && fraction.empty()) ||
      fraction.size() > places)
    return std::nullopt;
  fraction.resize(places, '0');
  return digits(std::string(whole) + fraction);
}

}  // namespace

std::string yuan_plain(std::int64_t fen) {
  const auto size = size_of(fen);
  return (fen < 0 ? "-" : "") + std::to_string(size / 100) + "." + padded(size % 100, 2);
}

std::string yuan(std::int64_t fen) {
  const auto size = size_of(fen);
  const std::string cents = size % 100 ? "." + padded(size % 100, 2) : "";
  return (fen < 0 ? "-" : "") + with_commas(size / 100) + cents + "元";
}

std::string wan_decimal(std::int64_t fen) {
  const auto size = size_of(fen);
  return (fen < 0 ? "-" : "") + std::to_string(size / 1'000'000) + "." +
         padded(size % 1'000'000, 6);
}

std::string wan_yuan(std::int64_t fen) {
  std::string text = wan_decimal(fen);
  text.erase(text.find_last_not_of('0') + 1);
  if (text.ends_with('.')) text.pop_back();
  return text + "万元";
}

// 票据和结算凭证的写法：到元为止写“整”，到角可写“整”，到分不写；元与分之间补“零”。
std::string capital_amount(std::int64_t fen) {
  const auto size = size_of(fen);
  const auto jiao = unsigned(size / 10 % 10), cent = unsigned(size % 10);
  std::string text = capital_number(size / 100);
  if (!text.empty()) text += "元";
  if (size == 0) text = "零元";
  if (!text.empty() && !jiao && cent) text += "零";
  if (jiao) text += std::string(kCapitals[jiao]) + "角";
  if (cent) text += std::string(kCapitals[cent]) + "分";
  return (fen < 0 ? "负" : "") + text + (cent ? "" : "整");
}

std::optional<std::int64_t> parse_yuan(std::string_view text) {
  std::string plain;
  for (const char c : text)
    if (c != ',' && c != ' ') plain += c;
  std::string_view rest = plain;
  drop_suffix(rest, "元");
  const bool wan = drop_suffix(rest, "万");
  return decimal(rest, wan ? 6 : 2);
}

}  // namespace law
