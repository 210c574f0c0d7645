// store — content-addressed files, written once, on the disk before they are acknowledged, never
// changed.
#pragma once
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace files {

struct Stored {
  std::string sha256;  // hex; also the name
  std::string sm3;     // hex
  std::int64_t size = 0;
};

class Store {
 public:
  // Files stand under root/ab/cdef… by their SHA-256, read-only.
  explicit Store(std::string root);

  // A file on its way in: hashed while it is written, in constant memory.
  class Incoming {
   public:
    virtual ~Incoming() = default;  // without keep(): the bytes are dropped
    virtual void write(std::string_view data) = 0;
    virtual Stored keep() = 0;  // flushed to the disk, folder included, when this returns
  };
  std::unique_ptr<Incoming> begin();
  Stored put(std::string_view content);

  std::string path_of(std::string_view sha256) const;
  bool has(std::string_view sha256) const;
  std::string read(std::string_view sha256) const;  // throws when it is missing

  struct Bad {
    std::string path, why;
  };
  // Reads every file; tells those whose content is not what their name says, and strangers.
  std::vector<Bad> check(const std::function<void(std::string_view sha256)>& seen = {}) const;

 private:
  std::string root_;
};

// Replaces a small file so that after a power cut it is either the old or the new one, whole.
void replace_file(const std::string& path, std::string_view content, unsigned mode = 0644);
// Adds to the end and flushes; creates the file when it is not there.
void append_to_file(const std::string& path, std::string_view content);
std::string read_file(const std::string& path);  // throws when it cannot be read

}  // namespace files
