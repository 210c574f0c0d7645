// names_in_running_text — who acts without a role: 由王伟操作, 李强称, 对张敏开展检查?
#include <vector>

#include "disclosure/redaction/chain.h"
#include "disclosure/redaction/rules.h"

namespace disclosure::redaction {
namespace {

bool may_begin(const Reading& r, std::size_t i) {
  return r.is(i, surname) || (r.begins[i] & compound_surname) != 0 ||
         (r.is(i, han) && r.at(i + 1) == U'·') || (r.is(i, han) && r.at(i + 2) == U'·') ||
         (r.is(i, han) && r.at(i + 3) == U'·');
}

// 执法人员对方欣凯开展检查: 对方 and 对于 are no words here.
bool is_object_of_officers(const Reading& r, std::size_t i) {
  return i > 1 && r.at(i - 1) == U'对' && (r.ends[i - 1] & role_officer) &&
         end_boundary(r, name_at(r, i, Certainty::running_text).end) >= 3;
}

bool is_free(const Reading& r, std::size_t i) {
  if (r.has(i, inside_word) && !is_object_of_officers(r, i)) return false;
  return !r.has(i, in_organisation | in_title | in_name | of_officer | masked);
}

// Behind these a person may stand: 由, 对, 被, 系 …
bool follows_preposition(const Reading& r, std::size_t i) {
  return i > 0 && std::u32string_view(U"由对向与给被让叫请系为是即令派聘雇").find(r.at(i - 1)) !=
                      std::u32string_view::npos;
}

// … and then, or behind 安排 and 询问, a name may also end the clause: 车辆系李强，…
bool takes_a_person(const Reading& r, std::size_t i) {
  if (follows_preposition(r, i)) return true;
  return r.longest_ending(i, before).begin + 1 < i && r.text.gap[i] == none;
}

// All characters usual; or a plain end, and one of the two given names usual.
bool is_likely(const Reading& r, const Shape& shape, bool person_wanted) {
  if (shape.usual || shape.masked_already) return true;
  return person_wanted && shape.boundary == 3 && r.is(shape.begin, surname) &&
         shape.end - shape.begin == 3 &&
         (r.is(shape.begin + 1, given) || r.is(shape.begin + 2, given));
}

// 林月如，系赵灵儿之母
bool is_told_about(const Reading& r, std::size_t i) {
  if (r.at(i) != ',') return false;
  const char32_t c = r.at(i + 1);
  return c == U'系' || (c == U'现' && r.at(i + 2) == U'年');
}

// Reads the enumeration from i on; empty when its last member is not followed by what a person
// does.
std::vector<Shape> enumeration(const Reading& r, std::size_t i) {
  std::vector<Shape> list;
  const bool person_wanted = takes_a_person(r, i);
  while (true) {
    const Shape shape = name_at(r, i, Certainty::running_text);
    if (!shape || !is_likely(r, shape, !list.empty() || follows_preposition(r, i)) ||
        r.has(shape.end - 1, in_organisation))
      return {};
    list.push_back(shape);
    const std::size_t behind = behind_brackets(r, shape.end);
    const std::size_t next = behind_separator(r, behind, false);
    const Shape following = next == behind ? Shape{} : name_at(r, next, Certainty::running_text);
    if (!following || !is_likely(r, following, true)) {
      const bool quoted = r.at(behind) == U'”';
      const int boundary = end_boundary(r, quoted ? behind + 1 : shape.end);
      const bool stops = boundary == 4 && behind == shape.end;
      const bool acts =
          stops ? person_wanted || is_told_about(r, behind) : boundary >= 2 || next != behind;
      const bool wary =
          r.is(list.front().begin, wary_surname) && boundary < (person_wanted ? 2 : 3);
      return acts && !wary ? list : std::vector<Shape>{};
    }
    i = next;
  }
}

}  // namespace

void find_in_running_text(Reading& r, Names& names) {
  for (std::size_t i = 0; i < r.size(); ++i) {
    if (!may_begin(r, i) || !is_free(r, i) || begin_boundary(r, i) < 3) continue;
    for (const Shape& shape : enumeration(r, i)) take(r, shape, What::person, names);
  }
}

}  // namespace disclosure::redaction
