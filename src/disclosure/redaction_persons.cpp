// redaction_persons — who are the persons of the case, as they are handed in with a file?
#include <algorithm>
#include <array>

#include "disclosure/redaction.h"

namespace disclosure {
namespace {

std::string_view trimmed(std::string_view text) {
  const auto blank = [](char c) { return c == ' ' || c == '\t' || c == '\r' || c == '"'; };
  while (!text.empty() && blank(text.front())) text.remove_prefix(1);
  while (!text.empty() && blank(text.back())) text.remove_suffix(1);
  return text;
}

Role role_of(std::string_view word) {
  constexpr std::array<std::pair<std::string_view, Role>, 14> roles{{
      {"未成年", Role::minor},
      {"儿童", Role::minor},
      {"学生", Role::minor},
      {"举报", Role::informant},
      {"投诉", Role::informant},
      {"检举", Role::informant},
      {"执法人员", Role::officer},
      {"检查人员", Role::officer},
      {"承办人", Role::officer},
      {"审核人", Role::officer},
      {"主持人", Role::officer},
      {"听证员", Role::officer},
      {"书记员", Role::officer},
      {"证人", Role::witness},
  }};
  for (const auto& [part, role] : roles)
    if (word.find(part) != std::string_view::npos) return role;
  return word.empty() || word.find("当事人") != std::string_view::npos ? Role::party : Role::other;
}

// 姓名，角色 are set apart by a tab or a comma, also a Chinese one.
std::size_t separator(std::string_view line) {
  return std::min({line.find('\t'), line.find(','), line.find("，")});
}

}  // namespace

std::vector<Person> persons_from(std::string_view lines) {
  std::vector<Person> persons;
  if (lines.starts_with("\xEF\xBB\xBF")) lines.remove_prefix(3);
  while (!lines.empty()) {
    const auto line = trimmed(lines.substr(0, lines.find('\n')));
    lines.remove_prefix(std::min(lines.size(), lines.find('\n') == std::string_view::npos
                                                   ? lines.size()
                                                   : lines.find('\n') + 1));
    if (line.empty() || line.front() == '#') continue;
    const auto at = separator(line);
    const auto name = trimmed(line.substr(0, at));
    const auto rest = at == std::string_view::npos ? std::string_view{} : line.substr(at);
    if (name != "姓名") persons.push_back({std::string(name), role_of(rest)});
  }
  return persons;
}

}  // namespace disclosure
