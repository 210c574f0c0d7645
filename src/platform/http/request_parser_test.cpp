#include "platform/http/request_parser.h"

#include <gtest/gtest.h>

#include "platform/http/head_scan.h"

namespace http {
namespace {

using Found = HeadScan::Found;

TEST(HeadScan, finds_the_end_wherever_the_network_cuts) {
  const std::string head = "\r\nGET /a HTTP/1.1\r\nHost: a\r\n\r\n";
  const std::string bytes = head + "GET /b HTTP/1.1\r\n";
  for (std::size_t cut = 0; cut <= bytes.size(); ++cut) {
    HeadScan scan;
    const Found first = scan.step(std::string_view(bytes).substr(0, cut));
    EXPECT_EQ(first, cut < head.size() ? Found::more : Found::end) << cut;
    if (first == Found::more) {
      EXPECT_EQ(scan.step(bytes), Found::end);
    }
    EXPECT_EQ(scan.begin(), 2u);
    EXPECT_EQ(scan.end(), head.size());
  }
}

TEST(HeadScan, refuses_as_soon_as_it_can_tell) {
  for (const auto* bad : {"GET /\r\n", "G\n", "\x16", "GET / HTTP/1.1\n", "GET / HTTP/1.1\r\n ",
                          "GET / HTTP/1.1\r\nA: \x01", "GET /\x80", "GET / HTTP/1.1\rX"}) {
    HeadScan scan;
    EXPECT_EQ(scan.step(bad), Found::bad) << bad;
  }
  HeadScan scan;
  EXPECT_EQ(scan.step("GET / HTTP/2.0\r\n"), Found::bad_version);
}

TEST(RequestParser, reads_what_the_head_says) {
  const std::string bytes =
      "POST /a?b HTTP/1.1\r\nHost: example:80\r\nExpect: 100-Continue\r\nContent-Length: 5\r\nX-A: "
      " spaced out \r\n\r\n";
  RequestParser parser;
  Head head;
  ASSERT_EQ(parser.head(bytes, 10, head), 0);
  EXPECT_EQ(head.method, "POST");
  EXPECT_EQ(head.target, "/a?b");
  EXPECT_TRUE(head.is_1_1);
  EXPECT_TRUE(head.keep_alive);
  EXPECT_TRUE(head.expects_continue);
  EXPECT_TRUE(head.has_body);
  EXPECT_EQ(head.length, 5u);
  EXPECT_EQ(head.header("x-a"), "spaced out");
  EXPECT_EQ(head.header("absent"), "");
}

TEST(RequestParser, takes_a_chunked_body_out_of_its_chunks_wherever_the_network_cuts) {
  const std::string head = "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n";
  const std::string body =
      "3;note=\"x\"\r\nabc\r\n0A\r\n0123456789\r\n0\r\nHost: evil\r\nX-Trailer: t\r\n\r\n";
  const std::string next = "GET /next";
  for (std::size_t cut = 0; cut < body.size(); ++cut) {
    RequestParser parser;
    Head parsed;
    ASSERT_EQ(parser.head(head, 10, parsed), 0);
    std::string content;
    std::string bytes = body.substr(0, cut);
    const auto first = parser.body(bytes, content);
    ASSERT_EQ(first.refused, 0) << cut;
    bytes.erase(0, first.used);
    bytes += body.substr(cut) + next;
    std::size_t used = 0;
    while (!parser.done()) {
      const auto fed = parser.body(std::string_view(bytes).substr(used), content);
      ASSERT_EQ(fed.refused, 0) << cut;
      ASSERT_GT(fed.used, 0u);
      used += fed.used;
    }
    EXPECT_EQ(content, "abc0123456789");
    EXPECT_EQ(bytes.substr(used), next);
    EXPECT_EQ(parsed.headers.size(), 2u) << "a trailer became a header";
  }
}

TEST(RequestParser, stops_at_the_limit_of_the_body) {
  Head head;
  std::string content;
  RequestParser counted;
  ASSERT_EQ(counted.head("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 6\r\n\r\n", 10, head), 0);
  counted.limit_body(5);
  EXPECT_EQ(counted.body("123456", content).refused, 413);

  RequestParser in_chunks;
  ASSERT_EQ(
      in_chunks.head("POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n", 10, head),
      0);
  in_chunks.limit_body(5);
  EXPECT_EQ(in_chunks.body("3\r\nabc", content).refused, 0);
  EXPECT_EQ(in_chunks.body("\r\n3\r\n", content).refused, 413);
}

}  // namespace
}  // namespace http
