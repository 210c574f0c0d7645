// site — the whole of the web site: every route of every room behind one gate, in one frame.
#pragma once
#include <atomic>
#include <memory>

#include "platform/http/router.h"
#include "site/frame.h"
#include "site/gate.h"
#include "site/house.h"

namespace site {

class Site {
 public:
  explicit Site(House&);  // throws when a route's access name says nothing
  Site(const Site&) = delete;
  ~Site();

  // The routes, gate and error pages, for the server. The site must outlive it.
  http::Router router();
  const std::vector<http::Route>& routes() const { return routes_; }
  const Gate& gate() const { return *gate_; }

  // Changes when something is published or the day does: the version of the page cache.
  std::uint64_t public_version() const;
  // Looks how long the public log is now; another process may have published too.
  void look_at_public_log();

 private:
  http::Response problem(int status, const http::Request&) const;

  House& house_;
  FrameParts parts_;
  page::Show show_;
  struct Desks;  // what the pages of each room work with
  std::unique_ptr<Desks> desks_;
  std::vector<http::Route> routes_;
  std::unique_ptr<Gate> gate_;
  std::atomic<std::int64_t> published_ = 0;
};

}  // namespace site
