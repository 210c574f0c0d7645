// rows — the [[name]] tables of a TOML file, or the lines of a CSV file, as rows that know their
// line. Other rooms read their own files of the law pack through it, so that toml++ stays in one
// place.
#pragma once
#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "law/date.h"
#include "law/fault.h"

namespace law {

using Value = std::variant<std::string, std::int64_t, bool, double, Date, std::vector<std::string>>;

struct Field {
  Value value;
  int line;
};

struct Row {
  std::string table;  // "term" for [[term]] and for [term]; empty for keys above the first table
  int line = 0;
  std::map<std::string, Field> fields;
};

// Every table and every element of an array of tables, in file order. A syntax error is a fault and
// gives no rows.
std::vector<Row> toml_rows(const std::string& file, std::string_view text, Faults& faults);

// First line names the columns; RFC 4180 quoting; lines that begin with # are comments.
std::vector<Row> csv_rows(const std::string& file, std::string_view text, Faults& faults);

// Takes fields out of one row, names each missing or ill-typed one, and at finish() each that
// nobody asked for.
class RowReader {
 public:
  RowReader(const std::string& file, const Row& row, Faults& faults);

  std::string text(const std::string& key);  // required, not empty
  std::string text_or(const std::string& key, std::string otherwise = "");
  std::int64_t integer(const std::string& key);  // required
  std::optional<std::int64_t> optional_integer(const std::string& key);
  bool flag(const std::string& key, bool otherwise);
  Date date(const std::string& key);  // required
  std::optional<Date> optional_date(const std::string& key);
  std::vector<std::string> texts(
      const std::string& key);  // a text or a list of texts; required, not empty
  std::vector<std::string> texts_or_none(const std::string& key);
  std::vector<std::int64_t> integers_or_none(
      const std::string& key);  // a number or a list of numbers
  // The index of the text among the allowed words; 0 and a fault when it is another.
  std::size_t one_of(const std::string& key, const std::vector<std::string>& allowed);

  bool has(const std::string& key) const { return row_.fields.contains(key); }
  int line_of(const std::string& key) const;
  void fault(const std::string& key, std::string text);  // at the line of the key
  void finish();

 private:
  const Field* find(const std::string& key, bool required);

  const std::string file_;
  const Row& row_;
  Faults& faults_;
  std::set<std::string> asked_;
  std::string id_;
};

}  // namespace law
