#include "platform/sql/named_parameters.h"

#include <algorithm>
#include <cctype>

namespace sql {
namespace {

bool is_name_char(char c) { return std::isalnum(static_cast<unsigned char>(c)) || c == '_'; }

// End of a literal, quoted name or comment that starts at `at`; `at` itself when none does.
std::size_t skip_opaque(std::string_view sql, std::size_t at) {
  const auto past = [&](std::string_view end, std::size_t from) {
    const auto found = sql.find(end, from);
    return found == sql.npos ? sql.size() : found + end.size();
  };
  if (sql[at] == '\'' || sql[at] == '"') return past(sql.substr(at, 1), at + 1);
  if (sql.substr(at, 2) == "--") return past("\n", at);
  if (sql.substr(at, 2) == "::") return at + 2;
  return at;
}

}  // namespace

Named number_parameters(std::string_view sql) {
  Named out;
  for (std::size_t at = 0; at < sql.size();) {
    if (const auto end = skip_opaque(sql, at); end != at) {
      out.numbered += sql.substr(at, end - at);
      at = end;
    } else if (sql[at] == ':' && at + 1 < sql.size() && is_name_char(sql[at + 1])) {
      const auto first = at + 1;
      for (at = first; at < sql.size() && is_name_char(sql[at]);) ++at;
      const auto name = sql.substr(first, at - first);
      auto known = std::ranges::find(out.names, name);
      if (known == out.names.end()) known = out.names.emplace(known, name);
      out.numbered += '$' + std::to_string(known - out.names.begin() + 1);
    } else {
      out.numbered += sql[at++];
    }
  }
  return out;
}

std::vector<const Param*> arrange(const std::vector<std::string>& names, Binds binds,
                                  std::string_view sql) {
  std::vector<const Param*> values(names.size(), nullptr);
  for (const Bind& bind : binds) {
    const auto name = std::ranges::find(names, bind.name);
    if (name == names.end())
      throw std::logic_error("no parameter :" + std::string(bind.name) + " in " + std::string(sql));
    values[std::size_t(name - names.begin())] = &bind.value;
  }
  for (std::size_t i = 0; i < names.size(); ++i)
    if (!values[i]) throw std::logic_error("no value for :" + names[i] + " in " + std::string(sql));
  return values;
}

}  // namespace sql
