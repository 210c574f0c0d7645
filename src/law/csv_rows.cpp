// csv_rows — the lines of a CSV text as rows, by the names in its first line.
#include <algorithm>

#include "law/rows.h"

namespace law {

namespace {

// Reads records one by one; a quoted cell may hold commas, doubled quotes and line ends.
class CsvReader {
 public:
  explicit CsvReader(std::string_view text) : text_(text) {
    constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";
    if (text_.starts_with(byte_order_mark)) text_.remove_prefix(byte_order_mark.size());
  }

  bool next(std::vector<std::string>& cells) {
    skip_comments();
    if (at_ >= text_.size()) return false;
    line_ = next_line_;
    cells.assign(1, "");
    while (at_ < text_.size() && !record_ends()) take_one(cells);
    ++next_line_;
    return true;
  }
  int line() const { return line_; }

 private:
  void skip_comments() {
    while (at_ < text_.size() && (text_[at_] == '#' || text_[at_] == '\n' || text_[at_] == '\r')) {
      at_ = std::min(text_.find('\n', at_), text_.size() - 1) + 1;
      ++next_line_;
    }
  }

  bool record_ends() {
    if (quoted_ || text_[at_] != '\n') return false;
    ++at_;
    return true;
  }

  void take_one(std::vector<std::string>& cells) {
    const char c = text_[at_++];
    if (c == '\n') ++next_line_;
    if (c == '"' && quoted_ && at_ < text_.size() && text_[at_] == '"') {
      cells.back() += text_[at_++];
    } else if (c == '"') {
      quoted_ = !quoted_;
    } else if (c == ',' && !quoted_) {
      cells.emplace_back();
    } else if (c != '\r' || quoted_) {
      cells.back() += c;
    }
  }

  std::string_view text_;
  std::size_t at_ = 0;
  int line_ = 1, next_line_ = 1;
  bool quoted_ = false;
};

}  // namespace

std::vector<Row> csv_rows(const std::string& file, std::string_view text, Faults& faults) {
  CsvReader reader(text);
  std::vector<std::string> names, cells;
  std::vector<Row> rows;
  if (!reader.next(names)) faults.push_back({file, 0, "", "文件是空的，没有列名行"});
  while (reader.next(cells)) {
    if (cells.size() != names.size()) {
      faults.push_back(
          {file, reader.line(), cells.front(),
           "有" + std::to_string(cells.size()) + "列，应有" + std::to_string(names.size()) + "列"});
      continue;
    }
    Row row{"", reader.line(), {}};
    for (std::size_t i = 0; i < cells.size(); ++i)
      row.fields.emplace(names[i], Field{cells[i], reader.line()});
    rows.push_back(std::move(row));
  }
  return rows;
}

}  // namespace law
