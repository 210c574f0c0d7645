// numbers_of_other_shape — number plates, mail addresses, (0714)6512345, and numbers in words.
#include "disclosure/redaction/number_labels.h"
#include "disclosure/redaction/rules.h"

namespace disclosure::redaction {
namespace {

constexpr std::u32string_view provinces =
    U"京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼";
constexpr std::u32string_view endings = U"挂学警港澳领试超";

bool is_capital(char32_t c) { return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z'); }

// Place behind the plate that begins at i, or i: 鄂B12345, 鄂B·D12345, 鄂B1234挂, 鄂B 12345.
std::size_t end_of_plate(const Reading& r, std::size_t i) {
  if (!is_capital(r.at(i + 1))) return i;
  std::size_t k = i + 2, digits = 0, stars = 0;
  if (r.at(k) == U'·' || r.at(k) == '-' || r.at(k) == '.') ++k;
  const std::size_t first = k;
  while (k < first + 6 && (r.is(k, digit | letter) || r.at(k) == '*')) {
    if (k > first && r.text.gap[k] == line_break && k - first >= 5) break;
    digits += r.is(k, digit) ? 1 : 0;
    stars += r.at(k) == '*' ? 1 : 0;
    ++k;
  }
  if (r.is(k, digit | letter) && r.text.gap[k] == none) return i;
  const std::size_t length = k - first;
  const bool ending = endings.find(r.at(k)) != std::u32string_view::npos && r.at(k) != 0;
  if (length == 4 && ending) return digits + stars >= 2 ? k + 1 : i;
  return length >= 5 && digits + stars >= 2 ? (ending ? k + 1 : k) : i;
}

bool is_mail_character(const Reading& r, std::size_t i) {
  const char32_t c = r.at(i);
  return r.is(i, digit | letter) || c == '.' || c == '_' || c == '-' || c == '+';
}

// 一三八一二三四五六七八: eleven and more numerals on end are no amount.
void hide_spelt_numbers(Reading& r) {
  constexpr std::size_t mobile = 11;
  for (std::size_t i = 0; i + mobile <= r.size(); ++i) {
    std::size_t end = i;
    while (r.is(end, numeral) && r.at(end) != U'十') ++end;
    if (end - i >= mobile) r.hide(i, end, end - i == mobile ? What::phone : What::id);
    i = end;
  }
}

void hide_plates(Reading& r) {
  for (std::size_t i = 0; i + 6 < r.size(); ++i) {
    if (!r.is(i + 1, letter) || provinces.find(r.at(i)) == std::u32string_view::npos) continue;
    const std::size_t end = end_of_plate(r, i);
    if (end != i && !(label_before(r, i).kinds & label_keep) && !r.has(i, of_officer))
      r.hide(i, end, What::plate);
  }
}

void hide_mail(Reading& r) {
  for (std::size_t i = 1; i < r.size(); ++i) {
    if (r.at(i) != '@') continue;
    std::size_t begin = i, end = i + 1;
    while (begin > 0 && is_mail_character(r, begin - 1) && r.text.gap[begin] == none) --begin;
    while (is_mail_character(r, end) && r.text.gap[end] == none) ++end;
    const bool domain = r.is(end - 1, letter) && r.is(end - 2, letter);
    if (begin < i && end > i + 3 && domain && !is_agencys(r, begin))
      r.hide(begin, end, What::contact);
  }
}

void hide_telephone_with_area_in_brackets(Reading& r) {
  for (std::size_t i = 0; i + 8 < r.size(); ++i) {
    if (r.at(i) != '(' || r.at(i + 1) != '0') continue;
    std::size_t close = i + 2;
    while (r.is(close, digit)) ++close;
    if (r.at(close) != ')' || close < i + 4 || close > i + 5) continue;
    std::size_t end = close + 1;
    if (r.at(end) == '-') ++end;
    const std::size_t first = end;
    while (r.is(end, digit)) ++end;
    const Label label = label_before(r, i);
    if (end - first < 7 || end - first > 8 || (label.kinds & label_keep)) continue;
    if (!is_agencys(r, label.kinds ? label.begin : i)) r.hide(i, end, What::phone);
  }
}

}  // namespace

void hide_numbers_of_other_shape(Reading& r) {
  hide_mail(r);
  hide_spelt_numbers(r);
  hide_plates(r);
  hide_telephone_with_area_in_brackets(r);
}

}  // namespace disclosure::redaction
