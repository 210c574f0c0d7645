// reading — a text with all its known words found, and what the rules have made of its places.
#pragma once
#include <string>
#include <vector>

#include "disclosure/redaction/lexicon.h"
#include "disclosure/redaction/text.h"

namespace disclosure::redaction {

struct Word {
  std::uint32_t begin, end;
  Kinds kinds;
};

enum State : std::uint8_t {
  in_organisation = 1 << 0,
  inside_word = 1 << 1,  // a word that is no name runs through here: no name begins
  in_title = 1 << 2,     // 《…》
  of_officer = 1 << 3,   // an officer's name or certificate: stays
  in_name = 1 << 4,      // a person's name, masked or masked before
  masked = 1 << 5,
};

enum class What {
  person,
  minor,
  informant,
  id,
  birth,
  phone,
  contact,
  account,
  plate,
  certificate,
  address,
  health,
  age
};

struct Hidden {
  std::size_t begin, end;  // characters
  What what;
};

struct Reading {
  explicit Reading(std::string_view bytes);

  Text text;
  std::vector<std::uint16_t> traits;
  std::vector<Word> words;                // by begin, the shortest first
  std::vector<std::uint32_t> first_word;  // at each place, one more than characters
  std::vector<Kinds> begins, ends;  // kinds of the words that begin at, that end before a place
  std::vector<std::uint8_t> state;
  std::vector<Hidden> hidden;

  std::size_t size() const { return text.size(); }
  char32_t at(std::size_t i) const { return i < size() ? text.ch[i] : 0; }
  bool is(std::size_t i, std::uint16_t trait) const { return i < size() && (traits[i] & trait); }
  bool has(std::size_t i, std::uint8_t states) const { return i < size() && (state[i] & states); }
  void mark(std::size_t begin, std::size_t end, std::uint8_t states);
  void hide(std::size_t begin, std::size_t end, What what);

  // Length of the longest word of these kinds that begins at i; 0 when there is none.
  std::size_t longest(std::size_t i, Kinds kinds) const;
  // The longest word of these kinds that ends before i; an empty one when there is none.
  Word longest_ending(std::size_t i, Kinds kinds) const;
  // Is this the beginning of a line, a clause, or what stands behind a blank?
  bool starts_clause(std::size_t i) const;
  bool ends_sentence(std::size_t i) const;  // 。；！？ or a line break before i
};

inline bool is_open(char32_t c) { return c == '(' || c == '[' || c == U'【' || c == U'〔'; }
inline bool is_close(char32_t c) { return c == ')' || c == ']' || c == U'】' || c == U'〕'; }
// The place behind the bracket that closes the one at i, or i when nothing opens there.
std::size_t behind_brackets(const Reading& r, std::size_t i);

}  // namespace disclosure::redaction
