// names_wholly — which of the persons are minors or informants, so that not even the surname stays?
#include <algorithm>

#include "disclosure/redaction/chain.h"
#include "disclosure/redaction/rules.h"

namespace disclosure::redaction {
namespace {

constexpr int of_age = 18;
constexpr std::size_t reach = 40;  // characters in which a person's particulars stand

bool is_towards(char32_t c) {
  return c == U'向' || c == U'到' || c == U'以' || c == U'用' || c == U'通';
}

// What may stand between an informant and the verb: 实名, （电话…）, 拨打12345,
// 向黄石港区应急管理局.
std::size_t skip_between(const Reading& r, std::size_t i) {
  const std::size_t start = i;
  while (i < r.size() && i - start < reach && !(r.begins[i] & informant_verb)) {
    std::size_t next = behind_brackets(r, i);
    if (next == i) next += r.longest(i, informant_between);
    if (next == i && (r.is(i, digit) || r.has(i, in_organisation))) ++next;
    if (next == i && i > start && r.is(i, han) && r.is(start, han) && is_towards(r.at(start)) &&
        i - start < 16)
      ++next;
    if (next == i && i == start && is_towards(r.at(i))) ++next;
    if (next == i) break;
    i = next;
  }
  return i;
}

bool is_report(const Reading& r, std::size_t i) {
  if (!(r.begins[i] & informant_verb) || (r.begins[i] & role_informant)) return false;
  const char32_t c = r.at(i - 1);
  return c != U'被' && c != U'遭' && c != U'受' && c != U'对';
}

// 王芳（电话…）实名举报: what the person does is to report.
bool reports(const Reading& r, const NameFound& name) {
  return is_report(r, skip_between(r, name.end));
}

// 王芳、李伟举报: those enumerated with an informant report as well.
void include_companions(const Reading& r, Names& names) {
  for (bool more = true; more;) {
    more = false;
    for (const auto& informant : names.found) {
      if (informant.what != What::informant || informant.begin == 0) continue;
      if (behind_separator(r, informant.begin - 1, false) != informant.begin) continue;
      for (auto& name : names.found)
        if (name.end + 1 == informant.begin && name.what == What::person)
          name.what = What::informant, more = true;
    }
  }
}

// 接王芳举报, 经群众李伟电话投诉: a name nobody has found yet, before the verb.
void find_before_verb(Reading& r, std::size_t verb, Names& names) {
  std::size_t end = verb;
  for (bool more = true; more && end > 0;) {
    more = false;
    if (const auto word = r.longest_ending(end, informant_between); word.kinds != 0)
      end = word.begin, more = true;
    if (end > 0 && is_close(r.at(end - 1)))
      for (std::size_t open = end - 1; open-- > 0 && end - open < reach * 2;)
        if (is_open(r.at(open))) {
          end = open, more = true;
          break;
        }
  }
  if (end == 0 || r.has(end - 1, in_name | of_officer | in_organisation | in_title)) return;
  const Shape shape = name_before(r, end, Certainty::role);
  if (shape && shape.boundary >= 3 && !r.is(shape.begin, rare_surname) &&
      !r.has(shape.begin, in_organisation))
    take(r, shape, What::informant, names);
}

int number_at(const Reading& r, std::size_t i, std::size_t& end) {
  int value = 0;
  for (end = i; r.is(end, digit) && end < i + 4; ++end)
    value = value * 10 + static_cast<int>(r.at(end) - '0');
  return value;
}

// The newest year the text speaks of: the case happened no earlier.
int newest_year(const Reading& r) {
  int newest = 0;
  for (std::size_t i = 0; i + 4 < r.size(); ++i) {
    if (!r.is(i, digit) || r.is(i - 1, digit)) continue;
    std::size_t end = i;
    const int year = number_at(r, i, end);
    if (end - i == 4 && year > 1990 && year < 2100 &&
        (r.at(end) == U'年' || r.at(end) == '-' || r.at(end) == U'〕'))
      newest = std::max(newest, year);
  }
  return newest;
}

// Age or birth told right behind the name, before another person is spoken of.
bool is_told_to_be_minor(const Reading& r, const NameFound& name, int this_year) {
  const std::size_t last = std::min(r.size(), name.end + reach);
  for (std::size_t i = name.end; i < last; ++i) {
    if (r.at(i) == U'。' || r.at(i) == ';' || (i > name.end && r.has(i, in_name))) return false;
    if (!r.is(i, digit) || r.is(i - 1, digit)) continue;
    std::size_t end = i;
    const int number = number_at(r, i, end);
    const bool age =
        end - i <= 2 && (r.at(end) == U'岁' || (r.at(end) == U'周' && r.at(end + 1) == U'岁'));
    if (age && number < of_age) return true;
    if (end - i != 4 || number < 1900 || number > this_year) continue;
    const bool in_id = i >= 6 && r.is(end, digit) && r.is(i - 1, digit);
    const bool birth = r.at(end) == U'年' || r.at(end) == '-' || in_id;
    if (!birth || this_year - number >= of_age) continue;
    for (std::size_t k = end; k < end + 10; ++k)
      if (r.at(k) == U'生') return true;
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

void spread(const Reading& r, Names& names) {
  for (const auto& wholly : names.found) {
    if (wholly.what == What::person || wholly.masked_already) continue;
    const auto word = span(r.text, wholly.begin, wholly.end);
    for (auto& name : names.found)
      if (name.what == What::person && span(r.text, name.begin, name.end) == word)
        name.what = wholly.what;
  }
}

}  // namespace

void find_minors_and_informants(Reading& r, Names& names) {
  for (std::size_t i = 1; i < r.size(); ++i)
    if (is_report(r, i)) find_before_verb(r, i, names);
  const int this_year = newest_year(r);
  for (auto& name : names.found) {
    if (name.what != What::person) continue;
    if (reports(r, name))
      name.what = What::informant;
    else if (is_told_to_be_minor(r, name, this_year) || has_minors_id(r, name, this_year) ||
             is_called_under_age(r, name))
      name.what = What::minor;
  }
  include_companions(r, names);
  spread(r, names);
}

}  // namespace disclosure::redaction
