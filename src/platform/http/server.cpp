// server — listens, reads requests within limits, and hands them to the routes.
#include "platform/http/server.h"

#include <sys/resource.h>

#include <algorithm>
#include <deque>
#include <thread>

#include "platform/http/loop.h"

namespace http {
namespace {

constexpr std::size_t kept_for_files = 256;  // descriptors that connections must not take

// Allows itself as many descriptors as the machine gives, and says how many connections fit.
std::size_t connections_that_fit(std::size_t wanted) {
  rlimit limit{};
  if (::getrlimit(RLIMIT_NOFILE, &limit) != 0) return wanted;
  limit.rlim_cur = limit.rlim_max;
  ::setrlimit(RLIMIT_NOFILE, &limit);
  if (::getrlimit(RLIMIT_NOFILE, &limit) != 0) return wanted;
  const std::size_t fit =
      limit.rlim_cur > 2 * kept_for_files ? limit.rlim_cur - kept_for_files : limit.rlim_cur / 2;
  return std::min(wanted, fit);
}

unsigned loops_of(const Limits& limits) {
  if (limits.io_threads) return limits.io_threads;
  return std::clamp(std::thread::hardware_concurrency(), 1u, 8u);
}

}  // namespace

struct Server::State {
  State(Router router, Limits limits, ServerHooks hooks)
      : service(std::move(router), limits, std::move(hooks)),
        doorway(connections_that_fit(limits.connections), limits.connections_per_peer,
                service.hooks.trusted_proxies) {
    for (unsigned i = 0; i < loops_of(limits); ++i) loops.emplace_back(service, doorway);
  }

  Service service;
  Doorway doorway;
  std::deque<Loop> loops;
  unsigned short port = 0;
};

Server::Server(Router router, Limits limits, ServerHooks hooks)
    : state_(std::make_unique<State>(std::move(router), limits, std::move(hooks))) {}

Server::~Server() { state_->service.workers.stop(); }

void Server::listen(const std::string& address, unsigned short port) {
  tcp::endpoint endpoint(asio::ip::make_address(address), port);
  for (Loop& loop : state_->loops) {
    loop.listen(endpoint);
    endpoint.port(loop.port());
  }
  state_->port = endpoint.port();
}

unsigned short Server::port() const { return state_->port; }

void Server::run() {
  std::vector<std::thread> others;
  for (std::size_t i = 1; i < state_->loops.size(); ++i)
    others.emplace_back([&loop = state_->loops[i]] { loop.run(); });
  state_->loops.front().run();
  for (auto& thread : others) thread.join();
  state_->service.workers.stop();
}

void Server::stop() {
  for (Loop& loop : state_->loops) loop.stop();
}

}  // namespace http
