// terms — by which keys is a text looked up?
#include "platform/search/terms.h"

#include "platform/search/fold.h"

namespace search {
namespace {

constexpr Term triples = Term(1) << 60, words = Term(1) << 61;
constexpr std::size_t most_terms = 8;

bool alphanumeric(char32_t c) { return (c >= U'a' && c <= U'z') || (c >= U'0' && c <= U'9'); }
Term pair(char32_t a, char32_t b) { return Term(a) << 21 | Term(b); }
Term triple(char32_t a, char32_t b, char32_t c) {
  return triples | Term(a) << 14 | Term(b) << 7 | Term(c);
}

std::vector<Term> spread(const std::vector<Term>& all) {
  if (all.size() <= most_terms) return all;
  std::vector<Term> some;
  for (std::size_t i = 0; i < most_terms; ++i)
    some.push_back(all[i * (all.size() - 1) / (most_terms - 1)]);
  return some;
}

}  // namespace

void append_terms(std::string_view text, std::vector<Term>& out) {
  char32_t before = 0, last = 0;  // 0: a space or the beginning
  while (!text.empty()) {
    const char32_t c = take_character(text);
    if (c <= U' ') {
      before = last = 0;
      continue;
    }
    if (last != 0) out.push_back(pair(last, c));
    if (c < 0x80 && before != 0 && alphanumeric(before) && alphanumeric(last) && alphanumeric(c))
      out.push_back(triple(before, last, c));
    before = last;
    last = c;
  }
}

Term whole_word(std::string_view word) {
  std::uint64_t hash =
      14695981039346656037u;  // FNV-1a, then mixed: 61 bits, so that two words never meet
  for (char c : word) hash = (hash ^ static_cast<unsigned char>(c)) * 1099511628211u;
  hash = (hash ^ hash >> 32) * 0x9E3779B97F4A7C15u;
  return words | Term((hash ^ hash >> 29) & (std::uint64_t(words) - 1));
}

PhraseTerms terms_of_phrase(std::string_view phrase) {
  std::vector<char32_t> c;
  while (!phrase.empty()) c.push_back(take_character(phrase));
  std::vector<Term> terms;
  const auto is_triple = [&](std::size_t i) {
    return i + 2 < c.size() && alphanumeric(c[i]) && alphanumeric(c[i + 1]) &&
           alphanumeric(c[i + 2]);
  };
  for (std::size_t i = 0; i + 1 < c.size(); ++i) {
    if (is_triple(i))
      terms.push_back(triple(c[i], c[i + 1], c[i + 2]));
    else if (i == 0 || !is_triple(i - 1))  // the triple before holds this pair already
      terms.push_back(pair(c[i], c[i + 1]));
  }
  return {spread(terms), terms.size() == 1};
}

}  // namespace search
