// csv_writer — rows out to CSV, so that no spreadsheet runs what a stranger has typed.
#include <cstdio>

#include "platform/tables/writer.h"

namespace tables {
namespace {

constexpr std::size_t full = 64 * 1024;

class CsvWriter final : public Writer {
 public:
  CsvWriter(Sink sink, const CsvOptions& options) : sink_(std::move(sink)), options_(options) {
    if (options.byte_order_mark) buffer_ = "\xEF\xBB\xBF";
  }

  void row(std::span<const Value> values) override {
    bool first = true;
    for (const Value& value : values) {
      if (!first) buffer_ += ',';
      first = false;
      std::visit([&](const auto& v) { add(v); }, value);
    }
    buffer_ += "\r\n";
    if (buffer_.size() >= full) flush();
  }

  void finish() override { flush(); }

 private:
  void flush() {
    if (!buffer_.empty()) sink_(buffer_);
    buffer_.clear();
  }
  void add(std::monostate) {}
  void add(std::int64_t value) { buffer_ += std::to_string(value); }
  void add(double value) {
    char text[32];
    buffer_.append(text, std::size_t(std::snprintf(text, sizeof text, "%.15g", value)));
  }
  void add(std::chrono::sys_days value) {
    const std::chrono::year_month_day date(value);
    char text[16];
    buffer_.append(text,
                   std::size_t(std::snprintf(text, sizeof text, "%04d-%02u-%02u", int(date.year()),
                                             unsigned(date.month()), unsigned(date.day()))));
  }
  void add(std::string_view text) {
    const bool apostrophe = options_.neutralise && would_run(text);
    if (!apostrophe && text.find_first_of("\",\r\n;\t") == text.npos) {
      buffer_ += text;
      return;
    }
    buffer_ += apostrophe ? "\"'" : "\"";
    for (char c : text) buffer_.append(c == '"' ? 2 : 1, c);
    buffer_ += '"';
  }

  Sink sink_;
  const CsvOptions options_;
  std::string buffer_;
};

}  // namespace

bool would_run(std::string_view text) {
  return !text.empty() && std::string_view("=+-@\t\r").find(text.front()) != std::string_view::npos;
}

std::unique_ptr<Writer> csv_writer(Sink sink, const CsvOptions& options) {
  return std::make_unique<CsvWriter>(std::move(sink), options);
}

}  // namespace tables
