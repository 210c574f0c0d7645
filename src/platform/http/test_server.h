// test_server — for tests: a server on a free port that runs while it lives.
#pragma once
#include <thread>

#include "platform/http/raw_client.h"
#include "platform/http/server.h"

namespace http {

inline std::optional<Response> let_in(const Route&, Request&) { return std::nullopt; }

inline Limits small_limits() {
  Limits limits;
  limits.io_threads = 1;
  limits.workers = 2;
  return limits;
}

class TestServer {
 public:
  explicit TestServer(std::vector<Route> routes, Limits limits = small_limits(),
                      ServerHooks hooks = {}, AccessCheck access = let_in, Fallbacks fallbacks = {})
      : server_(Router(std::move(routes), std::move(access), std::move(fallbacks)), limits,
                std::move(hooks)) {
    server_.listen();
    thread_ = std::thread([this] { server_.run(); });
  }
  ~TestServer() {
    stop();
    join();
  }

  unsigned short port() const { return server_.port(); }
  void stop() { server_.stop(); }
  void join() {
    if (thread_.joinable()) thread_.join();
  }
  RawAnswer ask(std::string_view bytes) { return RawClient(port()).ask(bytes); }

 private:
  Server server_;
  std::thread thread_;
};

inline std::string get(std::string_view target, std::string_view headers = "") {
  return "GET " + std::string(target) + " HTTP/1.1\r\nHost: a\r\n" + std::string(headers) + "\r\n";
}
inline std::string post(std::string_view target, std::string_view headers, std::string_view body) {
  return "POST " + std::string(target) +
         " HTTP/1.1\r\nHost: a\r\nContent-Length: " + std::to_string(body.size()) + "\r\n" +
         std::string(headers) + "\r\n" + std::string(body);
}

}  // namespace http
