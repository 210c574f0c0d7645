// names_before_particulars — whose sex, age, number or title is told? Names that stand before them.
#include <algorithm>

#include "disclosure/redaction/chain.h"
#include "disclosure/redaction/rules.h"

namespace disclosure::redaction {
namespace {

bool is_stop(const Reading& r, std::size_t i) {
  return i >= r.size() || r.text.gap[i] != none || !r.is(i, han | digit | letter);
}

// 男 or 女 standing alone, or 男性, 男汉族 …
bool is_sex(const Reading& r, std::size_t i) {
  if (r.at(i) != U'男' && r.at(i) != U'女') return false;
  return is_stop(r, i + 1) || r.at(i + 1) == U'性' || r.is(i + 1, digit) || r.at(i + 2) == U'族';
}

bool is_age(const Reading& r, std::size_t i) {
  std::size_t k = i;
  if (r.at(k) == U'现' && r.at(k + 1) == U'年') k += 2;
  const std::size_t digits = k;
  while (r.is(k, digit) && k < digits + 3) ++k;
  if (k == digits || k > digits + 2) return false;
  return r.at(k) == U'岁' || (r.at(k) == U'周' && r.at(k + 1) == U'岁');
}

// 1985年3月2日出生, 1985-03-02出生: a birth, not another date.
bool is_birth(const Reading& r, std::size_t i) {
  if (r.begins[i] & label_birth) return true;
  if (!r.is(i, digit)) return false;
  for (std::size_t k = i; k < i + 14 && k < r.size(); ++k) {
    if (r.at(k) == U'生' || (r.at(k) == U'出' && r.at(k + 1) == U'生')) return true;
    if (!r.is(k, digit) && r.at(k) != U'年' && r.at(k) != U'月' && r.at(k) != U'日' &&
        r.at(k) != '-' && r.at(k) != '.' && r.at(k) != '/')
      return false;
  }
  return false;
}

bool is_nationality(const Reading& r, std::size_t i) {
  return r.is(i, han) && (r.at(i + 1) == U'族' || (r.is(i + 1, han) && r.at(i + 2) == U'族'));
}

bool is_alias(const Reading& r, std::size_t i) {
  const auto starts = [&](std::u32string_view word) {
    return i + word.size() <= r.size() && span(r.text, i, i + word.size()) == word;
  };
  return starts(U"曾用名") || starts(U"别名") || starts(U"绰号") || starts(U"化名") ||
         starts(U"另案") || starts(U"已死亡") || starts(U"在逃");
}

// 住 before a place, 现住, 户籍地 …
bool is_home(const Reading& r, std::size_t i) {
  if (r.begins[i] & label_home) return true;
  if (r.at(i) != U'住') return false;
  const std::size_t end = std::min(r.size(), i + 10);
  for (std::size_t k = i + 2; k < end && r.is(k, han); ++k)
    if (r.is(k, place_unit)) return true;
  return false;
}

bool is_particular(const Reading& r, std::size_t i) {
  return is_home(r, i) || is_sex(r, i) || is_age(r, i) || is_birth(r, i) || is_nationality(r, i) ||
         is_alias(r, i) || (r.begins[i] & label_id) != 0;
}

// Roles of natural persons in brackets behind the name: 王伟（驾驶员）.
bool is_role_in_brackets(const Reading& r, std::size_t i) {
  return is_open(r.at(i - 1)) &&
         (r.begins[i] & (role_person | role_party | role_minor | role_informant)) != 0;
}

bool set_off(const Reading& r, std::size_t i) {
  return r.text.gap[i] != none || r.at(i - 1) == ',' || is_open(r.at(i - 1));
}

std::size_t name_end_before(const Reading& r, std::size_t i) {
  return r.at(i - 1) == ',' || is_open(r.at(i - 1)) ? i - 1 : i;
}

bool already_taken(const Reading& r, std::size_t end) {
  return end == 0 || r.has(end - 1, in_name | of_officer | in_title);
}

void take_before(Reading& r, std::size_t end, Certainty certainty, int least, Names& names) {
  if (already_taken(r, end)) return;
  const Shape shape = name_before(r, end, certainty);
  if (!shape || r.has(shape.begin, in_organisation) || r.has(end - 1, in_organisation)) return;
  const bool rare =
      r.is(shape.begin, rare_surname | wary_surname) && !r.longest(shape.begin, compound_surname);
  if (rare && !(shape.boundary == 4 && certainty == Certainty::label) && !shape.usual) return;
  const bool counted = (r.begins[end] & count_of_persons) != 0;
  if (shape.boundary < least && !(shape.usual && (certainty == Certainty::label || counted)))
    return;
  take_backwards(r, shape, What::person, names);
}

}  // namespace

void find_before_particulars(Reading& r, Names& names) {
  for (std::size_t i = 2; i < r.size(); ++i) {
    if (set_off(r, i) && is_particular(r, i)) {
      take_before(r, name_end_before(r, i), Certainty::label, 3, names);
    } else if (set_off(r, i) && is_role_in_brackets(r, i)) {
      take_before(r, i - 1, Certainty::role, 3, names);
    } else if (r.begins[i] & (title | count_of_persons)) {
      take_before(r, i, Certainty::role, 3, names);
    } else if (r.begins[i] & label_id) {
      take_before(r, i, Certainty::role, 3, names);
    }
  }
}

}  // namespace disclosure::redaction
