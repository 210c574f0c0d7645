// writer — rows out to CSV or Excel, one at a time, in constant memory.
#pragma once
#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace tables {

using Value =
    std::variant<std::monostate, std::string_view, std::int64_t, double, std::chrono::sys_days>;

class Writer {
 public:
  virtual ~Writer() = default;
  virtual void row(std::span<const Value>) = 0;
  // Completes the file; without it there is none.
  virtual void finish() = 0;

  void row(std::initializer_list<Value> values) { row(std::span(values.begin(), values.size())); }
};

using Sink = std::function<void(std::string_view)>;

struct CsvOptions {
  bool byte_order_mark = true;  // without it Excel takes the text for GBK
  // A text that a spreadsheet would run as a formula (= + - @ tab CR first) gets an apostrophe
  // before it.
  bool neutralise = true;
};
std::unique_ptr<Writer> csv_writer(Sink, const CsvOptions& = {});

struct XlsxOptions {
  std::string sheet = "Sheet1";
  std::vector<double> widths;  // of the first columns, in characters
  bool header = true;          // the first row is bold and stays in sight
  std::string scratch_folder;  // for the parts while they grow; empty: the system's
};
// Texts are cells of text and never formulas. Throws when the file cannot be written, or after row
// 1,048,576.
std::unique_ptr<Writer> xlsx_writer(const std::string& path, const XlsxOptions& = {});

bool would_run(std::string_view text);

}  // namespace tables
