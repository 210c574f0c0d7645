// terms — by which keys is a text looked up?
#pragma once
#include <cstdint>
#include <string_view>
#include <vector>

namespace search {

// Two neighbouring characters; three neighbouring letters or digits (there are only a hundred pairs
// of digits, and every decision has most of them); or a whole word by its hash. Never negative.
using Term = std::int64_t;

// Every term of a folded text, with repetitions; none spans a space or a line feed.
void append_terms(std::string_view folded, std::vector<Term>&);
Term whole_word(std::string_view word);

struct PhraseTerms {
  std::vector<Term> terms;  // each must be there; empty for a phrase of one character
  bool decide = false;      // a text with the terms has the phrase: it need not be read
};
// `phrase` is folded and has no space. Of a long phrase only some terms: reading decides.
PhraseTerms terms_of_phrase(std::string_view phrase);

}  // namespace search
