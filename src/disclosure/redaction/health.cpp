// health — what is said of a person's health, and how old is a minor?
#include <algorithm>

#include "disclosure/redaction/rules.h"

namespace disclosure::redaction {
namespace {

constexpr std::size_t longest_condition = 24;
constexpr int of_age = 18;

bool ends_condition(const Reading& r, std::size_t i) {
  const char32_t c = r.at(i);
  return c == 0 || c == ',' || c == U'。' || c == ';' || c == U'的' || c == U'且' || c == U'但' ||
         c == U'等' || is_close(c) || r.text.gap[i] == line_break || (r.begins[i] & follow) != 0 ||
         r.has(i, in_name | masked);
}

// 患有高血压、糖尿病等疾病: up to a stop; 、 and 和 go on.
std::size_t end_of_condition(const Reading& r, std::size_t begin) {
  std::size_t end = begin;
  while (end < begin + longest_condition && !ends_condition(r, end)) {
    if (const auto word = r.longest(end, disease); word > 1)
      end += word;
    else
      ++end;
  }
  return end;
}

std::size_t behind_connectors(const Reading& r, std::size_t i) {
  while (r.at(i) == ':' || r.at(i) == U'为' || r.at(i) == U'是' || r.at(i) == U'有' ||
         r.at(i) == U'“')
    ++i;
  return i;
}

bool speaks_of_a_person(const Reading& r, std::size_t i) {
  const auto is_person = [&](std::size_t k) {
    return r.has(k, in_name) || (r.begins[k] & (role_minor | role_informant)) != 0 ||
           r.at(k) == U'其' || (r.at(k) == U'该' && (r.begins[k + 1] & role_person)) ||
           (r.at(k) == U'本' && r.at(k + 1) == U'人') || (r.at(k) == U'患' && r.at(k + 1) == U'者');
  };
  for (std::size_t k = i; k-- > 0 && !r.ends_sentence(k + 1);)
    if (is_person(k)) return true;
  for (std::size_t k = i; k < r.size() && r.at(k) != U'。' && r.at(k) != ';' && k < i + 20; ++k)
    if (r.has(k, in_name)) return true;
  return false;
}

// 疫苗, 防治, 广告: the word speaks of a thing or of the public.
bool is_not_personal(const Reading& r, std::size_t begin, std::size_t end) {
  if (r.has(begin, in_title | in_organisation | masked)) return true;
  std::size_t next = end;
  while (r.at(next) == U'的' || r.at(next) == U'等' || r.at(next) == U'病' || r.at(next) == U'疾')
    ++next;
  if (next < r.size() && (r.begins[next] & not_personal)) return true;
  for (std::size_t i = begin; i-- > 0 && begin - i <= 6;)
    if (r.begins[i] & not_personal) return true;
  return false;
}

bool is_degree(char32_t c) {
  return std::u32string_view(U"一二三四五六七八九十级期度型1234567890轻中重晚早").find(c) !=
             std::u32string_view::npos &&
         c != 0;
}

// 怀孕三个月
std::size_t behind_duration(const Reading& r, std::size_t i) {
  if (r.at(i) == U'个' && r.at(i + 1) == U'月') return i + 2;
  const char32_t c = r.at(i);
  const bool unit = c == U'周' || c == U'月' || c == U'年' || c == U'天';
  return unit && is_degree(r.at(i - 1)) ? i + 1 : i;
}

void hide_disease(Reading& r, std::size_t i, std::size_t length) {
  std::size_t begin = i, end = i + length;
  if (is_not_personal(r, begin, end) || !speaks_of_a_person(r, begin)) return;
  while (is_degree(r.at(end))) ++end;
  end = behind_duration(r, end);
  while (begin > 0 && is_degree(r.at(begin - 1)) && !r.has(begin - 1, masked | in_name)) --begin;
  r.hide(begin, end, What::health);
}

}  // namespace

void hide_health(Reading& r) {
  for (std::size_t i = 0; i < r.size(); ++i) {
    if (r.has(i, masked | in_title)) continue;
    if (const auto trigger = r.longest(i, health_trigger); trigger != 0) {
      const std::size_t begin = behind_connectors(r, i + trigger);
      // A short trigger, 患 or 诊断, needs a known condition behind it.
      const bool known = r.longest(begin, disease) != 0;
      if (r.at(begin) != U'者' && (trigger > 1 || known) && !r.has(i, in_organisation) &&
          (known || speaks_of_a_person(r, i)))
        r.hide(begin, end_of_condition(r, begin), What::health);
    }
    if (const auto word = r.longest(i, disease); word != 0 && !r.has(i, masked)) {
      hide_disease(r, i, word);
      i += word - 1;
    }
  }
}

void hide_ages(Reading& r, const Names& names) {
  const bool minors = std::ranges::any_of(
      names.found, [](const NameFound& name) { return name.what == What::minor; });
  for (std::size_t i = 0; i < r.size(); ++i) {
    if (!r.is(i, digit) || r.has(i, masked) ||
        (i > 0 && (r.is(i - 1, digit) || r.at(i - 1) == '.')))
      continue;
    std::size_t end = i;
    int age = 0;
    while (r.is(end, digit) && end < i + 3) age = age * 10 + static_cast<int>(r.at(end++) - '0');
    const bool is_age = r.at(end) == U'岁' || (r.at(end) == U'周' && r.at(end + 1) == U'岁');
    if (minors && is_age && age < of_age && !(r.ends[i] & age_law)) r.hide(i, end, What::age);
  }
}

}  // namespace disclosure::redaction
