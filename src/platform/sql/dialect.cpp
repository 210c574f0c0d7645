// dialect — how does a migration written once read on each database?
#include <cctype>
#include <map>

#include "platform/sql/sql.h"

namespace sql {
namespace {

const std::map<std::string, std::string, std::less<>> postgresql_words = {
    {"INTEGER", "BIGINT"}, {"BLOB", "BYTEA"}, {"REAL", "DOUBLE PRECISION"}, {"STRICT", ""}};

std::string translate_line(std::string_view line) {
  std::string out, word;
  const auto flush = [&] {
    const auto found = postgresql_words.find(word);
    out += found == postgresql_words.end() ? word : found->second;
    word.clear();
  };
  for (const char c : line) {
    if (std::isalnum(static_cast<unsigned char>(c)) || c == '_') {
      word += c;
    } else {
      flush();
      out += c;
    }
  }
  flush();
  return out;
}

std::string forbid_changes(const std::string& table, Dialect dialect) {
  if (dialect == Dialect::postgresql)
    return "CREATE TRIGGER " + table + "_append_only BEFORE UPDATE OR DELETE ON " + table +
           " FOR EACH ROW EXECUTE FUNCTION forbid_change();\n";
  std::string out;
  for (const std::string verb : {"UPDATE", "DELETE"})
    out += "CREATE TRIGGER " + table + "_no_" + verb + " BEFORE " + verb + " ON " + table +
           " BEGIN SELECT RAISE(ABORT, '" + table + " is append-only'); END;\n";
  return out;
}

}  // namespace

std::string for_dialect(std::string_view migration, Dialect dialect) {
  std::string out;
  bool wanted = true;
  while (!migration.empty()) {
    const auto end = std::min(migration.find('\n'), migration.size());
    const auto line = migration.substr(0, end);
    migration.remove_prefix(std::min(end + 1, migration.size()));
    constexpr std::string_view append_only = "--append-only: ";
    if (line == "--both") {
      wanted = true;
    } else if (line == "--sqlite") {
      wanted = dialect == Dialect::sqlite;
    } else if (line == "--postgresql") {
      wanted = dialect == Dialect::postgresql;
    } else if (line.starts_with(append_only)) {
      out += forbid_changes(std::string(line.substr(append_only.size())), dialect);
    } else if (wanted && !line.starts_with("--")) {
      out += dialect == Dialect::postgresql ? translate_line(line) : std::string(line);
      out += '\n';
    }
  }
  return out;
}

}  // namespace sql
