// xlsx_writer — rows out to an Excel workbook, in constant memory.
#include <xlsxwriter.h>

#include <stdexcept>
#include <utility>

#include "platform/tables/writer.h"

namespace tables {
namespace {

constexpr std::size_t longest_text = 32'767;              // characters
constexpr std::int64_t most_exact = 999'999'999'999'999;  // Excel keeps fifteen digits

void check(lxw_error error) {
  if (error != LXW_NO_ERROR) throw std::runtime_error(std::string("xlsx: ") + lxw_strerror(error));
}

// At most as many characters as a cell can hold, never cutting one in two.
std::string shortened(std::string_view text) {
  std::size_t characters = 0, at = 0;
  for (; at < text.size(); ++at)
    if ((text[at] & 0xC0) != 0x80 && ++characters > longest_text) break;
  return std::string(text.substr(0, at));
}

class XlsxWriter final : public Writer {
 public:
  XlsxWriter(const std::string& path, const XlsxOptions& options) : header_(options.header) {
    lxw_workbook_options settings{};
    settings.constant_memory = LXW_TRUE;
    std::string scratch = options.scratch_folder;
    settings.tmpdir = scratch.empty() ? nullptr : scratch.data();
    book_ = workbook_new_opt(path.c_str(), &settings);
    if (book_ == nullptr) throw std::runtime_error("xlsx: cannot write " + path);
    sheet_ = workbook_add_worksheet(book_, options.sheet.c_str());
    if (sheet_ == nullptr) {
      lxw_workbook_free(book_);
      throw std::runtime_error("xlsx: no sheet can be called " + options.sheet);
    }
    bold_ = workbook_add_format(book_);
    format_set_bold(bold_);
    date_ = workbook_add_format(book_);
    format_set_num_format(date_, "yyyy-mm-dd");
    for (std::size_t i = 0; i < options.widths.size(); ++i)
      check(worksheet_set_column(sheet_, lxw_col_t(i), lxw_col_t(i), options.widths[i], nullptr));
    if (header_) worksheet_freeze_panes(sheet_, 1, 0);
  }

  ~XlsxWriter() override {
    if (book_ != nullptr) lxw_workbook_free(book_);
  }
  XlsxWriter(const XlsxWriter&) = delete;
  XlsxWriter& operator=(const XlsxWriter&) = delete;

  void row(std::span<const Value> values) override {
    column_ = 0;
    for (const Value& value : values) {
      std::visit([&](const auto& v) { check(add(v)); }, value);
      ++column_;
    }
    ++row_;
  }

  void finish() override { check(workbook_close(std::exchange(book_, nullptr))); }

 private:
  lxw_format* format() const { return header_ && row_ == 0 ? bold_ : nullptr; }
  lxw_error add(std::monostate) { return LXW_NO_ERROR; }
  lxw_error add(std::string_view text) {
    return worksheet_write_string(sheet_, row_, column_, shortened(text).c_str(), format());
  }
  lxw_error add(double value) {
    return worksheet_write_number(sheet_, row_, column_, value, format());
  }
  lxw_error add(std::int64_t value) {
    if (value > most_exact || value < -most_exact)
      return add(std::string_view(std::to_string(value)));
    return add(double(value));
  }
  lxw_error add(std::chrono::sys_days value) {
    const std::chrono::year_month_day date(value);
    lxw_datetime when{
        int(date.year()), int(unsigned(date.month())), int(unsigned(date.day())), 0, 0, 0};
    return worksheet_write_datetime(sheet_, row_, column_, &when, date_);
  }

  const bool header_;
  lxw_workbook* book_ = nullptr;
  lxw_worksheet* sheet_ = nullptr;
  lxw_format *bold_ = nullptr, *date_ = nullptr;
  lxw_row_t row_ = 0;
  lxw_col_t column_ = 0;
};

}  // namespace

std::unique_ptr<Writer> xlsx_writer(const std::string& path, const XlsxOptions& options) {
  return std::make_unique<XlsxWriter>(path, options);
}

}  // namespace tables
