// xlsx_reader — which rows does a sheet of this Excel workbook hold?
#include "platform/tables/xlsx_reader.h"

#include <algorithm>
#include <charconv>
#include <optional>

#include "platform/tables/xlsx_number.h"
#include "platform/tables/xlsx_package.h"
#include "platform/tables/xlsx_workbook.h"
#include "platform/tables/xml.h"

namespace tables {
namespace {

constexpr std::int64_t rows_of_excel = 1'048'576;

// C5 -> 3; 0 when there are no letters.
std::size_t column_of(std::string_view reference) {
  std::size_t column = 0;
  for (char c : reference) {
    if (c < 'A' || c > 'Z' || column > 1'000'000) break;
    column = column * 26 + std::size_t(c - 'A' + 1);
  }
  return column;
}

template <class N>
N number(std::string_view text, N otherwise) {
  N value = otherwise;
  std::from_chars(text.data(), text.data() + text.size(), value);
  return value;
}

// A cell while its elements are read.
struct OpenCell {
  std::string type, stored, inline_text;
  std::size_t column = 0, style = 0;
  bool formula = false;
};

class SheetReader final : public Reader, XmlHandler {
 public:
  SheetReader(Package package, const OpenOptions& options, Faults& faults)
      : package_(std::move(package)),
        limits_(options.limits),
        faults_(faults),
        book_(read_workbook(package_, options.sheet, limits_)),
        part_(package_.part(book_.sheet_part)) {
    if (!part_) throw BadPackage("文件里缺少工作表的内容，请重新保存后再上传。");
    xml_.emplace(*part_, static_cast<XmlHandler&>(*this));
  }

  bool next(Row& row) override {
    try {
      return !stopped_ && xml_->advance() && give(row);
    } catch (const BadPackage& bad) {
      stopped_ = true;
      faults_.push_back(bad.fault);
      return false;
    }
  }

 private:
  void start(std::string_view name, const char** attributes) override {
    if (name == "row") return start_row(attributes);
    if (name == "c") return start_cell(attributes);
    if (name == "f") cell_.formula = true;
    if (name == "rPh") in_phonetic_ = true;
    if (name == "v") target_ = &cell_.stored;
    if (name == "t" && !in_phonetic_) target_ = &cell_.inline_text;
  }

  void end(std::string_view name) override {
    if (name == "v" || name == "t") target_ = nullptr;
    if (name == "rPh") in_phonetic_ = false;
    if (name == "c") close_cell();
    if (name == "row" && !ends_.empty()) xml_->pause();
  }

  void text(std::string_view more) override {
    if (target_ == nullptr) return;
    if (target_->size() + more.size() > limits_.cell_bytes) fail("单元格文字太长。");
    *target_ += more;
  }

  void start_row(const char** attributes) {
    number_ = number(attribute(attributes, "r"), number_ + 1);
    const auto most = limits_.rows > 0 ? limits_.rows : rows_of_excel;
    cell_.column = 0;
    texts_.clear(), ends_.clear(), cells_.clear();
    if (number_ > most || ++rows_seen_ > most)
      fail("行数超过" + std::to_string(most) + "行，请分成几个文件。");
  }

  void start_cell(const char** attributes) {
    const auto before = cell_.column;
    const auto column = column_of(attribute(attributes, "r"));
    cell_.column = column > 0 ? column : before + 1;
    if (cell_.column > limits_.columns) fail("列数太多，文件可能不是表格。");
    if (cell_.column <= before) fail("单元格的次序混乱，请重新保存后再上传。");
    cell_.type = attribute(attributes, "t");
    cell_.style = number(attribute(attributes, "s"), std::size_t(0));
    cell_.formula = false;
    cell_.stored.clear(), cell_.inline_text.clear();
  }

  void close_cell() {
    Cell cell;
    cell.formula = cell_.formula;
    const std::string text = value_of_cell(cell);
    if (text.empty()) return;
    cells_.resize(cell_.column);
    ends_.resize(cell_.column, texts_.size());
    texts_ += text;
    ends_.back() = texts_.size();
    cells_.back() = cell;
  }

  std::string value_of_cell(Cell& cell) const {
    if (cell_.type == "s") return shared_text();
    if (cell_.type == "inlineStr") return unescaped(cell_.inline_text);
    if (cell_.type == "str") return unescaped(cell_.stored);
    if (cell_.type == "b") {
      cell.kind = CellKind::truth;
      return cell_.stored == "1" ? "TRUE" : "FALSE";
    }
    if (cell_.type == "e") {
      cell.kind = CellKind::error;
      return cell_.stored;
    }
    if (cell_.type == "d") {
      cell.kind = CellKind::date;
      return cell_.stored;
    }
    return cell_.stored.empty() ? std::string() : value_of_number(cell);
  }

  std::string shared_text() const {
    const auto index = number(cell_.stored, std::size_t(-1));
    if (!book_.texts.holds(index)) throw BadPackage("单元格引用的文字不存在，请重新保存后再上传。");
    return std::string(book_.texts.at(index));
  }

  std::string value_of_number(Cell& cell) const {
    if (cell_.style < book_.date_styles.size() && book_.date_styles[cell_.style]) {
      if (const auto date = date_text(number(cell_.stored, -1.0), book_.counts_from_1904)) {
        cell.kind = CellKind::date;
        return *date;
      }
    }
    const auto plain = plain_number(cell_.stored);
    if (!plain) return cell_.stored;
    cell.kind = CellKind::number;
    cell.rounded = is_rounded(*plain);
    return *plain;
  }

  bool give(Row& row) {
    row.number = number_;
    row.cells = cells_;
    for (std::size_t i = 0; i < ends_.size(); ++i) {
      const auto from = i == 0 ? 0 : ends_[i - 1];
      row.cells[i].text = std::string_view(texts_).substr(from, ends_[i] - from);
    }
    if (header_.empty())
      for (const Cell& cell : row.cells) header_.emplace_back(cell.text);
    return true;
  }

  [[noreturn]] void fail(const std::string& why) {
    const auto at = cell_.column;
    const auto name = at > 0 && at <= header_.size() ? header_[at - 1] : std::string();
    throw BadPackage(Fault{number_, int(at), name, why});
  }

  Package package_;
  const Limits limits_;
  Faults& faults_;
  Workbook book_;
  std::unique_ptr<Part> part_;
  std::optional<Xml> xml_;

  std::int64_t number_ = 0, rows_seen_ = 0;
  OpenCell cell_;
  std::string* target_ = nullptr;  // where the characters between the tags go
  bool in_phonetic_ = false, stopped_ = false;
  std::string texts_;              // of the row's cells, end to end
  std::vector<std::size_t> ends_;  // of each cell's text in texts_; empty: a row without text
  std::vector<Cell> cells_;
  std::vector<std::string> header_;
};

}  // namespace

std::unique_ptr<Reader> open_xlsx(const std::string& path, const OpenOptions& options,
                                  Faults& faults) {
  try {
    return std::make_unique<SheetReader>(Package(path, options.limits), options, faults);
  } catch (const BadPackage& bad) {
    faults.push_back(bad.fault);
    return nullptr;
  }
}

}  // namespace tables
