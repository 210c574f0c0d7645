// response — how an answer goes out: its head, its conditions (ETag, Range, encoding) and where its
// bytes lie.
#pragma once
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include "platform/http/http.h"
#include "platform/http/page_cache.h"

namespace http {

class FileHandle {
 public:
  FileHandle() = default;
  explicit FileHandle(int descriptor) : descriptor_(descriptor) {}
  ~FileHandle();
  FileHandle(FileHandle&& other) noexcept : descriptor_(std::exchange(other.descriptor_, -1)) {}
  FileHandle& operator=(FileHandle&& other) noexcept {
    std::swap(descriptor_, other.descriptor_);
    return *this;
  }
  int get() const { return descriptor_; }
  explicit operator bool() const { return descriptor_ >= 0; }

 private:
  int descriptor_ = -1;
};

struct Outgoing {
  int status = 200;
  std::string own_head;  // when not cached
  std::string own_body;
  std::shared_ptr<const CachedBody> cached;  // keeps alive what head and body look at
  std::string_view head;                     // without Date, Connection and the empty line
  std::string_view body;
  FileHandle file;  // when set, `length` bytes from `offset` are the body
  std::uint64_t offset = 0, length = 0;
  bool close = false;  // this connection does not go on

  Outgoing() = default;
  Outgoing(const Outgoing&) = delete;  // the views look into it
};

// What the request asks of the way the answer is sent.
struct Wishes {
  bool head_only = false;
  std::string_view accept_encoding, if_none_match, range, if_range;
};
Wishes wishes_of(const Request&);

// Applies the conditions, opens the file, compresses, and writes the head. Throws when the file
// cannot be read.
void prepare(Response, const Wishes&, Outgoing& out);
void prepare_cached(std::shared_ptr<const CachedBody>, const Wishes&, Outgoing& out);

// Reads on from out.offset; less than `at_most` only when the file cannot give more.
std::size_t read_file(Outgoing& out, char* to, std::size_t at_most);

// Status line and headers with the security headers every answer carries, unless the answer has its
// own.
std::string head_of(const Response&, std::uint64_t content_length);
std::string_view reason_of(int status);

bool has_header(const Response&, std::string_view name);
std::string_view header_of(const Response&, std::string_view name);
bool is_compressible(const Response&);  // by its content type
bool etag_matches(std::string_view if_none_match, std::string_view etag);

}  // namespace http
