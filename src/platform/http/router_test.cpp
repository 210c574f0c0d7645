#include "platform/http/router.h"

#include <gtest/gtest.h>

#include "platform/http/decode.h"

namespace http {
namespace {

Route page(std::string method, std::string pattern, std::string access = "public") {
  return Route(std::move(method), std::move(pattern), std::move(access),
               [](const Request&) { return Response(); });
}
std::unique_ptr<BodySink> no_sink(const Request&, Response&) { return nullptr; }
std::optional<Response> let_in(const Route&, Request&) { return std::nullopt; }

Router router_of(std::vector<Route> routes) { return Router(std::move(routes), let_in, {}); }

std::string fault_of(std::vector<Route> routes) {
  try {
    router_of(std::move(routes));
  } catch (const std::invalid_argument& fault) {
    return fault.what();
  }
  return {};
}

Match match(const Router& router, std::string_view method, std::string_view path) {
  return router.match(method, parse_target(path)->segments);
}
std::string pattern_of(const Router& router, std::string_view method, std::string_view path) {
  const Match found = match(router, method, path);
  return found.route ? found.route->pattern : "405 " + found.allowed;
}

TEST(Router, does_not_start_with_a_route_without_an_access_rule) {
  EXPECT_EQ(fault_of({page("GET", "/a"), page("POST", "/b", "")}),
            "route POST /b: it has no access rule");
}

TEST(Router, does_not_start_without_an_access_check) {
  EXPECT_THROW(Router({page("GET", "/")}, nullptr, {}), std::invalid_argument);
}

TEST(Router, names_the_route_that_cannot_be_meant) {
  const auto refuses = [](Route route) { return !fault_of({route}).empty(); };
  EXPECT_TRUE(refuses(page("GET", "a")));
  EXPECT_TRUE(refuses(page("GET", "")));
  EXPECT_TRUE(refuses(page("GET", "/{}")));
  EXPECT_TRUE(refuses(page("GET", "/{a}/{a}")));
  EXPECT_TRUE(refuses(page("GET", "/{rest...}/b")));
  EXPECT_TRUE(refuses(page("GET", "/x{a}")));
  EXPECT_TRUE(refuses(page("BREW", "/")));
  EXPECT_TRUE(refuses(Route("GET", "/", "public", Handler())));
  EXPECT_TRUE(refuses(Route("GET", "/", "public", no_sink)));
  EXPECT_TRUE(refuses(page("GET", "/", "signed_in").cached()));
  EXPECT_TRUE(refuses(page("POST", "/").cached()));
  EXPECT_FALSE(refuses(page("GET", "/").cached()));
  EXPECT_FALSE(refuses(Route("PATCH", "/{upload}", "public", no_sink)));
}

TEST(Router, refuses_two_routes_of_one_shape) {
  EXPECT_NE(fault_of({page("GET", "/a/{x}"), page("GET", "/a/{y}")}), "");
  EXPECT_NE(fault_of({page("GET", "/a/{x...}"), page("GET", "/a/{y...}")}), "");
  EXPECT_EQ(fault_of({page("GET", "/a/{x}"), page("POST", "/a/{y}"), page("GET", "/a/{z...}")}),
            "");
}

TEST(Router, prefers_the_literal_then_the_name_then_the_rest) {
  const Router router =
      router_of({page("GET", "/cases/{rest...}"), page("GET", "/cases/{case}"),
                 page("GET", "/cases/new"), page("GET", "/cases/{case}/acts"),
                 page("POST", "/cases/new"), page("POST", "/cases/{case}/acts/{act}")});
  EXPECT_EQ(pattern_of(router, "GET", "/cases/new"), "/cases/new");
  EXPECT_EQ(pattern_of(router, "HEAD", "/cases/7"), "/cases/{case}");
  EXPECT_EQ(pattern_of(router, "GET", "/cases/new/acts"), "/cases/{case}/acts");
  EXPECT_EQ(pattern_of(router, "GET", "/cases/7/acts/8"), "/cases/{rest...}");
  EXPECT_EQ(pattern_of(router, "POST", "/cases/7/acts/8"), "/cases/{case}/acts/{act}");
}

TEST(Router, gives_the_decoded_parts_of_the_path) {
  const Router router = router_of({page("GET", "/{room}/files/{path...}")});
  const Match found = match(router, "GET", "/%E5%85%AC%E7%A4%BA/files/a/b%20c");
  EXPECT_EQ(found.params, (Pairs{{"room", "公示"}, {"path", "a/b c"}}));
}

TEST(Router, never_takes_an_empty_part_for_a_parameter) {
  const Router router =
      router_of({page("GET", "/a/{x}"), page("GET", "/b/{x...}"), page("GET", "/")});
  for (const auto* path : {"/a/", "/b/", "/a", "/a/x/", "//", "/c"})
    EXPECT_EQ(pattern_of(router, "GET", path), "405 ") << path;
  EXPECT_EQ(pattern_of(router, "GET", "/"), "/");
}

TEST(Router, says_which_methods_a_path_answers) {
  const Router router =
      router_of({page("GET", "/a/{x}"), page("POST", "/a/new"), page("PUT", "/b")});
  EXPECT_EQ(match(router, "PUT", "/a/new").allowed, "GET, HEAD, POST, OPTIONS");
  EXPECT_EQ(match(router, "OPTIONS", "/a/new").allowed, "GET, HEAD, POST, OPTIONS");
  EXPECT_EQ(match(router, "GET", "/b").allowed, "PUT, OPTIONS");
  EXPECT_EQ(match(router, "GET", "/nowhere").allowed, "");
}

TEST(Router, shows_its_whole_table) {
  const Router router = router_of({page("GET", "/a"), page("GET", "/b", "role:reviewer")});
  ASSERT_EQ(router.routes().size(), 2u);
  EXPECT_EQ(router.routes()[1].access, "role:reviewer");
  EXPECT_EQ(router.index_of(*match(router, "GET", "/b").route), 1u);
}

}  // namespace
}  // namespace http
