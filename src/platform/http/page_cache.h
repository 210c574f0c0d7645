// page_cache — rendered public pages, ready to send, until something is published.
#pragma once
#include <array>
#include <cstdint>
#include <list>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <unordered_map>

#include "platform/http/http.h"

namespace http {

struct EncodedBody {
  std::string etag;
  std::string head;          // of the 200, without Date, Connection and the empty line
  std::string not_modified;  // of the 304, likewise
  std::string body;          // empty: this encoding is not worth having
};

struct CachedBody {
  EncodedBody identity, gzip, brotli;
  std::size_t route = 0;  // which route made it, for the count of traffic

  const EncodedBody& best_for(std::string_view accept_encoding) const;
  bool matches(std::string_view if_none_match) const;  // in any encoding
  std::size_t bytes() const;
};

// A 200 without cookies, file or its own encoding can be kept.
bool is_cacheable(const Response&);
std::shared_ptr<const CachedBody> make_cached(Response, std::size_t route = 0);

// Bounded by bytes; what was used least recently goes first. Safe to use from any thread.
class PageCache {
 public:
  explicit PageCache(std::size_t max_bytes) : max_bytes_of_shard_(max_bytes / shards) {}

  // A page rendered under another version is not found.
  std::shared_ptr<const CachedBody> find(std::string_view key, std::uint64_t version);
  void put(std::string key, std::uint64_t version, std::shared_ptr<const CachedBody> body);

 private:
  static constexpr std::size_t shards = 8;  // so that threads seldom wait for each other
  struct Entry {
    std::string key;
    std::uint64_t version;
    std::shared_ptr<const CachedBody> body;
    std::size_t bytes;
  };
  using Entries = std::list<Entry>;  // the one used last stands first
  struct Shard {
    std::mutex mutex;
    Entries entries;
    std::unordered_map<std::string_view, Entries::iterator> by_key;
    std::size_t bytes = 0;

    void drop(Entries::iterator entry);
  };
  Shard& shard_of(std::string_view key);

  const std::size_t max_bytes_of_shard_;
  std::array<Shard, shards> shards_;
};

}  // namespace http
