#include <gtest/gtest.h>

#include <atomic>
#include <fstream>

#include "platform/http/test_server.h"

namespace http {
namespace {

class CachedPages : public ::testing::Test {
 protected:
  Response list(const Request& request) {
    ++rendered;
    return html("<p>" + std::string(request.q("page")) +
                (request.wants_fragment() ? " part" : " whole") + "</p>");
  }

  std::atomic<int> rendered{0}, asked{0};
  std::atomic<std::uint64_t> version{1};
  std::string seen;
  TestServer server{
      {Route("GET", "/list", "public", [this](const Request& request) { return list(request); })
           .cached(),
       Route("GET", "/plain", "public", [this](const Request& request) { return list(request); }),
       Route("GET", "/nosy", "public",
             [this](const Request& request) {
               seen = std::string(request.cookie("session")) + std::string(request.header("host")) +
                      request.peer + (request.visitor.has_value() ? "visitor" : "");
               return html("x");
             })
           .cached(),
       Route("GET", "/cookie", "public",
             [this](const Request&) {
               ++rendered;
               return html("x").with("set-cookie", "a=b");
             })
           .cached()},
      small_limits(),
      {.public_version = [this] { return version.load(); }},
      [this](const Route&, Request& request) -> std::optional<Response> {
        ++asked;
        request.visitor = 7;
        return std::nullopt;
      }};
};

TEST_F(CachedPages, are_rendered_once_until_something_is_published) {
  EXPECT_EQ(server.ask(get("/list?page=1")).body, "<p>1 whole</p>");
  EXPECT_EQ(server.ask(get("/list?page=1")).body, "<p>1 whole</p>");
  EXPECT_EQ(rendered, 1);
  EXPECT_EQ(asked, 1);
  EXPECT_EQ(server.ask(get("/list?page=2")).body, "<p>2 whole</p>");
  EXPECT_EQ(server.ask(get("/list?page=1", "HX-Request: true\r\n")).body, "<p>1 part</p>");
  EXPECT_EQ(rendered, 3);
  version = 2;
  EXPECT_EQ(server.ask(get("/list?page=1")).body, "<p>1 whole</p>");
  EXPECT_EQ(rendered, 4);
}

TEST_F(CachedPages, look_like_those_that_are_not_cached) {
  RawAnswer first = server.ask(get("/list")), cached = server.ask(get("/list")),
            plain = server.ask(get("/plain"));
  EXPECT_EQ(first.body, plain.body);
  EXPECT_EQ(cached.body, plain.body);
  for (const auto* name :
       {"content-security-policy", "x-content-type-options", "referrer-policy",
        "permissions-policy", "cross-origin-opener-policy", "content-type", "content-length"}) {
    EXPECT_EQ(cached.headers[name], plain.headers[name]) << name;
    EXPECT_NE(cached.headers[name], "") << name;
  }
  EXPECT_EQ(first.headers["etag"], cached.headers["etag"]);
  EXPECT_NE(cached.headers["date"], "");
}

TEST_F(CachedPages, are_not_sent_again_to_who_has_them) {
  RawClient client(server.port());
  const std::string etag = client.ask(get("/list")).headers.at("etag");
  const RawAnswer again = client.ask(get("/list", "If-None-Match: " + etag + "\r\n"));
  EXPECT_EQ(again.status, 304);
  EXPECT_EQ(again.headers.at("etag"), etag);
  const RawAnswer head = client.ask("HEAD /list HTTP/1.1\r\nHost: a\r\n\r\n");
  EXPECT_EQ(head.headers.at("content-length"), "13");
  EXPECT_EQ(client.ask(get("/list")).body, "<p> whole</p>");
}

TEST_F(CachedPages, are_made_for_nobody_in_particular) {
  server.ask(get("/nosy", "Cookie: session=secret\r\n"));
  EXPECT_EQ(seen, "");
}

TEST_F(CachedPages, never_hold_a_cookie) {
  EXPECT_EQ(server.ask(get("/cookie")).headers.at("set-cookie"), "a=b");
  server.ask(get("/cookie"));
  EXPECT_EQ(rendered, 2);
}

TEST_F(CachedPages, are_not_kept_for_somebody_s_long_query) {
  const std::string request = get("/list?page=" + std::string(300, 'x'));
  server.ask(request);
  server.ask(request);
  EXPECT_EQ(rendered, 2);
}

TEST(Files, are_streamed_whole_or_in_part) {
  const std::string path = ::testing::TempDir() + "/streamed-file";
  std::string content;
  for (int i = 0; content.size() < 1'000'000; ++i) content += std::to_string(i);
  std::ofstream(path) << content;
  TestServer server({Route("GET", "/file", "public",
                           [path](const Request&) {
                             Response response;
                             response.file = path;
                             return response;
                           }),
                     Route("GET", "/absent", "public", [path](const Request&) {
                       Response response;
                       response.file = path + "-absent";
                       return response;
                     })});
  RawClient client(server.port());
  EXPECT_EQ(client.ask(get("/file")).body, content);
  const RawAnswer part = client.ask(get("/file", "Range: bytes=1000-700999\r\n"));
  EXPECT_EQ(part.status, 206);
  EXPECT_EQ(part.body, content.substr(1000, 700'000));
  EXPECT_EQ(client.ask(get("/file", "Range: bytes=-5\r\n")).body,
            content.substr(content.size() - 5));
  EXPECT_EQ(client.ask("HEAD /file HTTP/1.1\r\nHost: a\r\n\r\n").headers.at("content-length"),
            std::to_string(content.size()));
  EXPECT_EQ(client.ask(get("/absent")).status, 500);
}

}  // namespace
}  // namespace http
