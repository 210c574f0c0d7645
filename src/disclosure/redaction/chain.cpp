// chain — a name and those enumerated with it: 王芳（女）、李伟和张敏.
#include "disclosure/redaction/chain.h"

#include <algorithm>

namespace disclosure::redaction {
namespace {

// A name that begins a company's name is part of it, 张记餐馆; unless the role is a natural
// person's and only 公司 or 厂 is left: 法定代表人王强公司.
bool belongs_to_organisation(const Reading& r, const Shape& shape, Kinds role) {
  if (!r.has(shape.begin, in_organisation)) return false;
  const bool natural = (role & (role_person | role_minor | role_officer)) != 0;
  return !(natural &&
           (r.longest(shape.end, organisation) != 0 || !r.has(shape.end, in_organisation)));
}

bool is_usual_given(const Reading& r, std::size_t first, std::size_t end) {
  for (std::size_t i = first; i < end; ++i)
    if (!r.is(i, given)) return false;
  return true;
}

bool is_dotted(const Reading& r, const Shape& shape) {
  return span(r.text, shape.begin, shape.end).find(U'·') != std::u32string_view::npos;
}

bool is_sure(const Reading& r, const Shape& shape, Certainty certainty) {
  if (shape.masked_already) return true;
  const bool rare = r.is(shape.begin, rare_surname) && !r.longest(shape.begin, compound_surname);
  if (rare && certainty != Certainty::label && !is_dotted(r, shape))
    return shape.boundary >= 3 && is_usual_given(r, shape.begin + 1, shape.end);
  if (r.is(shape.begin, wary_surname) && certainty != Certainty::label)
    return shape.boundary >= 2 && !(r.begins[shape.begin + 1] & (verb | follow | not_name));
  return shape.boundary >= 2 || shape.usual;
}

// 未成年人小明, 举报人老李: calling names count where the whole name goes.
Shape pet_name(const Reading& r, std::size_t i) {
  const char32_t c = r.at(i);
  const bool calling = c == U'小' || c == U'阿' || c == U'老' || c == U'大';
  if (!calling || !r.is(i + 1, given | surname) || end_boundary(r, i + 2) < 2) return {};
  return {i, i + 2, end_boundary(r, i + 2), true, false, false};
}

What what_of(Kinds role) {
  if (role & role_minor) return What::minor;
  return role & role_informant ? What::informant : What::person;
}

// （证号：420202001） or ，证号420202001 behind an officer's name stays with the name.
std::size_t behind_certificate(Reading& r, std::size_t i) {
  std::size_t end = behind_brackets(r, i);
  if (end == i && (r.at(i) == ',' || r.at(i) == ':' || r.is(i, han))) {
    const std::size_t label = r.at(i) == ',' ? i + 1 : i;
    std::size_t k = label + r.longest(label, label_certificate | label_keep | label_id);
    if (k == label) return i;
    while (k < r.size() && !r.is(k, han) && r.at(k) != ',' && r.at(k) != ';' && r.at(k) != U'、' &&
           r.at(k) != U'。' && !is_close(r.at(k)))
      ++k;
    end = k;
  }
  r.mark(i, end, of_officer);
  return end;
}

}  // namespace

bool is_circled_number(char32_t c) { return c >= U'①' && c <= U'⑳'; }

std::size_t behind_separator(const Reading& r, std::size_t i, bool also_comma) {
  if ((r.at(i) == U'以' && r.at(i + 1) == U'及') ||
      ((r.at(i) == U'、' || r.at(i) == ';') && is_circled_number(r.at(i + 1))))
    return i + 2;
  if (is_circled_number(r.at(i))) return i + 1;
  switch (r.at(i)) {
    case U'、':
    case '/':
    case U'和':
    case U'与':
    case U'及':
    case U'同':
    case U'跟':
      return i + 1;
    case ',':
    case ';':
      return also_comma ? i + 1 : i;
    default:
      return also_comma && i < r.size() && r.text.gap[i] != none ? i : i;
  }
}

void take(Reading& r, const Shape& shape, What what, Names& names) {
  if (r.has(shape.begin, in_name | of_officer) || (shape.titled && what == What::person)) return;
  r.mark(shape.begin, shape.end, in_name);
  names.found.push_back({shape.begin, shape.end, what, shape.masked_already});
}

void follow_chain(Reading& r, std::size_t at, Certainty certainty, Kinds role, Names& names) {
  const bool officers = (role & role_officer) != 0;
  for (bool first = true; at < r.size(); first = false) {
    Shape shape = name_at(r, at, first ? certainty : Certainty::role);
    if (!shape && (role & (role_minor | role_informant))) shape = pet_name(r, at);
    if (!shape || !is_sure(r, shape, certainty) || belongs_to_organisation(r, shape, role)) return;
    if (!first && shape.boundary < 2 && !shape.usual) return;
    std::size_t next = shape.end;
    if (officers) {
      r.mark(shape.begin, shape.end, of_officer);
      names.officers.emplace_back(span(r.text, shape.begin, shape.end));
      next = behind_certificate(r, next);
    } else {
      take(r, shape, what_of(role), names);
      next = behind_brackets(r, next);
    }
    const bool spaced = officers && next < r.size() && r.text.gap[next] == blank && r.is(next, han);
    at = behind_separator(r, next, officers);
    if (at == next && !spaced) return;
  }
}

void take_backwards(Reading& r, const Shape& last, What what, Names& names) {
  take(r, last, what, names);
  std::size_t begin = last.begin;
  while (begin > 1) {
    const bool separated = behind_separator(r, begin - 1, false) == begin;
    std::size_t end = begin - 1;
    if (!separated) return;
    if (is_close(r.at(end - 1)))
      for (std::size_t open = end - 1; open-- > 0 && end - open < 80;)
        if (is_open(r.at(open))) {
          end = open;
          break;
        }
    const Shape shape = name_before(r, end, Certainty::role);
    if (!shape || (shape.boundary < 3 && !shape.usual) || r.has(shape.begin, in_organisation))
      return;
    take(r, shape, what, names);
    begin = shape.begin;
  }
}

}  // namespace disclosure::redaction
