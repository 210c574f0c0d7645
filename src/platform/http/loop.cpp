// loop — one thread that accepts connections and carries their bytes.
#include "platform/http/loop.h"

#include <sys/socket.h>

#include <algorithm>
#include <atomic>
#include <boost/asio/post.hpp>
#include <ctime>
#include <random>

#include "platform/http/connection.h"
#include "platform/log/log.h"

namespace http {
namespace {

using std::chrono::milliseconds;
using reuse_port = asio::detail::socket_option::boolean<SOL_SOCKET, SO_REUSEPORT>;

constexpr int waiting_to_be_accepted = 4096;

// Deadlines are looked at, not waited for one by one: often enough for the shortest, seldom enough
// to cost nothing.
milliseconds tick_time(const Limits& limits) {
  const auto shortest =
      std::min({limits.header_time, limits.idle_time, limits.transfer_time, limits.stop_time});
  return std::clamp(shortest / 4, milliseconds(5), milliseconds(500));
}

// Short enough to be read out over the telephone, different for each start of the program.
std::string make_request_id() {
  static const unsigned start = std::random_device{}() & 0xFFFFFFu;
  static std::atomic<unsigned> count{0};
  char id[24];
  std::snprintf(id, sizeof id, "%06x-%06x", start, count.fetch_add(1) & 0xFFFFFFu);
  return id;
}

}  // namespace

Loop::Loop(Service& service, Doorway& doorway)
    : service_(service), doorway_(doorway), tick_time_(tick_time(service.limits)) {}

void Loop::listen(const tcp::endpoint& endpoint) {
  acceptor_.open(endpoint.protocol());
  acceptor_.set_option(tcp::acceptor::reuse_address(true));
  acceptor_.set_option(reuse_port(true));
  acceptor_.bind(endpoint);
  acceptor_.listen(waiting_to_be_accepted);
  acceptor_.non_blocking(true);
}

void Loop::run() {
  accept();
  tick();
  context_.run();
}

void Loop::accept() {
  acceptor_.async_accept([this](boost::system::error_code error, tcp::socket socket) {
    if (stopping_ || error == asio::error::operation_aborted) return;
    if (error) return accept_again_later();
    take(std::move(socket));
    accept();
  });
}

// Out of descriptors: the connection waits in the kernel until there is one.
void Loop::accept_again_later() {
  accept_later_.expires_after(milliseconds(100));
  accept_later_.async_wait([this](boost::system::error_code error) {
    if (!error && !stopping_) accept();
  });
}

void Loop::take(tcp::socket socket) {
  boost::system::error_code error;
  const auto peer = socket.remote_endpoint(error);
  if (error) return;
  auto pass = doorway_.enter(peer.address().to_string());
  if (!pass) return;  // closing it is the answer that costs least
  socket.set_option(tcp::no_delay(true), error);
  socket.non_blocking(true, error);
  std::make_shared<Connection>(*this, std::move(socket), std::move(*pass))->start();
}

void Loop::remove(Connection& connection) {
  connections_.erase(&connection);
  if (stopping_ && connections_.empty()) tick_.cancel();
}

void Loop::tick() {
  if (stopping_ && connections_.empty()) return;
  tick_.expires_after(tick_time_);
  tick_.async_wait([this](boost::system::error_code) {
    watch_deadlines(Steady::now());
    tick();
  });
}

void Loop::watch_deadlines(Steady::time_point now) {
  const bool force = stopping_ && now >= force_at_;
  for (Connection* connection : connections_) {
    if (force) {
      connection->cut();
    } else if (now >= connection->deadline()) {
      connection->expire();
    }
  }
}

void Loop::stop() {
  asio::post(context_, [this] { begin_to_stop(); });
}

void Loop::begin_to_stop() {
  if (stopping_) return;
  // Who was let in by the kernel before we close the door is still served.
  boost::system::error_code error;
  while (acceptor_.is_open() && !error) {
    tcp::socket socket(context_);
    acceptor_.accept(socket, error);
    if (!error) take(std::move(socket));
  }
  stopping_ = true;
  force_at_ = Steady::now() + service_.limits.stop_time;
  acceptor_.close(error);
  accept_later_.cancel();
  for (Connection* connection : connections_) connection->wind_down();
  if (connections_.empty()) tick_.cancel();
}

std::string_view Loop::date_line() {
  if (const std::time_t now = std::time(nullptr); now != date_of_) {
    date_of_ = now;
    std::tm utc{};
    gmtime_r(&now, &utc);
    char line[64];
    date_line_.assign(line,
                      std::strftime(line, sizeof line, "date: %a, %d %b %Y %T GMT\r\n", &utc));
  }
  return date_line_;
}

std::string Loop::next_request_id() { return make_request_id(); }

}  // namespace http
