// name_foreign — names with a dot, in Latin letters, or whose surname is in no list.
#include "disclosure/redaction/name_foreign.h"

namespace disclosure::redaction {
namespace {

constexpr std::size_t longest_part = 8;  // of a name with dots

std::size_t end_of_latin(const Reading& r, std::size_t begin) {
  std::size_t end = begin, parts = 0;
  while (r.at(end) >= 'A' && r.at(end) <= 'Z' && parts < 4) {
    std::size_t next = end + 1;
    while (r.is(next, letter) && r.text.gap[next] == none) ++next;
    const bool capitals_only = next - end > 1 && r.at(end + 1) <= 'Z';
    if (capitals_only || (next - end < 2 && r.at(next) != '.')) break;
    if (r.at(next) == '.' || r.at(next) == middle_dot) ++next;
    end = next;
    ++parts;
  }
  return r.is(end, digit) ? begin : end;
}

// 迪力夏提, 扎西多吉: a name without surname and dot, beside a role.
Shape transliterated(const Reading& r, std::size_t begin) {
  std::size_t end = begin;
  while (end < begin + 10 && r.is(end, transliteration) &&
         (r.begins[end] & (follow | not_name)) == 0 && (end == begin || r.text.gap[end] == none))
    ++end;
  const bool fits = end - begin >= 3 && end_boundary(r, end) >= 2;
  return fits ? Shape{begin, end, end_boundary(r, end), true, false, false} : Shape{};
}

// A surname that is in no list: a field of two to four characters that hold no word.
Shape whole_field(const Reading& r, std::size_t begin) {
  std::size_t end = begin;
  while (end < begin + 5 && r.is(end, han) && !r.is(end, never_given) && r.begins[end] == 0 &&
         (end == begin || r.text.gap[end] == none))
    ++end;
  const bool fits = end - begin >= 2 && end - begin <= 4 && end_boundary(r, end) == 4;
  return fits ? Shape{begin, end, 4, true, false, false} : Shape{};
}

// 中国·黄石 is no name: most characters must be such as foreign names are written with.
bool sounds_foreign(const Reading& r, std::size_t begin, std::size_t end) {
  std::size_t foreign = 0;
  for (std::size_t i = begin; i < end; ++i) foreign += r.is(i, transliteration) ? 1 : 0;
  return foreign * 3 >= (end - begin - 1) * 2;
}

}  // namespace

std::size_t end_of_dotted(const Reading& r, std::size_t begin) {
  std::size_t dot = begin;
  while (dot < begin + longest_part && r.is(dot, han)) ++dot;
  if (dot == begin || r.at(dot) != middle_dot || !r.is(dot + 1, han)) return begin;
  if (r.text.gap[dot] != none || r.text.gap[dot + 1] != none) return begin;  // a bullet
  std::size_t end = dot + 1;
  const std::size_t most = end + longest_part;
  while (end < most && r.is(end, han)) {
    if (end > dot + 1 && (end_boundary(r, end) >= 3 || r.is(end, follow_char))) break;
    ++end;
  }
  if (r.at(end) == middle_dot) {
    const std::size_t further = end_of_dotted(r, dot + 1);
    return further == dot + 1 ? end : further;
  }
  return end;
}

Shape foreign_name_at(const Reading& r, std::size_t begin, Certainty certainty) {
  const bool beside_role = certainty != Certainty::running_text;
  if (!beside_role && (r.begins[begin] & before)) return {};  // 由买买提·吐尔逊: not yet
  std::size_t end = end_of_dotted(r, begin);
  if (end != begin && !beside_role && !sounds_foreign(r, begin, end)) return {};
  if (end == begin && beside_role && r.is(begin, letter)) end = end_of_latin(r, begin);
  return end != begin ? Shape{begin, end, 4, true, false, false} : Shape{};
}

Shape unlisted_name_at(const Reading& r, std::size_t begin, Certainty certainty) {
  if (certainty == Certainty::running_text) return {};
  const Shape shape = transliterated(r, begin);
  return shape || certainty != Certainty::label ? shape : whole_field(r, begin);
}

}  // namespace disclosure::redaction
