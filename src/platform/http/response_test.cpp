#include "platform/http/response.h"

#include <brotli/decode.h>
#include <gtest/gtest.h>
#include <zlib.h>

#include <fstream>

#include "platform/http/compress.h"
#include "platform/http/range.h"

namespace http {
namespace {

std::string gunzip(std::string_view packed) {
  z_stream stream{};
  inflateInit2(&stream, 15 + 16);
  std::string out(1 << 20, '\0');
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(packed.data()));
  stream.avail_in = uInt(packed.size());
  stream.next_out = reinterpret_cast<Bytef*>(out.data());
  stream.avail_out = uInt(out.size());
  EXPECT_EQ(inflate(&stream, Z_FINISH), Z_STREAM_END);
  out.resize(stream.total_out);
  inflateEnd(&stream);
  return out;
}

std::string unbrotli(std::string_view packed) {
  std::string out(1 << 20, '\0');
  std::size_t size = out.size();
  EXPECT_EQ(
      BrotliDecoderDecompress(packed.size(), reinterpret_cast<const std::uint8_t*>(packed.data()),
                              &size, reinterpret_cast<std::uint8_t*>(out.data())),
      BROTLI_DECODER_RESULT_SUCCESS);
  out.resize(size);
  return out;
}

std::string a_long_page() {
  std::string page;
  for (int i = 0; i < 200; ++i) page += "<li>行政处罚决定 " + std::to_string(i) + "</li>\n";
  return page;
}

bool has(const Outgoing& out, std::string_view line) {
  return out.head.find(std::string(line) + "\r\n") != std::string_view::npos;
}

TEST(Response, carries_the_security_headers_unless_it_has_its_own) {
  Outgoing out;
  prepare(html("x"), Wishes(), out);
  EXPECT_TRUE(has(out,
                  "content-security-policy: default-src 'none'; script-src 'self'; style-src "
                  "'self'; img-src 'self' "
                  "data: blob:; media-src 'self' blob:; font-src 'self'; connect-src 'self'; "
                  "form-action 'self'; "
                  "base-uri 'none'; frame-ancestors 'none'"));
  EXPECT_TRUE(has(out, "x-content-type-options: nosniff"));
  EXPECT_TRUE(has(out, "referrer-policy: same-origin"));
  EXPECT_TRUE(has(out, "cross-origin-opener-policy: same-origin"));
  EXPECT_TRUE(has(out, "permissions-policy: camera=(self), microphone=(self), geolocation=(self)"));
  EXPECT_TRUE(has(out, "cache-control: no-store"));
  EXPECT_TRUE(has(out, "content-length: 1"));

  Outgoing evidence;
  prepare(html("x").with("Content-Security-Policy", "sandbox; default-src 'none'"), Wishes(),
          evidence);
  EXPECT_TRUE(has(evidence, "Content-Security-Policy: sandbox; default-src 'none'"));
  EXPECT_FALSE(has(evidence, "content-security-policy"));
}

TEST(Response, cannot_be_split_by_a_header_value) {
  Outgoing out;
  prepare(html("x").with("location", "/a\r\nset-cookie: evil=1"), Wishes(), out);
  EXPECT_TRUE(has(out, "location: /a  set-cookie: evil=1"));
}

TEST(Response, is_compressed_when_long_textual_and_not_private) {
  Wishes wishes;
  wishes.accept_encoding = "br, gzip";
  Outgoing out;
  prepare(html(a_long_page()), wishes, out);
  EXPECT_TRUE(has(out, "content-encoding: gzip"));
  EXPECT_TRUE(has(out, "vary: accept-encoding"));
  EXPECT_EQ(gunzip(out.body), a_long_page());

  const auto stays_plain = [&](Response response) {
    Outgoing plain;
    prepare(std::move(response), wishes, plain);
    return plain.head.find("content-encoding") == std::string_view::npos;
  };
  EXPECT_TRUE(stays_plain(html(a_long_page()).with("cache-control", "private, no-store")));
  EXPECT_TRUE(stays_plain(html(a_long_page()).with("set-cookie", "a=b")));
  EXPECT_TRUE(stays_plain(html("short")));
  Response picture;
  picture.body = a_long_page();
  EXPECT_TRUE(stays_plain(picture.with("content-type", "image/png")));
  wishes.accept_encoding = "gzip;q=0, br";
  EXPECT_TRUE(stays_plain(html(a_long_page())));
}

TEST(Response, that_the_reader_has_already_is_304_without_a_body) {
  Wishes wishes;
  wishes.if_none_match = "\"x\", W/\"v1\"";
  Outgoing out;
  prepare(html("page").with("etag", "\"v1\""), wishes, out);
  EXPECT_EQ(out.status, 304);
  EXPECT_EQ(out.body, "");
  EXPECT_TRUE(has(out, "etag: \"v1\""));
  EXPECT_EQ(out.head.find("\r\ncontent-type:"), std::string_view::npos);

  Outgoing newer;
  prepare(html("page").with("etag", "\"v\""), wishes, newer);
  EXPECT_EQ(newer.status, 200);
}

class FileResponse : public ::testing::Test {
 protected:
  FileResponse() { std::ofstream(path) << "0123456789"; }
  Response file() const {
    Response response;
    response.file = path;
    return response;
  }
  const std::string path = ::testing::TempDir() + "/file-response";
};

TEST_F(FileResponse, gives_the_range_asked_for) {
  Wishes wishes;
  wishes.range = "bytes=2-4";
  Outgoing out;
  prepare(file(), wishes, out);
  EXPECT_EQ(out.status, 206);
  EXPECT_EQ(out.body, "234");
  EXPECT_TRUE(has(out, "content-range: bytes 2-4/10"));
  EXPECT_TRUE(has(out, "content-length: 3"));
}

TEST_F(FileResponse, is_whole_when_it_changed_since_the_first_part) {
  Wishes wishes;
  wishes.range = "bytes=2-4";
  wishes.if_range = "\"an older one\"";
  Outgoing out;
  prepare(file(), wishes, out);
  EXPECT_EQ(out.status, 200);
  EXPECT_EQ(out.body, "0123456789");
}

TEST_F(FileResponse, says_when_nothing_lies_in_the_range) {
  Wishes wishes;
  wishes.range = "bytes=10-";
  Outgoing out;
  prepare(file(), wishes, out);
  EXPECT_EQ(out.status, 416);
  EXPECT_TRUE(has(out, "content-range: bytes */10"));
  EXPECT_TRUE(has(out, "content-length: 0"));
}

TEST_F(FileResponse, has_a_tag_that_saves_sending_it_again) {
  Outgoing first;
  prepare(file(), Wishes(), first);
  const auto at = first.head.find("etag: ") + 6;
  const std::string etag(first.head.substr(at, first.head.find("\r\n", at) - at));
  Wishes wishes;
  wishes.if_none_match = etag;
  Outgoing again;
  prepare(file(), wishes, again);
  EXPECT_EQ(again.status, 304);
  EXPECT_EQ(again.body, "");
}

TEST_F(FileResponse, that_is_not_there_or_no_file_is_a_failure) {
  Response absent;
  absent.file = path + "-absent";
  Outgoing out;
  EXPECT_THROW(prepare(absent, Wishes(), out), std::system_error);
  absent.file = ::testing::TempDir();
  EXPECT_THROW(prepare(absent, Wishes(), out), std::system_error);
}

TEST(Range, is_one_range_of_bytes_or_the_whole) {
  const auto is = [](std::string_view header, std::uint64_t offset, std::uint64_t length) {
    const auto range = parse_range(header, 10);
    return range && range->offset == offset && range->length == length;
  };
  EXPECT_TRUE(is("bytes=0-0", 0, 1));
  EXPECT_TRUE(is("bytes=5-", 5, 5));
  EXPECT_TRUE(is("bytes=-3", 7, 3));
  EXPECT_TRUE(is("bytes=-30", 0, 10));
  EXPECT_TRUE(is("bytes=0-18446744073709551616", 0, 10));
  EXPECT_TRUE(is("bytes=10-", 0, 0));
  EXPECT_TRUE(is("bytes=-0", 10, 0));
  for (const auto* whole : {"", "bytes=", "bytes=-", "bytes=4-2", "bytes=a-b", "bytes=0-1,3-4",
                            "items=0-1", "bytes=+1-2", "bytes=1"})
    EXPECT_EQ(parse_range(whole, 10).has_value(), false) << whole;
}

TEST(CachedPage, is_the_same_page_in_every_encoding) {
  const auto cached = make_cached(html(a_long_page()));
  EXPECT_EQ(cached->identity.body, a_long_page());
  EXPECT_EQ(gunzip(cached->gzip.body), a_long_page());
  EXPECT_EQ(unbrotli(cached->brotli.body), a_long_page());
  EXPECT_LT(cached->brotli.body.size(), cached->gzip.body.size());
  EXPECT_NE(cached->identity.etag, cached->gzip.etag);
  EXPECT_EQ(&cached->best_for("gzip, deflate, br"), &cached->brotli);
  EXPECT_EQ(&cached->best_for("br;q=0, gzip"), &cached->gzip);
  EXPECT_EQ(&cached->best_for("deflate"), &cached->identity);
  EXPECT_TRUE(cached->matches(cached->brotli.etag));
}

TEST(CachedPage, is_never_one_person_s) {
  EXPECT_TRUE(is_cacheable(html("x")));
  EXPECT_FALSE(is_cacheable(html("x").with("Set-Cookie", "a=b")));
  EXPECT_FALSE(is_cacheable(html("x", 404)));
  Response file;
  file.file = "/x";
  EXPECT_FALSE(is_cacheable(file));
}

TEST(PageCache, forgets_a_page_when_something_is_published) {
  PageCache cache(1 << 20);
  cache.put("/a", 1, make_cached(html("old")));
  EXPECT_NE(cache.find("/a", 1), nullptr);
  EXPECT_EQ(cache.find("/a", 2), nullptr);
  cache.put("/a", 2, make_cached(html("new")));
  EXPECT_EQ(cache.find("/a", 2)->identity.body, "new");
  EXPECT_EQ(cache.find("/a", 1), nullptr);
}

TEST(PageCache, stays_within_its_bytes_and_lets_the_unused_go) {
  PageCache cache(8 * 40'000);
  const auto page = make_cached(html(std::string(5'000, 'x')));
  cache.put("kept", 1, page);
  for (int i = 0; i < 1000; ++i) {
    cache.put(std::to_string(i), 1, page);
    ASSERT_NE(cache.find("kept", 1), nullptr) << "used after every other";
  }
  EXPECT_EQ(cache.find("0", 1), nullptr);
  EXPECT_NE(cache.find("999", 1), nullptr);
  cache.put("too large", 1, make_cached(html(std::string(50'000, 'x'))));
  EXPECT_EQ(cache.find("too large", 1), nullptr);
}

}  // namespace
}  // namespace http
