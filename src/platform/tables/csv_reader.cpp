// csv_reader — which rows does this CSV file hold?
#include "platform/tables/csv_reader.h"

#include <algorithm>
#include <cstring>

#include "platform/tables/csv_scan.h"
#include "platform/tables/text_window.h"
#include "platform/tables/utf8.h"

namespace tables {
namespace {

constexpr std::size_t most_faults = 1'000;

struct Span {
  char *begin, *end;
  bool has_quotes;  // doubled ones inside, still to be halved
};

std::string_view halve_quotes(const Span& cell) {
  if (!cell.has_quotes) return {cell.begin, cell.end};
  char* to = cell.begin;
  for (const char* from = cell.begin; from < cell.end; ++from) {
    *to++ = *from;
    if (*from == '"') ++from;
  }
  return {cell.begin, to};
}

class CsvReader final : public Reader {
 public:
  CsvReader(int file, const Limits& limits, Faults& faults)
      : window_(file), limits_(limits), faults_(faults) {
    more_ = window_.grow();
    separator_ = separator_of(window_.begin(), window_.end());
  }

  bool next(Row& row) override {
    while (!stopped_ && find_record()) {
      ++number_;
      const std::string_view record(window_.begin(), after_);
      window_.advance_to(after_);
      if (blank()) continue;
      if (!within_limits()) return false;
      check_text(record);
      give(row);
      return true;
    }
    return false;
  }

 private:
  enum class Found { record, cut };

  bool find_record() {
    for (;;) {
      if (window_.begin() < window_.end() && split(window_.begin(), window_.end()) == Found::record)
        return true;
      if (stopped_ || !more_) return false;
      more_ = window_.grow();
    }
  }

  // Splits the record at p into spans. Cut when the window ends before the record does.
  Found split(char* p, char* end) {
    spans_.clear();
    strays_.clear();
    for (;;) {
      if (p < end && *p == '"') {
        p = quoted_cell(p, end);
      } else {
        char* const start = p;
        p = end_of_plain_cell(p, end, separator_);
        spans_.push_back({start, p, false});
      }
      if (p == nullptr || (p == end && more_)) return Found::cut;
      if (p == end) break;
      if (*p++ == separator_) continue;
      if (p[-1] == '\r' && p == end && more_) return Found::cut;
      if (p[-1] == '\r' && p < end && *p == '\n') ++p;
      break;
    }
    after_ = p;
    return Found::record;
  }

  // Where the cell that opens with the quote at p ends; null when the window ends first.
  char* quoted_cell(char* p, char* end) {
    Span cell{p + 1, p + 1, false};
    for (;; cell.end += 2, cell.has_quotes = true) {
      cell.end = static_cast<char*>(std::memchr(cell.end, '"', std::size_t(end - cell.end)));
      if (cell.end == nullptr) return never_closed(cell.begin, end);
      if (cell.end + 1 == end || cell.end[1] != '"') break;
    }
    spans_.push_back(cell);
    char* const close = cell.end + 1;
    char* const rest = end_of_plain_cell(close, end, separator_);
    if (rest != close) strays_.push_back(spans_.size());
    return rest;
  }

  // One quote too many must not swallow the rest of a large file: no cell is that long.
  char* never_closed(char* begin, char* end) {
    if (more_ && std::size_t(end - begin) <= limits_.cell_bytes) return nullptr;
    fault(int(spans_.size()) + 1, "引号没有结束，后面的内容无法读取。", 1);
    stopped_ = true;
    spans_.push_back({begin, end, false});
    return nullptr;
  }

  bool blank() const {
    return std::ranges::all_of(spans_, [](const Span& s) { return s.begin == s.end; });
  }

  bool within_limits() {
    if (limits_.rows > 0 && number_ > limits_.rows)
      return stop(0, "行数超过" + std::to_string(limits_.rows) + "行，请分成几个文件。");
    if (spans_.size() > limits_.columns) return stop(0, "列数太多，文件可能不是表格。");
    for (std::size_t i = 0; i < spans_.size(); ++i)
      if (std::size_t(spans_[i].end - spans_[i].begin) > limits_.cell_bytes)
        return stop(int(i) + 1, "单元格文字太长。");
    return faults_.size() < most_faults || stop(0, "错误太多，不再继续读取。");
  }

  void check_text(std::string_view record) {
    for (const auto column : strays_)
      fault(int(column), "引号后面还有文字，请检查引号是否成对（文字里的引号要写两个）。");
    const auto valid = valid_utf8_prefix(record);
    const auto bad = std::min(valid, record.find('\0'));
    if (bad >= record.size()) return;
    const char* const where = record.data() + bad;
    const auto cell = std::ranges::find_if(spans_, [&](const Span& s) { return where < s.end; });
    fault(int(cell - spans_.begin()) + 1, "有无法识别的字符，文件编码应为 UTF-8 或者 GB18030。");
  }

  void give(Row& row) {
    row.number = number_;
    row.cells.resize(spans_.size());
    for (std::size_t i = 0; i < spans_.size(); ++i)
      row.cells[i] = Cell{halve_quotes(spans_[i]), CellKind::text, false, false};
    if (!header_.empty()) return;
    for (const Cell& cell : row.cells) header_.emplace_back(cell.text);
  }

  void fault(int column, std::string text, int ahead = 0) {
    const auto name = column > 0 && std::size_t(column) <= header_.size()
                          ? header_[std::size_t(column) - 1]
                          : std::string();
    faults_.push_back({number_ + ahead, column, name, std::move(text)});
  }

  bool stop(int column, std::string text) {
    fault(column, std::move(text));
    stopped_ = true;
    return false;
  }

  TextWindow window_;
  const Limits limits_;
  Faults& faults_;
  char separator_ = ',';
  bool more_ = true, stopped_ = false;
  std::int64_t number_ = 0;
  std::vector<Span> spans_;
  std::vector<std::size_t> strays_;  // columns with text behind the closing quote
  char* after_ = nullptr;            // the record that spans_ describe ends here
  std::vector<std::string> header_;
};

}  // namespace

std::unique_ptr<Reader> open_csv(int file, const Limits& limits, Faults& faults) {
  return std::make_unique<CsvReader>(file, limits, faults);
}

}  // namespace tables
