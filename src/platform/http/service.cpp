// service — what all connections of a server share.
#include "platform/http/service.h"

#include <algorithm>
#include <thread>

namespace http {
namespace {

constexpr std::array<std::string_view, 5> classes{"1xx", "2xx", "3xx", "4xx", "5xx"};

unsigned workers_of(const Limits& limits) {
  return limits.workers ? limits.workers : std::max(4u, 2 * std::thread::hardware_concurrency());
}

}  // namespace

Traffic::Traffic(std::span<const Route> routes)
    : connections(logging::gauge("sanzhi_http_connections", "Open connections.")),
      from_cache(logging::counter("sanzhi_http_cached_total", "Answers from the page cache.")) {
  for (const Route& route : routes) rows_.push_back(row(route.method, route.pattern));
  rows_.push_back(row("", "(none)"));
}

Traffic::Row Traffic::row(std::string_view method, std::string_view pattern) {
  Row made{{},
           logging::histogram("sanzhi_http_request_seconds", "Time from head to answer.",
                              {{"method", method}, {"route", pattern}})};
  for (const auto status : classes)
    made.by_class.push_back(
        logging::counter("sanzhi_http_requests_total", "Answered requests.",
                         {{"method", method}, {"route", pattern}, {"status", status}}));
  return made;
}

void Traffic::count(std::size_t route, int status, double seconds) const {
  const Row& there = rows_[route];
  there.by_class[std::size_t(std::clamp(status / 100, 1, 5) - 1)].add();
  there.seconds.observe(seconds);
}

Service::Service(Router router_, Limits limits_, ServerHooks hooks_)
    : router(std::move(router_)),
      limits(limits_),
      hooks(std::move(hooks_)),
      traffic(router.routes()),
      cache(limits.page_cache_bytes),
      workers(workers_of(limits), limits.waiting) {}

}  // namespace http
