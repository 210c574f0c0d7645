// open — is this file a CSV table, an Excel workbook, or neither?
#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <stdexcept>

#include "platform/tables/csv_reader.h"
#include "platform/tables/reader.h"
#include "platform/tables/xlsx_reader.h"

namespace tables {
namespace {

std::string head_of(int file) {
  std::string head(64, '\0');
  const auto got = ::pread(file, head.data(), head.size(), 0);
  head.resize(got > 0 ? std::size_t(got) : 0);
  return head;
}

bool called(std::string_view file_name, std::string_view ending) {
  if (file_name.size() < ending.size()) return false;
  const auto tail = file_name.substr(file_name.size() - ending.size());
  return std::ranges::equal(tail, ending, [](char a, char b) { return (a | 0x20) == (b | 0x20); });
}

std::string_view why_not_csv(std::string_view head, std::string_view file_name) {
  if (head.empty()) return "文件是空的。";
  if (head.starts_with("\xD0\xCF\x11\xE0"))
    return "这是旧版 Excel（.xls）或者加了密码的文件，请去掉密码并另存为 .xlsx 后再上传。";
  if (head.starts_with("\xFF\xFE") || head.starts_with("\xFE\xFF"))
    return "文件是 UTF-16 编码，请另存为 UTF-8 编码的 CSV 或者 .xlsx 后再上传。";
  if (called(file_name, ".xlsx") || called(file_name, ".xls"))
    return "文件名是 Excel，内容却不是 Excel 工作簿，请用 Excel 或者 WPS 另存为 .xlsx 后再上传。";
  if (head.find('\0') != head.npos) return "这不是表格文件，请上传 .xlsx 或者 .csv 文件。";
  return {};
}

}  // namespace

std::unique_ptr<Reader> open(const std::string& path, std::string_view file_name, Faults& faults,
                             const OpenOptions& options) {
  const int file = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (file < 0) throw std::runtime_error("cannot read " + path);
  const std::string head = head_of(file);
  if (head.starts_with("PK")) {
    ::close(file);
    return open_xlsx(path, options, faults);
  }
  if (const auto why = why_not_csv(head, file_name); !why.empty()) {
    ::close(file);
    faults.push_back({0, 0, "", std::string(why)});
    return nullptr;
  }
  return open_csv(file, options.limits, faults);
}

}  // namespace tables
