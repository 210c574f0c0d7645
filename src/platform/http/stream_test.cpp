#include <gtest/gtest.h>

#include <future>

#include "platform/http/test_server.h"

namespace http {
namespace {

struct Taken {
  std::string bytes;
  std::promise<std::string> aborted;
  std::size_t most = std::string::npos;
};

class Keep final : public BodySink {
 public:
  explicit Keep(Taken& taken) : taken_(taken) {}
  bool write(std::span<const char> bytes) override {
    if (taken_.bytes.empty() && taken_.most == 0) throw std::runtime_error("no space left");
    taken_.bytes.append(bytes.data(), bytes.size());
    return taken_.bytes.size() <= taken_.most;
  }
  Response finish() override {
    const bool whole = taken_.bytes.size() <= taken_.most;
    return text(std::to_string(taken_.bytes.size()), whole ? 200 : 409);
  }
  void aborted() override { taken_.aborted.set_value(taken_.bytes); }

 private:
  Taken& taken_;
};

class Stream : public ::testing::Test {
 protected:
  std::unique_ptr<BodySink> open(const Request& head, Response& refusal) {
    if (head.param("upload") != "unknown") return std::make_unique<Keep>(taken);
    refusal = text("没有这个上传", 404);
    return nullptr;
  }
  std::string patch(std::string_view upload, std::string_view body) {
    return "PATCH /" + std::string(upload) +
           " HTTP/1.1\r\nHost: a\r\nContent-Length: " + std::to_string(body.size()) + "\r\n\r\n" +
           std::string(body);
  }

  Taken taken;
  Limits limits = small_limits();
  std::vector<Route> routes{
      Route("PATCH", "/{upload}", "public",
            [this](const Request& head, Response& refusal) { return open(head, refusal); })};
};

TEST_F(Stream, brings_every_byte_in_order) {
  std::string body;
  for (int i = 0; i < 500'000; ++i) body += std::to_string(i);
  TestServer server(routes, limits);
  RawClient client(server.port());
  EXPECT_EQ(client.ask(patch("7", body)).body, std::to_string(body.size()));
  EXPECT_EQ(taken.bytes, body);
  taken.bytes.clear();
  EXPECT_EQ(client.ask(patch("7", "more")).body, "4") << "the connection goes on";
  EXPECT_EQ(client.ask(patch("7", "")).body, "4") << "an empty body is a body";
}

TEST_F(Stream, keeps_what_was_delivered_when_the_sender_goes_away) {
  TestServer server(routes, limits);
  RawClient client(server.port());
  client.send(patch("7", std::string(100'000, 'x')).substr(0, 60'000));
  client.close();
  const std::string delivered = taken.aborted.get_future().get();
  EXPECT_GT(delivered.size(), 59'000u);
  EXPECT_LT(delivered.size(), 60'000u);
}

TEST_F(Stream, keeps_what_was_delivered_when_the_sender_stalls) {
  limits.transfer_time = std::chrono::milliseconds(40);
  TestServer server(routes, limits);
  RawClient client(server.port());
  client.send(patch("7", "abcdef").substr(0, patch("7", "abcdef").size() - 3));
  EXPECT_EQ(client.read().status, 408);
  EXPECT_EQ(taken.aborted.get_future().get(), "abc");
}

TEST_F(Stream, may_be_refused_by_its_head) {
  TestServer server(routes, limits);
  RawClient client(server.port());
  const RawAnswer answer = client.ask(
      "PATCH /unknown HTTP/1.1\r\nHost: a\r\nExpect: 100-continue\r\nContent-Length: 5\r\n\r\n");
  EXPECT_EQ(answer.status, 404) << "without an invitation to send the body";
  EXPECT_EQ(answer.body, "没有这个上传");
  EXPECT_TRUE(client.is_closed());
}

TEST_F(Stream, is_checked_for_access_by_its_head) {
  const AccessCheck nobody = [](const Route&, Request&) {
    return std::optional(text("not for you", 403));
  };
  TestServer server(routes, limits, {}, nobody);
  EXPECT_EQ(server.ask(patch("7", "abc")).status, 403);
  EXPECT_EQ(taken.bytes, "");
}

TEST_F(Stream, ends_when_its_sink_wants_no_more) {
  taken.most = 1000;
  TestServer server(routes, limits);
  RawClient client(server.port());
  EXPECT_EQ(client.ask(patch("7", std::string(2'000'000, 'x'))).status, 409);
  EXPECT_TRUE(client.is_closed());
}

TEST_F(Stream, ends_with_an_apology_when_its_sink_fails) {
  taken.most = 0;
  TestServer server(routes, limits);
  EXPECT_EQ(server.ask(patch("7", "abc")).status, 500);
}

TEST_F(Stream, is_refused_beyond_its_limit) {
  limits.stream_bytes = 10;
  TestServer server(routes, limits);
  EXPECT_EQ(server.ask(patch("7", "0123456789")).status, 200);
  EXPECT_EQ(server.ask(patch("7", "0123456789a")).status, 413);
}

}  // namespace
}  // namespace http
