// name_boundaries — how clearly does a name end here, or begin?
#include "disclosure/redaction/name_shape.h"

namespace disclosure::redaction {

int end_boundary(const Reading& r, std::size_t i) {
  if (i >= r.size() || r.text.gap[i] != none || !r.is(i, han | digit)) return 4;
  if (r.is(i, digit)) return 2;
  if (r.begins[i] &
      (follow | title | count_of_persons | informant_verb | informant_between | any_role |
       home_word | any_number_label | label_home | label_birth | health_trigger))
    return 3;
  if (r.is(i, follow_char) || (r.begins[i] & verb)) return 2;
  return r.is(i, weak_follow_char) || (r.begins[i] & (not_name | maybe_name)) ? 1 : 0;
}

int begin_boundary(const Reading& r, std::size_t i) {
  if (r.starts_clause(i) || (r.ends[i] & any_role)) return 4;
  // 6月18日王玉梅在…, 9时许李强称…
  const char32_t c = r.at(i - 1) == U'许' ? r.at(i - 2) : r.at(i - 1);
  const std::size_t unit = r.at(i - 1) == U'许' ? i - 2 : i - 1;
  if ((c == U'日' || c == U'时' || c == U'分') && r.is(unit - 1, digit)) return 3;
  return r.ends[i] & before ? 3 : 0;
}

std::size_t surname_length(const Reading& r, std::size_t i, bool rare_too) {
  if (r.longest(i, compound_surname) != 0) return r.longest(i, compound_surname);
  if (r.is(i, surname)) return 1;
  return rare_too && r.is(i, rare_surname) ? 1 : 0;
}

}  // namespace disclosure::redaction
