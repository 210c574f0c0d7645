// name_shape — could a person's name stand here, and how far does it reach?
#include "disclosure/redaction/name_shape.h"

#include "disclosure/redaction/name_foreign.h"

namespace disclosure::redaction {
namespace {

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
  if (end - first == 1) return (r.is(first, given) ? 5 : 0) - (end_boundary(r, end) == 0 ? 2 : 0);
  return (r.is(first, given) ? 3 : 0) + (r.is(first + 1, given) ? 4 : -1) + 2;
}

bool all_usual(const Reading& r, std::size_t first, std::size_t end) {
  for (std::size_t i = first; i < end; ++i)
    if (!r.is(i, given)) return false;
  return true;
}

std::size_t length_of_word(const Reading& r, std::size_t begin, Certainty c) {
  const Kinds words = not_name | verb | follow;
  return r.longest(begin, c == Certainty::running_text ? words | maybe_name : words);
}

// 由石海在…, 对徐国开展…: behind these a word that may be a name is one.
bool is_put_like_a_person(const Reading& r, std::size_t begin, int boundary) {
  if (begin == 0) return false;
  const char32_t c = r.at(begin - 1);
  return (c == U'由' && boundary >= 2) ||
         ((c == U'对' || c == U'向' || c == U'与') && boundary == 3);
}

// 高兴、安全、黄石: a word of the language. In a field of its own it may be a name all the same,
// and some words (文静、黎阳) also beside a role.
bool is_word(const Reading& r, std::size_t begin, std::size_t end, int boundary, Certainty c) {
  const std::size_t word = length_of_word(r, begin, c);
  if (word < 2) return false;
  const bool soft = r.longest(begin, not_name | verb | follow) < 2;
  if (word >= end - begin) {
    if (soft && word == end - begin && is_put_like_a_person(r, begin, boundary)) return false;
    return c != Certainty::label || boundary < 4 || word > end - begin;
  }
  const bool plain = c == Certainty::running_text && !soft ? boundary == 3 : boundary >= 2;
  return !(plain && r.is(end - 1, given) && r.is(begin, surname));
}

// 张家村、李家湾, or what an administrative word follows: a place.
bool is_place(const Reading& r, std::size_t begin, std::size_t end, Certainty c) {
  if (r.is(end, place_end) && !(r.begins[end] & follow)) return true;
  if (c == Certainty::running_text && r.is(end - 1, place_unit)) return true;
  return end - begin == 3 && r.at(begin + 1) == U'家' && r.is(end - 1, place_end);
}

// 曹阳受, 李明在: a last character that rather begins what the person does.
int spoilt(const Reading& r, std::size_t last) {
  return r.is(last, follow_char) && !r.is(last, given) ? 20 : 0;
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
    if (!can_be_given(r, i) || (r.text.gap[i] == blank && r.text.gap[first] != blank)) return;
  const int boundary = end_boundary(r, end);
  if (is_word(r, begin, end, boundary, c) || is_place(r, begin, end, c)) return;
  const bool usual = r.is(begin, surname) && all_usual(r, first, end);
  const bool usual_compound = first - begin == 2 && all_usual(r, first, end);
  best.take({begin, end, boundary, usual || usual_compound, false, false},
            boundary * weight_of_boundary + usual_given(r, first, end) - spoilt(r, end - 1));
}

}  // namespace

Shape name_at(const Reading& r, std::size_t begin, Certainty certainty) {
  if (begin >= r.size() || r.has(begin, in_title)) return {};
  if (const Shape shape = foreign_name_at(r, begin, certainty); shape) return shape;
  const std::size_t length = surname_length(r, begin, certainty != Certainty::running_text);
  if (length == 0) return unlisted_name_at(r, begin, certainty);
  // 李科长, 吴律师: a surname and a title tell no more than a masked name.
  if (const auto length_of_title = r.longest(begin + length, title); length_of_title != 0)
    return {begin, begin + length + length_of_title, 4, true, true, true};
  for (std::size_t first = begin + length; first > begin; --first)
    if (const auto end = end_of_masked(r, first); end != first)
      return {begin, end, 4, true, true, false};
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
    return {begin, begin + 4, end_boundary(r, begin + 4), true, false, false};
  return best.shape;
}

Shape name_before(const Reading& r, std::size_t end, Certainty certainty) {
  Best best;
  const std::size_t least = end > 24 ? end - 24 : 0;
  for (std::size_t begin = end; begin-- > least && (r.is(begin, han) || r.at(begin) == middle_dot ||
                                                    is_mark(r.at(begin)));) {
    if (r.at(begin) == middle_dot || r.has(begin, in_title)) continue;
    const int boundary = begin_boundary(r, begin);
    if (end_of_dotted(r, begin) == end && boundary >= 3)
      return {begin, end, boundary, true, false, false};
    if (end - begin > 4) continue;
    const std::size_t length = surname_length(r, begin, certainty != Certainty::running_text);
    for (std::size_t first = begin + length; first > begin; --first) {
      if (first < end && end_of_masked(r, first) == end && boundary >= 3)
        return {begin, end, boundary, true, true, false};
      if (first >= end || end - first > 2) continue;
      bool possible = true;
      for (std::size_t i = first; i < end; ++i) possible = possible && can_be_given(r, i);
      const std::size_t word = length_of_word(r, begin, certainty);
      if (!possible || word > end - begin ||
          (word == end - begin && (certainty != Certainty::label || boundary < 4)))
        continue;
      const bool usual = (first - begin == 2 || r.is(begin, surname)) && all_usual(r, first, end);
      best.take({begin, end, boundary, usual, false, false},
                boundary * weight_of_boundary + usual_given(r, first, end) + (first - begin == 2));
    }
  }
  return best.shape;
}

}  // namespace disclosure::redaction
