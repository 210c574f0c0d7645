// births — which dates are somebody's birth?
#include "disclosure/redaction/rules.h"

namespace disclosure::redaction {
namespace {

std::size_t digits(const Reading& r, std::size_t i, std::size_t most) {
  std::size_t n = 0;
  while (n < most && (r.is(i + n, digit | numeral) || r.at(i + n) == '*')) ++n;
  return n;
}

// Place behind the date at i, or i: 1985年3月2日, 1985-03-02, 1985.3, 19850302, 一九八五年三月二日.
std::size_t end_of_date(const Reading& r, std::size_t i) {
  const std::size_t year = digits(r, i, 9);
  if (year == 8) return i + 8;
  if (year != 4 && year != 2) return i;
  std::size_t end = i + year;
  const char32_t mark = r.at(end);
  if (mark != U'年' && mark != '-' && mark != '.' && mark != '/') return i;
  ++end;
  for (const char32_t unit : {U'月', U'日'}) {
    const std::size_t n = digits(r, end, 3);
    if (n == 0) break;
    const char32_t c = r.at(end + n);
    if (c == unit || (unit == U'日' && c == U'号') || (mark != U'年' && c == mark && unit == U'月'))
      end += n + 1;
    else if (mark != U'年' || unit == U'日')
      return end + n;
    else
      break;
  }
  return end;
}

bool is_born(const Reading& r, std::size_t i) {
  if (r.at(i) == U'出' && r.at(i + 1) == U'生') return true;
  if (r.at(i) != U'生') return false;
  const char32_t next = r.at(i + 1);
  return !r.is(i + 1, han) || next == U'于' || next == U'人' || next == U',';
}

// 出生日期：, 生于, 出生年月为
bool is_labelled(const Reading& r, std::size_t i) {
  std::size_t k = i;
  while (k > 0 && (r.at(k - 1) == ':' || r.at(k - 1) == U'为' || r.at(k - 1) == U'是' ||
                   r.at(k - 1) == U'于' || is_open(r.at(k - 1)))) {
    if (r.ends[k] & label_birth) return true;
    --k;
  }
  return (r.ends[k] & label_birth) != 0;
}

}  // namespace

void hide_births(Reading& r) {
  for (std::size_t i = 0; i < r.size(); ++i) {
    if (!r.is(i, digit | numeral) || r.has(i, masked) || (i > 0 && r.is(i - 1, digit | numeral)))
      continue;
    const std::size_t end = end_of_date(r, i);
    if (end == i) continue;
    if (is_born(r, end) || is_labelled(r, i)) r.hide(i, end, What::birth);
    i = end - 1;
  }
}

}  // namespace disclosure::redaction
