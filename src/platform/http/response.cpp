// response — how an answer goes out: its head, its conditions (ETag, Range, encoding) and where its
// bytes lie.
#include "platform/http/response.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <system_error>

#include "platform/http/compress.h"
#include "platform/http/decode.h"
#include "platform/http/range.h"

namespace http {
namespace {

constexpr std::size_t worth_compressing = 1024;
constexpr std::uint64_t small_file = 128 << 10;

constexpr std::array<std::pair<std::string_view, std::string_view>, 6> always{{
    {"content-security-policy",
     "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; "
     "media-src 'self' blob:; font-src 'self'; connect-src 'self'; form-action 'self'; "
     "base-uri 'none'; frame-ancestors 'none'"},
    {"x-content-type-options", "nosniff"},
    {"referrer-policy", "same-origin"},
    {"cross-origin-opener-policy", "same-origin"},
    {"permissions-policy", "camera=(self), microphone=(self), geolocation=(self)"},
    {"cache-control", "no-store"},
}};

// A line break in a value would start a header of its own.
void append_header(std::string& head, std::string_view name, std::string_view value) {
  head.append(name).append(": ");
  for (const char c : value) head.push_back(static_cast<unsigned char>(c) < 0x20 ? ' ' : c);
  head.append("\r\n");
}

bool has_no_body(int status) { return status == 204 || status == 304; }

// Pages marked private carry secrets beside text the reader can choose; compressed together, their
// length would tell.
bool may_compress(const Response& response, const Wishes& wishes) {
  return response.body.size() > worth_compressing && is_compressible(response) &&
         accepts(wishes.accept_encoding, "gzip") &&
         header_of(response, "cache-control").find("private") == std::string_view::npos &&
         !has_header(response, "set-cookie") && !has_header(response, "content-encoding");
}

void compress(Response& response) {
  response.body = gzip(response.body, 1);
  for (auto& [name, value] : response.headers)
    if (same_word(name, "etag") && value.starts_with('"')) value.insert(0, "W/");
  response.with("content-encoding", "gzip").with("vary", "accept-encoding");
}

std::string etag_of(const struct stat& file) {
  return "\"" + std::to_string(file.st_size) + "-" + std::to_string(file.st_mtim.tv_sec) + "-" +
         std::to_string(file.st_mtim.tv_nsec) + "\"";
}

bool is_unchanged(const Response& response, const Wishes& wishes) {
  return response.status == 200 && !wishes.if_none_match.empty() &&
         etag_matches(wishes.if_none_match, header_of(response, "etag"));
}

void make_not_modified(Response& response) {
  response.status = 304;
  response.body.clear();
  std::erase_if(response.headers, [](const auto& header) {
    return lower(header.first).starts_with("content-") &&
           !same_word(header.first, "content-security-policy");
  });
}

void open_file(const std::string& path, Outgoing& out, struct stat& facts) {
  out.file = FileHandle(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
  if (!out.file || ::fstat(out.file.get(), &facts) != 0 || !S_ISREG(facts.st_mode))
    throw std::system_error(errno, std::generic_category(), "open " + path);
}

// Narrows the answer to the bytes asked for; If-Range asks for them only while the file is the
// same.
void apply_range(Response& response, const Wishes& wishes, Outgoing& out) {
  const std::uint64_t size = out.length;
  if (response.status != 200) return;
  if (!wishes.if_range.empty() && wishes.if_range != header_of(response, "etag")) return;
  const auto range = parse_range(wishes.range, size);
  if (!range) return;
  const std::string total = std::to_string(size);
  out.offset = range->offset;
  out.length = range->length;
  if (range->length == 0) {
    response.status = 416;
    response.with("content-range", "bytes */" + total);
    return;
  }
  response.status = 206;
  response.with("content-range", "bytes " + std::to_string(range->offset) + "-" +
                                     std::to_string(range->offset + range->length - 1) + "/" +
                                     total);
}

// Saves a small file the way through the streaming loop.
void read_small(Outgoing& out) {
  out.own_body.resize(out.length);
  if (read_file(out, out.own_body.data(), out.length) != out.length)
    throw std::runtime_error("a file became shorter while it was read");
  out.length = 0;
}

void prepare_file(Response& response, const Wishes& wishes, Outgoing& out) {
  struct stat facts {};
  open_file(response.file, out, facts);
  out.length = std::uint64_t(facts.st_size);
  if (!has_header(response, "etag")) response.with("etag", etag_of(facts));
  response.with("accept-ranges", "bytes");
  if (is_unchanged(response, wishes)) {
    make_not_modified(response);
    out.length = 0;
  } else {
    apply_range(response, wishes, out);
  }
  out.own_head = head_of(response, out.length);
  if (wishes.head_only) out.length = 0;
  if (out.length <= small_file) read_small(out);
}

void prepare_body(Response& response, const Wishes& wishes, Outgoing& out) {
  if (is_unchanged(response, wishes)) {
    make_not_modified(response);
  } else if (may_compress(response, wishes)) {
    compress(response);
  }
  out.own_head = head_of(response, response.body.size());
  if (!wishes.head_only && !has_no_body(response.status)) out.own_body = std::move(response.body);
}

}  // namespace

FileHandle::~FileHandle() {
  if (descriptor_ >= 0) ::close(descriptor_);
}

std::size_t read_file(Outgoing& out, char* to, std::size_t at_most) {
  std::size_t done = 0;
  while (done < at_most) {
    const auto got = ::pread(out.file.get(), to + done, at_most - done, off_t(out.offset));
    if (got < 0 && errno == EINTR) continue;
    if (got <= 0) break;
    done += std::size_t(got);
    out.offset += std::uint64_t(got);
  }
  return done;
}

bool has_header(const Response& response, std::string_view name) {
  return std::ranges::any_of(response.headers,
                             [&](const auto& header) { return same_word(header.first, name); });
}

std::string_view header_of(const Response& response, std::string_view name) {
  for (const auto& [key, value] : response.headers)
    if (same_word(key, name)) return value;
  return {};
}

bool is_compressible(const Response& response) {
  const std::string_view type = header_of(response, "content-type");
  return type.starts_with("text/") || type.starts_with("application/json") ||
         type.starts_with("application/atom+xml") || type.starts_with("application/xml") ||
         type.starts_with("application/javascript") || type.starts_with("image/svg+xml");
}

// Compared weakly, as RFC 9110 asks of If-None-Match.
bool etag_matches(std::string_view if_none_match, std::string_view etag) {
  if (etag.empty() || if_none_match.empty()) return false;
  if (trim(if_none_match) == "*") return true;
  if (etag.starts_with("W/")) etag.remove_prefix(2);
  const auto found = if_none_match.find(etag);  // the quotes keep it from matching inside another
  return found != if_none_match.npos;
}

Wishes wishes_of(const Request& request) {
  Wishes wishes;
  wishes.head_only = request.method == "HEAD";
  const bool reads = wishes.head_only || request.method == "GET";
  wishes.accept_encoding = request.header("accept-encoding");
  if (reads) wishes.if_none_match = request.header("if-none-match");
  if (request.method == "GET") wishes.range = request.header("range");
  wishes.if_range = request.header("if-range");
  return wishes;
}

std::string head_of(const Response& response, std::uint64_t content_length) {
  std::string head;
  head.reserve(1024);
  head.append("HTTP/1.1 ").append(std::to_string(response.status)).append(" ");
  head.append(reason_of(response.status)).append("\r\n");
  for (const auto& [name, value] : response.headers)
    if (!same_word(name, "content-length")) append_header(head, name, value);
  for (const auto& [name, value] : always)
    if (!has_header(response, name)) append_header(head, name, value);
  if (!has_no_body(response.status))
    head.append("content-length: ").append(std::to_string(content_length)).append("\r\n");
  return head;
}

void prepare(Response response, const Wishes& wishes, Outgoing& out) {
  if (response.cached) return prepare_cached(std::move(response.cached), wishes, out);
  if (response.file.empty()) {
    prepare_body(response, wishes, out);
  } else {
    prepare_file(response, wishes, out);
  }
  out.status = response.status;
  out.head = out.own_head;
  out.body = out.own_body;
}

void prepare_cached(std::shared_ptr<const CachedBody> cached, const Wishes& wishes, Outgoing& out) {
  const EncodedBody& encoded = cached->best_for(wishes.accept_encoding);
  if (!wishes.if_none_match.empty() && cached->matches(wishes.if_none_match)) {
    out.status = 304;
    out.head = encoded.not_modified;
  } else {
    out.head = encoded.head;
    if (!wishes.head_only) out.body = encoded.body;
  }
  out.cached = std::move(cached);
}

}  // namespace http
