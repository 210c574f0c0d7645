// router — which route answers a method and a path, and what its pages are allowed to be.
#include "platform/http/router.h"

#include <algorithm>
#include <array>
#include <set>
#include <stdexcept>

namespace http {
namespace {

constexpr std::array<std::string_view, 5> methods{"GET", "POST", "PUT", "PATCH", "DELETE"};

std::vector<std::string_view> split(std::string_view pattern) {
  std::vector<std::string_view> segments;
  while (!pattern.empty()) {
    pattern.remove_prefix(1);
    const auto end = std::min(pattern.find('/'), pattern.size());
    segments.push_back(pattern.substr(0, end));
    pattern.remove_prefix(end);
  }
  return segments;
}

bool is_rest(std::string_view segment) {
  return segment.starts_with('{') && segment.ends_with("...}");
}
bool is_any(std::string_view segment) {
  return segment.starts_with('{') && segment.ends_with('}') && !is_rest(segment);
}
std::string_view name_in(std::string_view segment) {
  return segment.substr(1, segment.size() - (is_rest(segment) ? 5 : 2));
}

std::string_view fault_of_pattern(std::string_view pattern) {
  if (!pattern.starts_with('/')) return "its pattern does not start with a slash";
  std::set<std::string_view> names;
  const auto segments = split(pattern);
  for (const auto& segment : segments) {
    if (is_rest(segment) && &segment != &segments.back())
      return "only the last part of a pattern may be {rest...}";
    if (is_rest(segment) || is_any(segment)) {
      if (name_in(segment).empty()) return "a part of its pattern has no name";
      if (!names.insert(name_in(segment)).second) return "two parts of its pattern share a name";
    } else if (segment.find_first_of("{}") != segment.npos) {
      return "a brace stands inside a part of its pattern";
    }
  }
  return {};
}

std::string_view fault_of(const Route& route) {
  if (route.access.empty()) return "it has no access rule";
  if (std::ranges::find(methods, route.method) == methods.end()) return "its method is not served";
  if (!route.handler == !route.stream) return "it needs either a handler or a stream";
  if (route.stream && (route.method == "GET" || route.method == "DELETE"))
    return "a stream needs a method with a body";
  if (route.cacheable && (route.method != "GET" || route.access != "public"))
    return "only public GET pages may be cached";
  return fault_of_pattern(route.pattern);
}

[[noreturn]] void refuse(const Route& route, std::string_view fault) {
  throw std::invalid_argument("route " + route.method + " " + route.pattern + ": " +
                              std::string(fault));
}

Pairs params_of(std::string_view pattern, std::span<const std::string> segments) {
  Pairs params;
  std::size_t i = 0;
  for (const auto part : split(pattern)) {
    if (is_any(part)) params.emplace_back(name_in(part), segments[i]);
    if (is_rest(part)) {
      std::string rest = segments[i];
      for (const auto& segment : segments.subspan(i + 1)) rest.append("/").append(segment);
      params.emplace_back(name_in(part), std::move(rest));
    }
    ++i;
  }
  return params;
}

}  // namespace

Router::Router(std::vector<Route> routes, AccessCheck access, Fallbacks fallbacks)
    : routes_(std::move(routes)), access_(std::move(access)), fallbacks_(std::move(fallbacks)) {
  if (!access_) throw std::invalid_argument("router: there is no access check");
  for (const Route& route : routes_) {
    if (const auto fault = fault_of(route); !fault.empty()) refuse(route, fault);
    add(route);
  }
}

void Router::add(const Route& route) {
  Node* node = &root_;
  bool rest = false;
  for (const auto part : split(route.pattern)) {
    if (is_rest(part)) {
      rest = true;
    } else if (is_any(part)) {
      if (!node->any) node->any = std::make_unique<Node>();
      node = node->any.get();
    } else {
      node = &node->literal[std::string(part)];
    }
  }
  if (!(rest ? node->below : node->here).emplace(route.method, &route).second)
    refuse(route, "another route has the same method and shape");
}

// The best place for this path that knows the method.
const Router::Methods* Router::find(const Node& node, std::span<const std::string> segments,
                                    std::string_view method) {
  const auto fits = [&](const Methods& there) { return there.contains(method); };
  if (segments.empty()) return fits(node.here) ? &node.here : nullptr;

  const std::string& next = segments.front();
  if (const auto literal = node.literal.find(next); literal != node.literal.end())
    if (const auto* found = find(literal->second, segments.subspan(1), method)) return found;
  if (next.empty()) return nullptr;  // a parameter is never an empty text
  if (node.any)
    if (const auto* found = find(*node.any, segments.subspan(1), method)) return found;
  return fits(node.below) ? &node.below : nullptr;
}

Match Router::match(std::string_view method, std::span<const std::string> segments) const {
  const std::string_view served = method == "HEAD" ? "GET" : method;
  Match match;
  if (const auto* there = served == "OPTIONS" ? nullptr : find(root_, segments, served)) {
    match.route = there->find(served)->second;
    match.params = params_of(match.route->pattern, segments);
    return match;
  }
  for (const auto candidate : methods)
    if (find(root_, segments, candidate)) {
      match.allowed.append(candidate).append(", ");
      if (candidate == "GET") match.allowed.append("HEAD, ");
    }
  if (!match.allowed.empty()) match.allowed.append("OPTIONS");
  return match;
}

}  // namespace http
