// temporary_file — where an upload lies while its request lives.
#include "platform/http/temporary_file.h"

#include <fcntl.h>
#include <unistd.h>

#include <cstdlib>
#include <system_error>

namespace http {
namespace {

[[noreturn]] void fail(const std::string& what) {
  throw std::system_error(errno, std::generic_category(), what);
}

}  // namespace

TemporaryFile::TemporaryFile(const std::string& folder) : path_(folder + "/upload-XXXXXX") {
  file_ = FileHandle(::mkostemp(path_.data(), O_CLOEXEC));  // 0600, and never a file that was there
  if (!file_) fail("create " + path_);
}

TemporaryFile::~TemporaryFile() { ::unlink(path_.c_str()); }

void TemporaryFile::write(std::span<const char> bytes) {
  while (!bytes.empty()) {
    const auto written = ::write(file_.get(), bytes.data(), bytes.size());
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) fail("write " + path_);
    bytes = bytes.subspan(std::size_t(written));
  }
}

}  // namespace http
