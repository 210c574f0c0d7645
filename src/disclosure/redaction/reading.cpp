// reading — a text with all its known words found, and what the rules have made of its places.
#include "disclosure/redaction/reading.h"

#include <algorithm>

namespace disclosure::redaction {
namespace {

constexpr std::size_t longest_known_word = 20;
constexpr std::size_t longest_bracket = 80;

}  // namespace

Reading::Reading(std::string_view bytes)
    : text(bytes),
      traits(size()),
      first_word(size() + 1),
      begins(size() + 1),
      ends(size() + 1),
      state(size()) {
  const auto& lex = lexicon();
  words.reserve(size());
  for (std::size_t i = 0; i < size(); ++i) {
    traits[i] = lex.traits(text.ch[i]);
    first_word[i] = static_cast<std::uint32_t>(words.size());
    lex.words_at(text.ch.data() + i, [&](Found found) {
      const auto begin = static_cast<std::uint32_t>(i);
      const auto end = static_cast<std::uint32_t>(i + found.length);
      words.push_back({begin, end, found.kinds});
      begins[i] |= found.kinds;
      ends[end] |= found.kinds;
      if (found.kinds & (not_name | maybe_name))
        for (std::size_t k = i + 1; k < end; ++k) state[k] |= inside_word;
    });
  }
  first_word[size()] = static_cast<std::uint32_t>(words.size());
}

void Reading::mark(std::size_t begin, std::size_t end, std::uint8_t states) {
  for (std::size_t i = begin; i < end && i < size(); ++i)
    state[i] = static_cast<std::uint8_t>(state[i] | states);
}

// The first rule that claims a place has it.
void Reading::hide(std::size_t begin, std::size_t end, What what) {
  while (begin < end && has(begin, masked)) ++begin;
  while (begin < end && has(end - 1, masked)) --end;
  if (begin >= end) return;
  for (std::size_t i = begin; i < end; ++i)
    if (has(i, masked)) return hide(begin, i, what), hide(i, end, what);
  hidden.push_back({begin, end, what});
  mark(begin, end, masked);
}

std::size_t Reading::longest(std::size_t i, Kinds kinds) const {
  if (i >= size() || !(begins[i] & kinds)) return 0;
  for (std::size_t w = first_word[i + 1]; w-- > first_word[i];)
    if (words[w].kinds & kinds) return words[w].end - words[w].begin;
  return 0;
}

Word Reading::longest_ending(std::size_t i, Kinds kinds) const {
  const auto here = static_cast<std::uint32_t>(i);
  if (i > size() || !(ends[i] & kinds)) return {here, here, 0};
  for (std::size_t b = i > longest_known_word ? i - longest_known_word : 0; b < i; ++b)
    for (std::size_t w = first_word[b]; w < first_word[b + 1]; ++w)
      if (words[w].end == i && (words[w].kinds & kinds)) return words[w];
  return {here, here, 0};
}

bool Reading::starts_clause(std::size_t i) const {
  return i == 0 || text.gap[i] != none || !(traits[i - 1] & (han | digit | letter));
}

bool Reading::ends_sentence(std::size_t i) const {
  if (i == 0) return true;
  const char32_t c = text.ch[i - 1];
  return c == U'。' || c == ';' || c == '!' || c == '?' || text.gap[i] == line_break;
}

std::size_t behind_brackets(const Reading& r, std::size_t i) {
  if (!is_open(r.at(i))) return i;
  const std::size_t last = std::min(r.size(), i + longest_bracket);
  for (std::size_t k = i + 1; k < last; ++k)
    if (is_close(r.at(k))) return k + 1;
  return i;
}

}  // namespace disclosure::redaction
