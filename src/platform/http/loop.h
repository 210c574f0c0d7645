// loop — one thread that accepts connections and carries their bytes.
#pragma once
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/steady_timer.hpp>
#include <chrono>
#include <string>
#include <unordered_set>

#include "platform/http/doorway.h"
#include "platform/http/request_parser.h"
#include "platform/http/service.h"

namespace http {

namespace asio = boost::asio;
using asio::ip::tcp;
using Steady = std::chrono::steady_clock;

class Connection;

class Loop {
 public:
  Loop(Service& service, Doorway& doorway);

  // Several loops listen on one address and port; the kernel deals the connections out.
  void listen(const tcp::endpoint& endpoint);
  unsigned short port() const { return acceptor_.local_endpoint().port(); }
  void run();
  void stop();  // from any thread: no new connections, idle ones go, the others finish

  // For connections, on this thread only.
  void add(Connection& connection) { connections_.insert(&connection); }
  void remove(Connection& connection);
  bool stopping() const { return stopping_; }
  std::string_view date_line();  // "date: …\r\n", made once a second
  std::string next_request_id();
  asio::io_context& context() { return context_; }
  Service& service() { return service_; }
  Head& head() { return head_; }  // of the request looked at right now
  std::string& cache_key() { return cache_key_; }

 private:
  void accept();
  void take(tcp::socket socket);
  void accept_again_later();
  void tick();
  void watch_deadlines(Steady::time_point now);
  void begin_to_stop();

  Service& service_;
  Doorway& doorway_;
  asio::io_context context_{1};
  tcp::acceptor acceptor_{context_};
  asio::steady_timer tick_{context_}, accept_later_{context_};
  const std::chrono::milliseconds tick_time_;
  std::unordered_set<Connection*> connections_;
  bool stopping_ = false;
  Steady::time_point force_at_;

  std::time_t date_of_ = 0;
  std::string date_line_;
  Head head_;
  std::string cache_key_;
};

}  // namespace http
