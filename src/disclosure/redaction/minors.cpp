// minors — who is under eighteen, so that not even the surname stays?
#include <algorithm>

#include "disclosure/redaction/rules.h"
#include "law/pack.h"

namespace disclosure::redaction {
namespace {

constexpr int of_age = 18;
constexpr std::size_t reach = 40;  // characters in which a person's particulars stand

int number_at(const Reading& r, std::size_t i, std::size_t& end) {
  int value = 0;
  for (end = i; r.is(end, digit) && end < i + 4; ++end)
    value = value * 10 + static_cast<int>(r.at(end) - '0');
  return value;
}

bool is_age(const Reading& r, std::size_t i) {
  return r.at(i) == U'岁' || (r.at(i) == U'周' && r.at(i + 1) == U'岁');
}

// 2012年5月1日出生: 生 follows before anything but a date.
bool is_birth(const Reading& r, std::size_t behind_year) {
  if (r.at(behind_year) != U'年' && r.at(behind_year) != '-' && r.at(behind_year) != '.')
    return false;
  for (std::size_t i = behind_year; i < behind_year + 10; ++i)
    if (r.at(i) == U'生') return true;
  return false;
}

// The newest year the text speaks of; where it names none, the last one the law's calendar knows.
int year_of_the_case(const Reading& r) {
  int newest = 0;
  for (std::size_t i = 0; i + 4 < r.size(); ++i) {
    if (!r.is(i, digit) || r.is(i - 1, digit)) continue;
    std::size_t end = i;
    const int year = number_at(r, i, end);
    const char32_t next = r.at(end);
    if (end - i == 4 && year > 1990 && year < 2100 && !is_birth(r, end) &&
        (next == U'年' || next == '-' || next == U'〕'))
      newest = std::max(newest, year);
  }
  return newest != 0 ? newest : law::year_of(law::embedded_pack().calendar().last());
}

// Age or birth told right behind the name, before another person is spoken of.
bool is_told_to_be_minor(const Reading& r, const NameFound& name, int this_year) {
  const std::size_t last = std::min(r.size(), name.end + reach);
  for (std::size_t i = name.end; i < last; ++i) {
    if (r.at(i) == U'。' || r.at(i) == ';' || r.has(i, in_name)) return false;
    if (!r.is(i, digit) || r.is(i - 1, digit)) continue;
    std::size_t end = i;
    const int number = number_at(r, i, end);
    if (end - i <= 2 && is_age(r, end)) return number < of_age;
    if (end - i == 4 && is_birth(r, end)) return this_year - number < of_age;
  }
  return false;
}

// 未满十六周岁的郑小龙, 14岁的林小雨
bool is_called_under_age(const Reading& r, const NameFound& name) {
  if (name.begin < 3 || r.at(name.begin - 1) != U'的') return false;
  const std::size_t years = name.begin - 2;
  if (r.at(years) == U'岁' && r.is(years - 1, digit) && !r.is(years - 3, digit)) {
    std::size_t end = 0;
    const std::size_t first = r.is(years - 2, digit) ? years - 2 : years - 1;
    if (number_at(r, first, end) < of_age) return true;
  }
  const std::size_t least = name.begin > 10 ? name.begin - 10 : 0;
  for (std::size_t i = name.begin - 1; i-- > least;)
    if (r.at(i + 1) == U'满' && (r.at(i) == U'未' || r.at(i) == U'不')) return true;
  return false;
}

// 420202201203041234: places 7 to 10 of an identity number tell the year of birth.
bool has_minors_id(const Reading& r, const NameFound& name, int this_year) {
  const std::size_t last = std::min(r.size(), name.end + reach);
  for (std::size_t i = name.end; i + 18 <= last; ++i) {
    if (!r.is(i, digit) || r.is(i - 1, digit)) continue;
    std::size_t run = i;
    while (r.is(run, digit)) ++run;
    if (run - i < 17) continue;
    std::size_t end = 0;
    const int year = number_at(r, i + 6, end);
    return year > 1900 && year <= this_year && this_year - year < of_age;
  }
  return false;
}

}  // namespace

void find_minors(const Reading& r, Names& names) {
  const bool numbers = std::ranges::any_of(r.traits, [](auto traits) { return traits & digit; });
  const int this_year = numbers ? year_of_the_case(r) : 0;
  for (auto& name : names.found)
    if (name.what == What::person &&
        (is_called_under_age(r, name) || (numbers && (is_told_to_be_minor(r, name, this_year) ||
                                                      has_minors_id(r, name, this_year)))))
      name.what = What::minor;
}

}  // namespace disclosure::redaction
