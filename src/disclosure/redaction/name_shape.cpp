// name_shape — could a person's name stand here, and how far does it reach?
#include "disclosure/redaction/name_shape.h"

#include <algorithm>

namespace disclosure::redaction {
namespace {

constexpr char32_t middle_dot = U'·';
constexpr std::size_t longest_part = 8;  // of a name with dots
constexpr int weight_of_boundary = 12;

bool is_mark(char32_t c) { return c == U'某' || c == '*' || c == 'X' || c == 'x'; }

bool can_be_given(const Reading& r, std::size_t i) {
  return r.is(i, han) && !r.is(i, never_given) && r.at(i) != U'某';
}

// 王某, 王某某, 王某甲, 王××: masked by somebody else; stays as it is.
std::size_t end_of_masked(const Reading& r, std::size_t i) {
  std::size_t end = i;
  while (end < r.size() && end < i + 3 && is_mark(r.at(end)) &&
         (end == i || r.text.gap[end] == none))
    ++end;
  const char32_t order = r.at(end);
  if (end > i && (order == U'甲' || order == U'乙' || order == U'丙' || order == U'丁')) ++end;
  return end;
}

int usual_given(const Reading& r, std::size_t first, std::size_t end) {
  if (end - first == 1) return r.is(first, given) ? 5 : 0;
  return (r.is(first, given) ? 3 : 0) + (r.is(first + 1, given) ? 4 : -4) + 2;
}

bool all_usual(const Reading& r, std::size_t first, std::size_t end) {
  for (std::size_t i = first; i < end; ++i)
    if (!r.is(i, given)) return false;
  return true;
}

// 高兴、安全、黄石: a word of the language. In a field of its own it may be a name all the same.
bool is_word(const Reading& r, std::size_t begin, std::size_t end, int boundary, Certainty c) {
  const std::size_t word = r.longest(begin, not_name);
  if (word == 0) return false;
  if (word >= end - begin) return c != Certainty::label || boundary < 4 || word > end - begin;
  return !(boundary >= 2 && r.is(end - 1, given) && r.is(begin, surname));
}

// 张家村、李家湾, or what an administrative word follows: a place.
bool is_place(const Reading& r, std::size_t begin, std::size_t end) {
  if (r.is(end, place_end) && !(r.begins[end] & follow)) return true;
  return end - begin == 3 && r.at(begin + 1) == U'家' && r.is(end - 1, place_end);
}

std::size_t end_of_dotted(const Reading& r, std::size_t begin) {
  std::size_t dot = begin;
  while (dot < begin + longest_part && r.is(dot, han)) ++dot;
  if (dot == begin || r.at(dot) != middle_dot || !r.is(dot + 1, han)) return begin;
  std::size_t end = dot + 1;
  const std::size_t most = end + longest_part;
  while (end < most && r.is(end, han) && !r.is(end, never_given)) {
    if (end > dot + 1 && end_boundary(r, end) >= 2) break;
    ++end;
  }
  if (r.at(end) == middle_dot) {
    const std::size_t further = end_of_dotted(r, dot + 1);
    return further == dot + 1 ? end : further;
  }
  return end;
}

std::size_t end_of_latin(const Reading& r, std::size_t begin) {
  std::size_t end = begin, parts = 0;
  while (r.at(end) >= 'A' && r.at(end) <= 'Z' && parts < 4) {
    std::size_t next = end + 1;
    while (r.is(next, letter) && r.text.gap[next] == none) ++next;
    if (next - end < 2 && r.at(next) != '.') break;
    if (r.at(next) == '.' || r.at(next) == middle_dot) ++next;
    end = next;
    ++parts;
  }
  return r.is(end, digit) ? begin : end;
}

struct Best {
  Shape shape;
  int score = -1;
  void take(const Shape& candidate, int candidate_score) {
    if (candidate_score <= score) return;
    shape = candidate;
    score = candidate_score;
  }
};

// One candidate from `begin` to `end`, whose given name begins at `first`.
void weigh(const Reading& r, std::size_t begin, std::size_t first, std::size_t end, Certainty c,
           Best& best) {
  for (std::size_t i = first; i < end; ++i)
    if (!can_be_given(r, i) || (r.text.gap[i] != none && i > first)) return;
  const int boundary = end_boundary(r, end);
  if (is_word(r, begin, end, boundary, c) || is_place(r, begin, end)) return;
  const bool usual = r.is(begin, surname) && all_usual(r, first, end);
  const bool usual_compound = first - begin == 2 && all_usual(r, first, end);
  best.take({begin, end, boundary, usual || usual_compound, false},
            boundary * weight_of_boundary + usual_given(r, first, end));
}

}  // namespace

int end_boundary(const Reading& r, std::size_t i) {
  if (i >= r.size() || r.text.gap[i] != none || !r.is(i, han)) return 4;
  if (r.begins[i] & (follow | title | count_of_persons | informant_verb | any_role | home_word |
                     any_number_label | label_home | label_birth | health_trigger))
    return 3;
  if (r.is(i, follow_char) || (r.begins[i] & verb)) return 2;
  return r.is(i, weak_follow_char) || (r.begins[i] & not_name) ? 1 : 0;
}

int begin_boundary(const Reading& r, std::size_t i) {
  if (r.starts_clause(i) || (r.ends[i] & any_role)) return 4;
  return r.ends[i] & before ? 3 : 0;
}

std::size_t surname_length(const Reading& r, std::size_t i, bool rare_too) {
  if (r.longest(i, compound_surname) != 0) return r.longest(i, compound_surname);
  if (r.is(i, surname)) return 1;
  return rare_too && r.is(i, rare_surname) ? 1 : 0;
}

Shape name_at(const Reading& r, std::size_t begin, Certainty certainty) {
  if (begin >= r.size() || r.has(begin, in_title)) return {};
  if (const auto end = end_of_dotted(r, begin); end != begin) return {begin, end, 4, true, false};
  if (certainty != Certainty::running_text && r.is(begin, letter))
    if (const auto end = end_of_latin(r, begin); end != begin) return {begin, end, 4, true, false};
  const std::size_t length = surname_length(r, begin, certainty != Certainty::running_text);
  if (length == 0) return {};
  for (std::size_t first = begin + length; first > begin; --first)
    if (const auto end = end_of_masked(r, first); end != first) return {begin, end, 4, true, true};
  Best best;
  for (std::size_t first = begin + length; first > begin; --first) {
    if (first == begin + 1 && length == 2 && !r.is(begin, surname)) break;
    weigh(r, begin, first, first + 1, certainty, best);
    weigh(r, begin, first, first + 2, certainty, best);
    if (best.score >= 0) break;  // the compound surname, if it leaves a given name
  }
  // 王李丹妮: two surnames, only where the name clearly ends behind the fourth character.
  if (length == 1 && r.is(begin + 1, surname) && best.shape.boundary < 2 &&
      end_boundary(r, begin + 4) >= 3 && all_usual(r, begin + 2, begin + 4))
    return {begin, begin + 4, end_boundary(r, begin + 4), true, false};
  return best.shape;
}

Shape name_before(const Reading& r, std::size_t end, Certainty certainty) {
  Best best;
  const std::size_t least = end > 24 ? end - 24 : 0;
  for (std::size_t begin = end; begin-- > least && (r.is(begin, han) || r.at(begin) == middle_dot ||
                                                    is_mark(r.at(begin)));) {
    if (r.at(begin) == middle_dot || r.has(begin, in_title)) continue;
    const int boundary = begin_boundary(r, begin);
    if (end_of_dotted(r, begin) == end && boundary >= 3) return {begin, end, boundary, true, false};
    if (end - begin > 4) continue;
    const std::size_t length = surname_length(r, begin, certainty != Certainty::running_text);
    for (std::size_t first = begin + length; first > begin; --first) {
      if (end_of_masked(r, first) == end && boundary >= 3)
        return {begin, end, boundary, true, true};
      if (first >= end || end - first > 2) continue;
      bool possible = true;
      for (std::size_t i = first; i < end; ++i) possible = possible && can_be_given(r, i);
      const std::size_t word = r.longest(begin, not_name);
      if (!possible || word > end - begin ||
          (word == end - begin && (certainty != Certainty::label || boundary < 4)))
        continue;
      const bool usual = (first - begin == 2 || r.is(begin, surname)) && all_usual(r, first, end);
      best.take({begin, end, boundary, usual, false},
                boundary * weight_of_boundary + usual_given(r, first, end) + (first - begin == 2));
    }
  }
  return best.shape;
}

}  // namespace disclosure::redaction
