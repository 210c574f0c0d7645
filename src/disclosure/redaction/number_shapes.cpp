// number_shapes — what can a row of digits be by its shape alone?
#include "disclosure/redaction/number_shapes.h"

#include <algorithm>

#include "registry/identity.h"

namespace disclosure::redaction {
namespace {

bool all_digits(std::string_view text) {
  return std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
}

int number(std::string_view text) {
  int value = 0;
  for (const char c : text) value = value * 10 + (c - '0');
  return value;
}

// The first two digits of a region: 11…82.
bool is_province(std::string_view two) {
  const int code = number(two);
  return (code >= 11 && code <= 15) || (code >= 21 && code <= 23) || (code >= 31 && code <= 37) ||
         (code >= 41 && code <= 46) || (code >= 50 && code <= 54) || (code >= 61 && code <= 65) ||
         code == 71 || (code >= 81 && code <= 83);
}

bool is_day(std::string_view four) {
  const int month = number(four.substr(0, 2)), day = number(four.substr(2));
  return month >= 1 && month <= 12 && day >= 1 && day <= 31;
}

bool joins_over_blank(const Reading& r, std::size_t i) {
  const auto in_number = [&](std::size_t k) {
    return r.is(k, digit) || r.at(k) == '*' || r.at(k) == '-' || r.at(k) == 'X' || r.at(k) == 'x';
  };
  return in_number(i - 1) && in_number(i);
}

}  // namespace

Row row_at(const Reading& r, std::size_t i) {
  Row row;
  bool separated = false;
  while (i < r.size() && row.length < Row::most) {
    const char32_t c = r.at(i);
    // Over a blank only digits go on: 6222 0217 1400; letters begin another word.
    if (row.length > 0 && r.text.gap[i] != none && !joins_over_blank(r, i)) break;
    if (r.is(i, digit | letter) || c == '*') {
      if (separated || (row.length > 0 && r.text.gap[i] != none)) row.whole[row.length - 1] = true;
      separated = false;
      row.ch[row.length] = static_cast<char>(c >= 'a' && c <= 'z' ? c - 'a' + 'A' : c);
      row.end[row.length] = i + 1;
      row.digits += r.is(i, digit) ? 1 : 0;
      row.stars += c == '*' ? 1 : 0;
      ++row.length;
    } else if ((c == '-' || c == '_') && !separated && row.length > 0) {
      separated = true;
      if (row.length <= 4) row.hyphen = true;
    } else {
      break;
    }
    ++i;
  }
  if (row.length > 0) row.whole[row.length - 1] = true;
  return row;
}

bool is_birth_date(std::string_view eight) {
  if (!all_digits(eight)) return false;
  const int year = number(eight.substr(0, 4));
  return year >= 1900 && year <= 2100 && is_day(eight.substr(4));
}

bool looks_like_resident_number(std::string_view id) {
  return id.size() == 18 && all_digits(id.substr(0, 17)) &&
         (all_digits(id.substr(17)) || id[17] == 'X') && is_province(id.substr(0, 2)) &&
         is_birth_date(id.substr(6, 8));
}

bool is_resident_number(std::string_view id) {
  if (!looks_like_resident_number(id)) return false;
  constexpr std::array weights{7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
  int sum = 0;
  for (std::size_t i = 0; i < weights.size(); ++i) sum += (id[i] - '0') * weights[i];
  return id[17] == std::string_view("10X98765432")[static_cast<std::size_t>(sum % 11)];
}

bool looks_like_old_resident_number(std::string_view id) {
  return id.size() == 15 && all_digits(id) && is_province(id.substr(0, 2)) &&
         is_day(id.substr(8, 4));
}

bool is_credit_code(std::string_view code) {
  return code.size() == 18 && registry::check_credit_code(code).normalised;
}

bool is_mobile(std::string_view number_text) {
  return number_text.size() == 11 && all_digits(number_text) && number_text[0] == '1' &&
         number_text[1] >= '3';
}

bool is_card(std::string_view digits) {
  if (digits.size() < 16 || digits.size() > 19 || !all_digits(digits)) return false;
  int sum = 0;
  for (std::size_t i = 0; i < digits.size(); ++i) {
    int value = digits[digits.size() - 1 - i] - '0';
    if (i % 2 == 1) value = value * 2 > 9 ? value * 2 - 9 : value * 2;
    sum += value;
  }
  return sum % 10 == 0;
}

}  // namespace disclosure::redaction
