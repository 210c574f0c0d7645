// server — listens, reads requests within limits, and hands them to the routes.
#pragma once
#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "platform/http/router.h"

namespace http {

struct Limits {
  std::size_t header_bytes = 16 << 10;                 // else 431
  std::size_t target_bytes = 8 << 10;                  // else 414
  std::size_t headers = 100;                           // else 431
  std::int64_t form_bytes = 1 << 20;                   // body of an ordinary route, else 413
  std::int64_t upload_bytes = 64 << 20;                // body of a route with uploads
  std::int64_t stream_bytes = std::int64_t{16} << 30;  // body of a streaming route
  std::size_t form_fields = 2000;  // pairs of a query or form, parts of a multipart body

  std::chrono::milliseconds header_time{10'000};  // from the first byte to the end of the head
  std::chrono::milliseconds idle_time{75'000};    // between requests
  std::chrono::milliseconds transfer_time{
      20'000};                        // for a body or an answer, plus one second for every
  std::int64_t minimum_rate = 1'000;  // so many bytes; also the longest pause
  std::chrono::milliseconds handling_time{
      30'000};                                  // of a handler, else 503; the work itself goes on
  std::chrono::milliseconds stop_time{30'000};  // for running requests once stop() was called

  std::size_t connections = 16'000;
  std::size_t connections_per_peer = 1'000;  // not for loopback and trusted proxies
  unsigned io_threads = 0;                   // 0: one for each core, at most eight
  unsigned workers = 0;                      // 0: twice the cores, at least four
  std::size_t waiting = 1'000;               // requests waiting for a worker, else 503
  std::size_t page_cache_bytes = 64 << 20;
};

struct ServerHooks {
  std::function<std::uint64_t()>
      public_version;  // changes when something is published; unset: nothing is cached
  std::string temporary_folder = "/tmp";  // for uploads while they come in
  // Addresses whose X-Forwarded-For and X-Forwarded-Proto are believed.
  std::vector<std::string> trusted_proxies = {};
};

class Server {
 public:
  Server(Router router, Limits limits, ServerHooks hooks);
  ~Server();

  // Throws std::system_error when the address cannot be had. Port 0 takes a free one.
  void listen(const std::string& address = "127.0.0.1", unsigned short port = 0);
  unsigned short port() const;
  void run();   // serves until stop() and the last request; call once, after listen()
  void stop();  // from any thread, not from a signal handler; new connections are refused at once

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace http
