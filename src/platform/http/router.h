// router — which route answers a method and a path, and what its pages are allowed to be.
#pragma once
#include <map>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "platform/http/http.h"

namespace http {

// Runs on a worker before every handler; an answer refuses. May set request.visitor. Streaming
// routes are checked with the head alone. Whether an unsafe method carries its CSRF token is asked
// here as well.
using AccessCheck = std::function<std::optional<Response>(const Route&, Request&)>;

// The pages for answers that no handler gave: 400, 404, 405, 408, 413, 417, 500, 503 … They show
// request.id, the number to quote. Without `page` (or if it throws) a plain built-in page is sent;
// malformed requests always get that.
struct Fallbacks {
  std::function<Response(int status, const Request&)> page;
};
Response plain_page(int status, std::string_view number);

struct Match {
  const Route* route = nullptr;  // none: nothing answers this method here
  Pairs params;                  // of the path, in order
  std::string
      allowed;  // "GET, HEAD, OPTIONS": what this path answers; empty when there is no such path
};

class Router {
 public:
  // Throws std::invalid_argument naming the route that has no access, no handler, a bad pattern, a
  // twin, …
  Router(std::vector<Route> routes, AccessCheck access, Fallbacks fallbacks);
  Router(const Router&) = delete;  // the tree points into the table
  Router(Router&&) = default;

  // A literal segment wins over {name}, {name} over {rest...}. HEAD is answered by GET.
  Match match(std::string_view method, std::span<const std::string> segments) const;

  std::span<const Route> routes() const { return routes_; }
  std::size_t index_of(const Route& route) const { return std::size_t(&route - routes_.data()); }
  const AccessCheck& access() const { return access_; }
  const Fallbacks& fallbacks() const { return fallbacks_; }

 private:
  using Methods = std::map<std::string, const Route*, std::less<>>;
  struct Node {
    std::map<std::string, Node, std::less<>> literal;
    std::unique_ptr<Node> any;  // {name}
    Methods here;               // when the path ends here
    Methods below;              // {rest...}
  };

  void add(const Route&);
  static const Methods* find(const Node&, std::span<const std::string> segments,
                             std::string_view method);

  std::vector<Route> routes_;
  AccessCheck access_;
  Fallbacks fallbacks_;
  Node root_;
};

}  // namespace http
