// lexicon — the words of lawpack/redaction, and which kinds of word begin at a place of a text.
#include "disclosure/redaction/lexicon.h"

#include <map>
#include <stdexcept>
#include <string>

#include "disclosure/redaction/text.h"
#include "law/pack.h"

namespace disclosure::redaction {
namespace {

const std::map<std::string_view, Kinds> kind_names{
    {"not_name", not_name},
    {"compound_surname", compound_surname},
    {"follow", follow},
    {"before", before},
    {"title", title},
    {"count_of_persons", count_of_persons},
    {"role_person", role_person},
    {"role_party", role_party},
    {"role_officer", role_officer},
    {"role_minor", role_minor},
    {"role_informant", role_informant},
    {"name_label", name_label},
    {"informant_verb", informant_verb},
    {"informant_between", informant_between},
    {"organisation", organisation},
    {"agency", agency},
    {"label_id", label_id},
    {"label_phone", label_phone},
    {"label_account", label_account},
    {"label_contact", label_contact},
    {"label_plate", label_plate},
    {"label_certificate", label_certificate},
    {"label_keep", label_keep},
    {"pay_context", pay_context},
    {"label_birth", label_birth},
    {"label_home", label_home},
    {"label_address", label_address},
    {"label_business_address", label_business_address},
    {"home_word", home_word},
    {"age_law", age_law},
    {"health_trigger", health_trigger},
    {"disease", disease},
    {"not_personal", not_personal},
    {"company_data", company_data},
    {"verb", verb},
    {"maybe_name", maybe_name},
};

// Sections whose characters stand one by one, without blanks.
const std::map<std::string_view, std::uint16_t> trait_names{
    {"surname", surname},
    {"rare_surname", rare_surname},
    {"given", given},
    {"never_given", never_given},
    {"follow_char", follow_char},
    {"weak_follow_char", weak_follow_char},
    {"place_end", place_end},
    {"wary_surname", wary_surname},
    {"place_unit", place_unit},
    {"transliteration", transliteration},
};

struct Growing {  // the trie while it grows
  Kinds kinds = 0;
  std::map<char32_t, std::uint32_t> children;
};

void add(std::vector<Growing>& trie, const std::u32string& word, Kinds kind) {
  std::uint32_t node = 0;
  for (const char32_t c : word) {
    auto& next = trie[node].children[c];
    if (next == 0) {
      next = static_cast<std::uint32_t>(trie.size());
      node = next;
      trie.emplace_back();
    } else {
      node = next;
    }
  }
  trie[node].kinds |= kind;
}

template <class Line>
void each_line(std::string_view text, Line&& take) {
  while (!text.empty()) {
    const auto line = text.substr(0, text.find('\n'));
    text.remove_prefix(std::min(text.size(), line.size() + 1));
    if (!line.empty() && line.front() != '#') take(line);
  }
}

template <class Word>
void each_word(std::string_view line, Word&& take) {
  while (!line.empty()) {
    const auto word = line.substr(0, line.find(' '));
    line.remove_prefix(std::min(line.size(), word.size() + 1));
    if (!word.empty()) take(word);
  }
}

std::uint16_t own_traits(char32_t c) {
  if (c >= '0' && c <= '9') return digit;
  if ((c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z')) return letter;
  const bool is_han = (c >= 0x3400 && c <= 0x9FFF) || (c >= 0xF900 && c <= 0xFAFF) ||
                      (c >= 0x20000 && c <= 0x3FFFF) || c == 0x3007;
  if (std::u32string_view(U"〇零一二三四五六七八九十○").find(c) != std::u32string_view::npos)
    return c == U'○' ? numeral : han | numeral;
  return is_han ? han : 0;
}

}  // namespace

Lexicon::Lexicon() : roots_(bmp), traits_(bmp) {
  for (char32_t c = 0; c < bmp; ++c) traits_[c] = own_traits(c);
  std::vector<Growing> trie(1);
  for (const auto& [path, content] : law::embedded_pack().files()) {
    if (!path.starts_with("redaction/") || !path.ends_with(".txt")) continue;
    Kinds kind = 0;
    std::uint16_t trait = 0;
    each_line(content, [&](std::string_view line) {
      if (line.front() == '[') {
        const auto name = line.substr(1, line.find(']') - 1);
        const auto kinds = kind_names.find(name);
        const auto traits = trait_names.find(name);
        kind = kinds == kind_names.end() ? 0 : kinds->second;
        trait = traits == trait_names.end() ? 0 : traits->second;
        if (kind == 0 && trait == 0) throw std::logic_error("unknown section in " + path);
      } else if (trait != 0) {
        for (const char32_t c : folded(line)) traits_[c] |= trait;
      } else {
        each_word(line, [&](std::string_view word) { add(trie, folded(word), kind); });
      }
    });
  }
  nodes_.resize(trie.size());
  for (std::size_t i = 0; i < trie.size(); ++i) {
    nodes_[i] = {trie[i].kinds, static_cast<std::uint32_t>(edges_.size()),
                 static_cast<std::uint32_t>(trie[i].children.size())};
    for (const auto& [c, node] : trie[i].children) edges_.push_back({c, node});
  }
  for (const auto& [c, node] : trie[0].children) roots_[c] = node;
}

std::uint16_t Lexicon::beyond_bmp(char32_t c) { return own_traits(c); }

const Lexicon& lexicon() {
  static const Lexicon one;
  return one;
}

}  // namespace disclosure::redaction
