#include <gtest/gtest.h>

#include <future>

#include "platform/http/doorway.h"
#include "platform/http/test_server.h"

namespace http {
namespace {

using std::chrono::milliseconds;

Response hello(const Request&) { return text("hello"); }

Limits short_limits() {
  Limits limits = small_limits();
  limits.header_time = milliseconds(40);
  limits.idle_time = milliseconds(40);
  limits.transfer_time = milliseconds(40);
  return limits;
}

TEST(Limits, close_a_connection_that_says_nothing) {
  TestServer server({Route("GET", "/", "public", hello)}, short_limits());
  RawClient silent(server.port());
  EXPECT_TRUE(silent.is_closed());
  RawClient idle(server.port());
  EXPECT_EQ(idle.ask(get("/")).status, 200);
  EXPECT_TRUE(idle.is_closed());
}

TEST(Limits, tell_a_client_whose_head_never_ends_and_close) {
  TestServer server({Route("GET", "/", "public", hello)}, short_limits());
  RawClient slow(server.port());
  EXPECT_EQ(slow.ask("GET / HTTP/1.1\r\nHost: a\r\nX-").status, 408);
  EXPECT_TRUE(slow.is_closed());
}

TEST(Limits, are_not_stretched_by_a_byte_now_and_then) {
  Limits limits = short_limits();
  limits.idle_time = milliseconds(20'000);
  TestServer server({Route("GET", "/", "public", hello)}, limits);
  RawClient dripping(server.port());
  dripping.send("GET / HTTP/1.1\r\nHost: a\r\nX-Long: ");
  // Bytes keep coming for as long as the server takes them; the head is given up all the same.
  while (!dripping.has_answer()) dripping.send("x");
  EXPECT_EQ(dripping.read().status, 408);
}

TEST(Limits, tell_a_client_whose_body_stalls_and_close) {
  TestServer server({Route("POST", "/", "public", hello)}, short_limits());
  RawClient slow(server.port());
  EXPECT_EQ(slow.ask("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 10\r\n\r\nabc").status, 408);
  EXPECT_TRUE(slow.is_closed());
}

TEST(Limits, let_go_of_a_client_that_does_not_read) {
  TestServer server({Route("GET", "/", "public",
                           [](const Request&) { return text(std::string(32 << 20, 'x')); })},
                    short_limits());
  RawClient client(server.port(), 4096);
  client.send(get("/"));
  // Others come and are closed for their silence, one after another, while the first reads nothing.
  for (int i = 0; i < 8; ++i) EXPECT_TRUE(RawClient(server.port()).is_closed());
  EXPECT_LT(client.read().body.size(), std::size_t(32 << 20));
}

TEST(Limits, answer_503_for_a_handler_that_takes_too_long) {
  std::promise<void> release;
  std::shared_future<void> released = release.get_future().share();
  Limits limits = small_limits();
  limits.handling_time = milliseconds(20);
  TestServer server({Route("GET", "/slow", "public",
                           [released](const Request&) {
                             released.wait();
                             return text("late");
                           }),
                     Route("GET", "/", "public", hello)},
                    limits);
  const RawAnswer answer = server.ask(get("/slow"));
  EXPECT_EQ(answer.status, 503);
  EXPECT_EQ(answer.headers.at("connection"), "close");
  EXPECT_EQ(server.ask(get("/")).status, 200) << "the other worker goes on";
  release.set_value();
}

TEST(Limits, answer_503_when_too_many_wait_for_a_worker) {
  Limits limits = small_limits();
  limits.waiting = 0;
  TestServer server({Route("GET", "/", "public", hello)}, limits);
  const RawAnswer answer = server.ask(get("/"));
  EXPECT_EQ(answer.status, 503);
  EXPECT_EQ(answer.headers.at("retry-after"), "5");
}

TEST(Limits, allow_so_many_connections_and_no_more) {
  Limits limits = small_limits();
  limits.connections = 2;
  TestServer server({Route("GET", "/", "public", hello)}, limits);
  RawClient first(server.port()), second(server.port());
  EXPECT_EQ(first.ask(get("/")).status, 200);
  EXPECT_EQ(second.ask(get("/")).status, 200);
  RawClient third(server.port());
  EXPECT_TRUE(third.is_closed());
  EXPECT_EQ(first.ask(get("/")).status, 200);
}

TEST(Doorway, counts_each_address_but_not_the_proxy) {
  Doorway door(100, 2, {"10.0.0.1"});
  const auto a = door.enter("192.0.2.1");
  auto b = door.enter("192.0.2.1");
  EXPECT_TRUE(a && b);
  EXPECT_FALSE(door.enter("192.0.2.1"));
  EXPECT_TRUE(door.enter("192.0.2.2"));
  b.reset();
  EXPECT_TRUE(door.enter("192.0.2.1"));
  std::vector<std::optional<Doorway::Pass>> inside;
  for (int i = 0; i < 10; ++i) {
    EXPECT_TRUE(inside.emplace_back(door.enter("10.0.0.1")));
    EXPECT_TRUE(inside.emplace_back(door.enter("127.0.0.1")));
  }
}

}  // namespace
}  // namespace http
