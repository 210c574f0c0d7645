// redaction_masked_name — how is a natural person's name written in public?
#include <algorithm>

#include "disclosure/redaction.h"
#include "disclosure/redaction/name_shape.h"
#include "disclosure/redaction/rules.h"

namespace disclosure {
namespace {

using namespace redaction;

constexpr std::size_t longest_name = 4;
constexpr std::size_t longest_mask = 2;  // 某某 for three given names as well

std::string masked_from(const Reading& r, std::size_t kept, std::size_t hidden, Marker marker) {
  std::string name = utf8(span(r.text, 0, kept));
  for (std::size_t i = 0; i < std::clamp<std::size_t>(hidden, 1, longest_mask); ++i)
    name += marker == Marker::mou ? "某" : "*";
  return name;
}

bool is_masked(const Reading& r) {
  const char32_t last = r.at(r.size() - 1);
  return last == U'某' || last == '*';
}

// 张记餐馆（经营者：张建国）: the trade name stays, what stands in the brackets is read as text.
std::string with_operator(std::string_view name, Marker marker) {
  return redact(name, {{}, marker}).text;
}

bool is_body(const Reading& r) {
  return std::ranges::any_of(r.words, [&](const Word& word) {
    return (word.kinds & organisation) && word.end == r.size();
  });
}

}  // namespace

std::string masked_name(std::string_view name, Marker marker) {
  const Reading r(name);
  if (r.size() == 0 || is_masked(r) || is_body(r)) return std::string(name);
  if (std::ranges::any_of(r.text.ch, is_open)) return with_operator(name, marker);
  const auto dot = std::ranges::find(r.text.ch, U'·');
  if (dot != r.text.ch.end() || r.is(0, letter)) return masked_from(r, 1, longest_mask, marker);
  if (r.size() > longest_name + 1 || !r.is(0, han)) return std::string(name);
  const std::size_t kept = r.size() > 2 ? std::max<std::size_t>(1, surname_length(r, 0, true)) : 1;
  return masked_from(r, kept, r.size() - kept, marker);
}

}  // namespace disclosure
