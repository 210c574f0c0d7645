// xlsx_package — the parts of an Excel file: opened one at a time, unpacked as a stream, within
// limits.
#include "platform/tables/xlsx_package.h"

#include <archive.h>
#include <archive_entry.h>

namespace tables {
namespace {

constexpr const char* damaged = "Excel 文件已损坏或者不完整，请重新保存后再上传。";

archive* open_zip(const std::string& path) {
  archive* zip = archive_read_new();
  archive_read_support_format_zip_seekable(zip);
  if (archive_read_open_filename(zip, path.c_str(), 64 * 1024) == ARCHIVE_OK) return zip;
  archive_read_free(zip);
  throw BadPackage(damaged);
}

std::string_view next_name(archive* zip) {  // empty at the end
  archive_entry* entry = nullptr;
  const int result = archive_read_next_header(zip, &entry);
  if (result == ARCHIVE_EOF) return {};
  const char* name =
      result == ARCHIVE_OK || result == ARCHIVE_WARN ? archive_entry_pathname_utf8(entry) : nullptr;
  if (name == nullptr || *name == '\0') throw BadPackage(damaged);
  if (archive_entry_is_encrypted(entry)) throw BadPackage("文件加了密码，请去掉密码后再上传。");
  return name;
}

bool leaves_its_folder(std::string_view name) {
  return name.starts_with('/') || name.find("..") != name.npos || name.find('\\') != name.npos ||
         name.find(':') != name.npos;
}

}  // namespace

void Allowance::spend(std::uint64_t more) {
  if (more > bytes) throw BadPackage("文件解压后太大，请分成几个文件。");
  bytes -= more;
}

Part::~Part() { archive_read_free(archive_); }

std::size_t Part::read(char* to, std::size_t size) {
  const auto got = archive_read_data(archive_, to, size);
  if (got < 0) throw BadPackage(damaged);
  allowance_.spend(std::uint64_t(got));
  return std::size_t(got);
}

Package::Package(std::string path, const Limits& limits)
    : path_(std::move(path)), allowance_{limits.unpacked_bytes} {
  const std::unique_ptr<archive, int (*)(archive*)> zip(open_zip(path_), archive_read_free);
  std::size_t parts = 0;
  for (auto name = next_name(zip.get()); !name.empty(); name = next_name(zip.get())) {
    if (++parts > limits.parts) throw BadPackage("文件里的部件太多，不是正常的 Excel 文件。");
    if (leaves_its_folder(name)) throw BadPackage("文件里有不允许的路径，不予读取。");
  }
}

std::unique_ptr<Part> Package::part(const std::string& name) {
  std::unique_ptr<Part> part(new Part(open_zip(path_), allowance_));
  for (;;) {
    const auto found = next_name(part->archive_);
    if (found.empty()) return nullptr;
    if (found == name) return part;
  }
}

}  // namespace tables
