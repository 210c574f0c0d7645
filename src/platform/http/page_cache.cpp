// page_cache — rendered public pages, ready to send, until something is published.
#include "platform/http/page_cache.h"

#include <algorithm>
#include <utility>

#include "platform/http/compress.h"
#include "platform/http/response.h"

namespace http {
namespace {

// Rendering happens once for each publication: a little more time for smaller pages pays.
constexpr int gzip_level = 6, brotli_quality = 5;
constexpr std::size_t worth_compressing = 512;

// FNV-1a: the tag only has to differ when the page does.
std::string etag_of(std::string_view body, std::string_view coding) {
  std::uint64_t hash = 0xCBF29CE484222325u;
  for (const char c : body) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001B3u;
  static constexpr std::string_view digits = "0123456789abcdef";
  std::string tag = "\"";
  for (int shift = 60; shift >= 0; shift -= 4) tag.push_back(digits[hash >> shift & 15]);
  return tag.append(coding).append("\"");
}

EncodedBody encoded(const Response& page, std::string body, std::string_view coding) {
  EncodedBody out;
  out.etag = etag_of(page.body, coding);
  Response full;
  full.headers = page.headers;
  if (!has_header(page, "cache-control")) full.with("cache-control", "no-cache");
  full.with("etag", out.etag).with("vary", "accept-encoding, hx-request");
  Response unchanged;
  unchanged.status = 304;
  unchanged.headers = full.headers;
  if (!coding.empty()) full.with("content-encoding", coding == "-br" ? "br" : "gzip");
  out.head = head_of(full, body.size());
  out.not_modified = head_of(unchanged, 0);
  out.body = std::move(body);
  return out;
}

}  // namespace

const EncodedBody& CachedBody::best_for(std::string_view accept_encoding) const {
  if (!brotli.body.empty() && accepts(accept_encoding, "br")) return brotli;
  if (!gzip.body.empty() && accepts(accept_encoding, "gzip")) return gzip;
  return identity;
}

bool CachedBody::matches(std::string_view if_none_match) const {
  return etag_matches(if_none_match, identity.etag) || etag_matches(if_none_match, gzip.etag) ||
         etag_matches(if_none_match, brotli.etag);
}

std::size_t CachedBody::bytes() const {
  std::size_t sum = sizeof(CachedBody);
  for (const auto* part : {&identity, &gzip, &brotli})
    sum += part->etag.size() + part->head.size() + part->not_modified.size() + part->body.size();
  return sum;
}

bool is_cacheable(const Response& page) {
  return page.status == 200 && page.file.empty() && !page.cached &&
         !has_header(page, "set-cookie") && !has_header(page, "content-encoding");
}

std::shared_ptr<const CachedBody> make_cached(Response page, std::size_t route) {
  auto cached = std::make_shared<CachedBody>();
  cached->route = route;
  if (page.body.size() >= worth_compressing && is_compressible(page)) {
    cached->gzip = encoded(page, gzip(page.body, gzip_level), "-gz");
    cached->brotli = encoded(page, brotli(page.body, brotli_quality), "-br");
  }
  std::string body = page.body;
  cached->identity = encoded(page, std::move(body), "");
  return cached;
}

PageCache::Shard& PageCache::shard_of(std::string_view key) {
  return shards_[std::hash<std::string_view>{}(key) % shards];
}

void PageCache::Shard::drop(Entries::iterator entry) {
  bytes -= entry->bytes;
  by_key.erase(entry->key);
  entries.erase(entry);
}

std::shared_ptr<const CachedBody> PageCache::find(std::string_view key, std::uint64_t version) {
  Shard& shard = shard_of(key);
  const std::lock_guard lock(shard.mutex);
  const auto found = shard.by_key.find(key);
  if (found == shard.by_key.end() || found->second->version != version) return nullptr;
  shard.entries.splice(shard.entries.begin(), shard.entries, found->second);
  return found->second->body;
}

void PageCache::put(std::string key, std::uint64_t version,
                    std::shared_ptr<const CachedBody> body) {
  const std::size_t bytes = body->bytes() + key.size() + sizeof(Entry);
  if (bytes > max_bytes_of_shard_) return;
  Shard& shard = shard_of(key);
  const std::lock_guard lock(shard.mutex);
  if (const auto old = shard.by_key.find(key); old != shard.by_key.end()) shard.drop(old->second);
  while (shard.bytes + bytes > max_bytes_of_shard_) shard.drop(std::prev(shard.entries.end()));
  shard.entries.push_front({std::move(key), version, std::move(body), bytes});
  shard.by_key.emplace(shard.entries.front().key, shard.entries.begin());
  shard.bytes += bytes;
}

}  // namespace http
