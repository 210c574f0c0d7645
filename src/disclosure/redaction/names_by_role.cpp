// names_by_role — whose name stands beside a role or behind a label, and who are named with them?
#include <algorithm>

#include "disclosure/redaction/chain.h"
#include "disclosure/redaction/rules.h"

namespace disclosure::redaction {
namespace {

struct Beside {
  std::size_t at;  // where the name must begin
  Certainty certainty;
};

bool is_quote(char32_t c) { return c == U'“' || c == U'"' || c == U'「' || c == U'‘'; }

// 本人（李思思）
bool is_name_in_brackets(const Reading& r, std::size_t i) {
  const Shape shape = name_at(r, i + 1, Certainty::role);
  return shape && is_close(r.at(shape.end));
}

// What may stand between a role and the name: ：, 为, （负责人）, 姓名, a quotation mark.
Beside behind_role(const Reading& r, std::size_t i, bool is_label) {
  Certainty certainty = Certainty::role;
  for (bool more = true; more;) {
    more = false;
    if (is_open(r.at(i))) {
      const std::size_t close = behind_brackets(r, i);
      if (close > i && close - i <= 12 && (r.begins[i + 1] & any_role)) i = close, more = true;
      if (!more && is_name_in_brackets(r, i)) return {i + 1, Certainty::role};
    } else if (r.at(i) == ':') {
      certainty = Certainty::label;
      ++i, more = true;
    } else if (is_quote(r.at(i)) || is_circled_number(r.at(i))) {
      ++i, more = true;
    } else if (const auto label = r.longest(i, name_label); label != 0) {
      i += label, more = true;
      is_label = true;
    } else if (certainty == Certainty::role &&
               (r.at(i) == U'为' || r.at(i) == U'是' || r.at(i) == U'系' || r.at(i) == U'叫')) {
      ++i, more = true;
    }
  }
  // In a table the cell beside the label is set off by a blank only.
  if (is_label && r.text.gap[std::min(i, r.size())] != none) certainty = Certainty::label;
  return {i, certainty};
}

// An officer's name stays wherever it stands, unless a party has the same name.
void let_officers_stay(Reading& r, const Names& names) {
  for (const auto& officer : names.officers) {
    const auto is_party = [&](const NameFound& name) {
      return span(r.text, name.begin, name.end) == officer;
    };
    if (std::ranges::any_of(names.found, is_party)) continue;
    for (std::size_t i = 0; i + officer.size() <= r.size(); ++i)
      if (span(r.text, i, i + officer.size()) == officer) r.mark(i, i + officer.size(), of_officer);
  }
}

}  // namespace

void find_officers_and_roles(Reading& r, Names& names) {
  std::size_t covered = 0;
  for (std::size_t i = 0; i < r.size(); ++i) {
    if (!(r.begins[i] & any_role) || i < covered || r.has(i, in_title)) continue;
    const std::size_t length = r.longest(i, any_role);
    covered = i + length;
    const Kinds kinds = r.longest_ending(covered, any_role).kinds;
    const auto [at, certainty] = behind_role(r, covered, (kinds & name_label) != 0);
    follow_chain(r, at, certainty, kinds, names);
  }
  let_officers_stay(r, names);
}

}  // namespace disclosure::redaction
