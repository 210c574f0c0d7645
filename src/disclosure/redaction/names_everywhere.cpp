// names_everywhere — where else do the persons of the case stand?
#include <algorithm>

#include "disclosure/redaction/chain.h"
#include "disclosure/redaction/rules.h"

namespace disclosure::redaction {
namespace {

using Word32 = std::u32string;

bool stands_at(const Reading& r, std::size_t i, const Word32& word) {
  return i + word.size() <= r.size() && span(r.text, i, i + word.size()) == word;
}

// A trade name or a law keeps the characters even where they are also somebody's.
bool is_free(const Reading& r, std::size_t begin, std::size_t end) {
  for (std::size_t i = begin; i < end; ++i)
    if (r.has(i, in_organisation | in_title | in_name | of_officer)) return false;
  return true;
}

void sweep(Reading& r, const Word32& word, What what, Names& names) {
  for (std::size_t i = 0; i + word.size() <= r.size(); ++i)
    if (r.text.ch[i] == word[0] && stands_at(r, i, word) && is_free(r, i, i + word.size()))
      take(r, {i, i + word.size(), 4, true, false, false}, what, names);
}

// A minor or an informant is one wherever the name stands.
void spread(const Reading& r, Names& names) {
  for (const auto& wholly : names.found) {
    if (wholly.what == What::person || wholly.masked_already) continue;
    const auto word = span(r.text, wholly.begin, wholly.end);
    for (auto& name : names.found)
      if (name.what == What::person && span(r.text, name.begin, name.end) == word)
        name.what = wholly.what;
  }
}

What what_of(Role role) {
  return role == Role::minor       ? What::minor
         : role == Role::informant ? What::informant
                                   : What::person;
}

}  // namespace

void find_known(Reading& r, const std::vector<Person>& known, Names& names) {
  auto persons = known;
  std::ranges::stable_sort(persons, std::ranges::greater{},
                           [](const Person& person) { return person.name.size(); });
  for (const Person& person : persons) {
    const Word32 word = folded(person.name);
    if (word.empty()) continue;
    if (person.role == Role::officer)
      names.officers.push_back(word);
    else
      sweep(r, word, what_of(person.role), names);
  }
}

void find_everywhere(Reading& r, Names& names) {
  spread(r, names);
  std::vector<std::pair<Word32, What>> persons;
  for (const auto& name : names.found) {
    if (name.masked_already) continue;
    Word32 word(span(r.text, name.begin, name.end));
    // A name that is also a word of the language is masked where it surely is a name, nowhere else.
    const bool is_word = r.longest(name.begin, not_name) >= word.size();
    if (!is_word && std::ranges::find(persons, std::pair(word, name.what)) == persons.end())
      persons.emplace_back(std::move(word), name.what);
  }
  std::ranges::stable_sort(persons, std::ranges::greater{},
                           [](const auto& person) { return person.first.size(); });
  for (const auto& [word, what] : persons) sweep(r, word, what, names);
}

}  // namespace disclosure::redaction
