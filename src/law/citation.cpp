// citation — what "58", "25.1(3)" or "2-6" is called in the words of the instrument.
#include "law/citation.h"

#include <array>
#include <charconv>

namespace law {

namespace {

constexpr std::array<std::string_view, 10> kDigits{"零", "一", "二", "三", "四",
                                                   "五", "六", "七", "八", "九"};

// Takes a number from 1 to 999 off the front of the text.
std::optional<unsigned> take_number(std::string_view& text) {
  unsigned number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc{} || number == 0 || number > 999) return std::nullopt;
  text.remove_prefix(std::size_t(end - text.data()));
  return number;
}

bool take(std::string_view& text, char c) {
  if (text.empty() || text.front() != c) return false;
  text.remove_prefix(1);
  return true;
}

std::optional<std::string> article_words(std::string_view text) {
  const auto article = take_number(text);
  if (!article) return std::nullopt;
  std::string words = "第" + chinese_number(*article) + "条";
  if (take(text, '-')) {
    const auto inserted = take_number(text);
    if (!inserted) return std::nullopt;
    words += "之" + chinese_number(*inserted);
  }
  if (take(text, '.')) {
    const auto paragraph = take_number(text);
    if (!paragraph) return std::nullopt;
    words += "第" + chinese_number(*paragraph) + "款";
  }
  if (take(text, '(')) {
    const auto item = take_number(text);
    if (!item || !take(text, ')')) return std::nullopt;
    words += "第" + chinese_number(*item) + "项";
  }
  return text.empty() ? std::optional(words) : std::nullopt;
}

// 国家机关公文的结构层次：一、（一）1.（1）
std::optional<std::string> section_words(std::string_view text) {
  std::string words;
  for (int level = 1; level <= 4; ++level) {
    const auto number = take_number(text);
    if (!number) return std::nullopt;
    if (level == 1) words += chinese_number(*number);
    if (level == 2) words += "（" + chinese_number(*number) + "）";
    if (level == 3) words += std::to_string(*number);
    if (level == 4) words += "（" + std::to_string(*number) + "）";
    if (text.empty()) return words;
    if (!take(text, '-')) return std::nullopt;
  }
  return std::nullopt;
}

}  // namespace

std::string chinese_number(unsigned number) {
  std::string words;
  const unsigned hundreds = number / 100, tens = number / 10 % 10, ones = number % 10;
  if (hundreds) words += std::string(kDigits[hundreds]) + "百";
  if (tens > 1 || (tens == 1 && hundreds)) words += kDigits[tens];
  if (tens) words += "十";
  if (!tens && ones && hundreds) words += "零";
  if (ones || number == 0) words += kDigits[ones];
  return words;
}

std::optional<std::string> provision_words(std::string_view article, bool is_document) {
  if (article == "?") return "（条文待核）";
  return is_document ? section_words(article) : article_words(article);
}

std::pair<std::string_view, std::string_view> split_key(std::string_view key) {
  const auto colon = key.find(':');
  if (colon == std::string_view::npos) return {key, {}};
  return {key.substr(0, colon), key.substr(colon + 1)};
}

}  // namespace law
