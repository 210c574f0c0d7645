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

bool is_free(const Reading& r, std::size_t i) {
  return !r.has(i, in_organisation | inside_word | in_title | in_name | of_officer | masked);
}

// Prepositions behind which a name may also end the clause: 车辆由王伟，…
bool takes_a_person(const Reading& r, std::size_t i) {
  if (i == 0) return false;
  switch (r.at(i - 1)) {
    case U'由':
    case U'对':
    case U'向':
    case U'与':
    case U'给':
    case U'被':
    case U'让':
    case U'叫':
    case U'请':
    case U'系':
    case U'为':
    case U'是':
    case U'令':
    case U'派':
    case U'聘':
    case U'雇':
      return true;
    default:
      return (r.ends[i] & before) != 0 && r.text.gap[i] == none;
  }
}

// Reads the enumeration from i on; empty when its last member is not followed by what a person
// does.
std::vector<Shape> enumeration(const Reading& r, std::size_t i) {
  std::vector<Shape> list;
  const bool person_wanted = takes_a_person(r, i);
  while (true) {
    const Shape shape = name_at(r, i, Certainty::running_text);
    if (!shape || !(shape.usual || shape.masked_already) || r.has(shape.end - 1, in_organisation))
      return {};
    list.push_back(shape);
    const std::size_t behind = behind_brackets(r, shape.end);
    const std::size_t next = behind_separator(r, behind, false);
    if (next == behind || !name_at(r, next, Certainty::running_text).usual) {
      const int boundary = end_boundary(r, shape.end);
      const bool stops = boundary == 4 && behind == shape.end;
      const bool acts = stops ? person_wanted : boundary >= 2 || next != behind;
      const bool wary = r.is(list.front().begin, wary_surname) && boundary < 3;
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
