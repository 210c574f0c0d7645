// lexicon — the words of lawpack/redaction, and which kinds of word begin at a place of a text.
#pragma once
#include <array>
#include <cstdint>
#include <string_view>
#include <vector>

namespace disclosure::redaction {

// One bit a section of the files; the names are those of the sections.
enum Kind : std::uint64_t {
  not_name = 1ull << 0,
  compound_surname = 1ull << 1,
  follow = 1ull << 2,
  before = 1ull << 3,
  title = 1ull << 4,
  count_of_persons = 1ull << 5,
  role_person = 1ull << 6,
  role_party = 1ull << 7,
  role_officer = 1ull << 8,
  role_minor = 1ull << 9,
  role_informant = 1ull << 10,
  name_label = 1ull << 11,
  informant_verb = 1ull << 12,
  informant_between = 1ull << 13,
  organisation = 1ull << 14,
  agency = 1ull << 15,
  label_id = 1ull << 16,
  label_phone = 1ull << 17,
  label_account = 1ull << 18,
  label_contact = 1ull << 19,
  label_plate = 1ull << 20,
  label_certificate = 1ull << 21,
  label_keep = 1ull << 22,
  pay_context = 1ull << 23,
  label_birth = 1ull << 24,
  label_home = 1ull << 25,
  label_address = 1ull << 26,
  label_business_address = 1ull << 27,
  home_word = 1ull << 28,
  age_law = 1ull << 29,
  health_trigger = 1ull << 30,
  disease = 1ull << 31,
  not_personal = 1ull << 32,
  company_data = 1ull << 33,
  verb = 1ull << 34,
  maybe_name = 1ull << 35,
};
using Kinds = std::uint64_t;

constexpr Kinds any_role =
    role_person | role_party | role_officer | role_minor | role_informant | name_label;
constexpr Kinds any_number_label = label_id | label_phone | label_account | label_contact |
                                   label_plate | label_certificate | label_keep;

// What a single character can be.
enum Trait : std::uint16_t {
  surname = 1 << 0,
  rare_surname = 1 << 1,
  given = 1 << 2,
  never_given = 1 << 3,
  follow_char = 1 << 4,
  weak_follow_char = 1 << 5,
  place_end = 1 << 6,
  han = 1 << 7,
  digit = 1 << 8,
  letter = 1 << 9,
  wary_surname = 1 << 10,
  place_unit = 1 << 11,
  transliteration = 1 << 12,
  numeral = 1 << 13,  // 〇一二…十
};

struct Found {
  Kinds kinds;
  std::size_t length;
};

class Lexicon {
 public:
  Lexicon();
  std::uint16_t traits(char32_t c) const { return c < bmp ? traits_[c] : beyond_bmp(c); }
  // Calls back with every word that begins at `text`, the shortest first.
  template <class Callback>
  void words_at(const char32_t* text, Callback&& callback) const {
    std::uint32_t node = *text < bmp ? roots_[*text] : 0;
    for (std::size_t length = 1; node != 0; ++length) {
      if (nodes_[node].kinds != 0) callback(Found{nodes_[node].kinds, length});
      node = child(node, text[length]);
    }
  }

 private:
  struct Node {
    Kinds kinds = 0;
    std::uint32_t first = 0, count = 0;  // its children among the edges
  };
  struct Edge {
    char32_t ch;
    std::uint32_t node;
  };
  static constexpr char32_t bmp = 0x10000;
  static std::uint16_t beyond_bmp(char32_t c);

  std::uint32_t child(std::uint32_t node, char32_t c) const {
    const Edge* edge = edges_.data() + nodes_[node].first;  // in the order of the characters
    std::uint32_t count = nodes_[node].count;
    while (count > 0) {
      const std::uint32_t half = count / 2;
      if (edge[half].ch < c)
        edge += half + 1, count -= half + 1;
      else
        count = half;
    }
    const bool found = edge != edges_.data() + nodes_[node].first + nodes_[node].count;
    return found && edge->ch == c ? edge->node : 0;
  }

  std::vector<std::uint32_t> roots_;   // by first character
  std::vector<std::uint16_t> traits_;  // by character
  std::vector<Node> nodes_;
  std::vector<Edge> edges_;
};

const Lexicon& lexicon();

}  // namespace disclosure::redaction
