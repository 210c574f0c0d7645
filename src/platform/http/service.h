// service — what all connections of a server share.
#pragma once
#include <array>
#include <vector>

#include "platform/http/page_cache.h"
#include "platform/http/router.h"
#include "platform/http/server.h"
#include "platform/http/worker_pool.h"
#include "platform/log/metrics.h"

namespace http {

// Counts and times requests by route; the last row is for those that no route took.
class Traffic {
 public:
  explicit Traffic(std::span<const Route> routes);
  void count(std::size_t route, int status, double seconds) const;
  std::size_t no_route() const { return rows_.size() - 1; }

  const logging::Gauge connections;
  const logging::Counter from_cache;

 private:
  struct Row {
    std::vector<logging::Counter> by_class;  // 1xx … 5xx
    logging::Histogram seconds;
  };
  static Row row(std::string_view method, std::string_view pattern);

  std::vector<Row> rows_;
};

struct Service {
  Service(Router router_, Limits limits_, ServerHooks hooks_);

  const Router router;
  const Limits limits;
  const ServerHooks hooks;
  const Traffic traffic;
  PageCache cache;
  WorkerPool workers;
};

}  // namespace http
