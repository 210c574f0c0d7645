// temporary_file — where an upload lies while its request lives.
#pragma once
#include <span>
#include <string>

#include "platform/http/response.h"

namespace http {

class TemporaryFile {
 public:
  explicit TemporaryFile(const std::string& folder);  // throws std::system_error
  ~TemporaryFile();                                   // removes it, unless somebody renamed it away
  TemporaryFile(const TemporaryFile&) = delete;

  void write(std::span<const char> bytes);  // throws std::system_error
  void close() { file_ = FileHandle(); }
  const std::string& path() const { return path_; }

 private:
  std::string path_;
  FileHandle file_;
};

}  // namespace http
