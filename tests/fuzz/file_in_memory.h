// file_in_memory — bytes as a file with a path, for readers that take one; nothing touches the
// disk.
#pragma once
#include <sys/mman.h>
#include <unistd.h>

#include <string>
#include <string_view>

#include "fuzz.h"

namespace fuzz {

class FileInMemory {
 public:
  explicit FileInMemory(std::string_view content = {}) : file_(::memfd_create("fuzz", 0)) {
    must(file_ >= 0 && ::write(file_, content.data(), content.size()) == ssize_t(content.size()));
  }
  ~FileInMemory() { ::close(file_); }
  FileInMemory(const FileInMemory&) = delete;
  FileInMemory& operator=(const FileInMemory&) = delete;
  std::string path() const { return "/proc/self/fd/" + std::to_string(file_); }

 private:
  const int file_;
};

}  // namespace fuzz
