#include "site/gate.h"

#include "site/site_for_tests.h"

namespace site {
namespace {

bool changes(const http::Route& route) { return route.method != "GET"; }

using Gates = ASite;

TEST_F(Gates, a_stranger_is_let_in_to_public_routes_only) {
  for (const auto& one : site->routes()) {
    const int expected = one.access == "public" ? 0 : changes(one) ? 403 : 303;
    EXPECT_EQ(ask(one, request(one.method, one.pattern)), expected) << one.method << one.pattern;
  }
}

TEST_F(Gates, every_role_is_let_in_to_exactly_the_routes_that_name_it) {
  int cells = 0;
  for (const auto& one : site->routes())
    for (const auto& [role, cookie] : cookies) {
      auto sent = request(one.method, one.pattern, role);
      if (changes(one)) sent = with_csrf(sent, role);
      const bool named =
          ("|" + one.access.substr(one.access.find(':') + 1) + "|").find("|" + role + "|") !=
          std::string::npos;
      const bool open = one.access == "public" || one.access == "signed_in" || named;
      EXPECT_EQ(ask(one, sent), open ? 0 : 403) << one.method << " " << one.pattern << " " << role;
      ++cells;
    }
  EXPECT_GT(cells, 500);
}

TEST_F(Gates, a_form_without_the_token_of_its_session_is_refused) {
  for (const auto& one : site->routes()) {
    if (!changes(one) || one.access == "public") continue;
    for (const auto& [role, cookie] : cookies) {
      EXPECT_EQ(ask(one, request(one.method, one.pattern, role)), 403) << one.pattern << role;
      auto anothers = request(one.method, one.pattern, role);
      anothers.form.emplace_back("csrf", registry::csrf_of("another session"));
      EXPECT_EQ(ask(one, anothers), 403) << one.pattern << role;
    }
  }
}

TEST_F(Gates, a_form_from_another_site_is_refused_even_where_everybody_may_post) {
  const auto& sign_in = route("POST", "/office/sign-in");
  EXPECT_EQ(ask(sign_in, request("POST", "/office/sign-in")), 0);
  for (const auto& [name, value] :
       {std::pair("origin", "https://elsewhere.example"), std::pair("origin", "null"),
        std::pair("sec-fetch-site", "cross-site")}) {
    auto sent = request("POST", "/office/sign-in");
    sent.headers.emplace_back(name, value);
    EXPECT_EQ(ask(sign_in, sent), 403) << name << value;
  }
}

TEST_F(Gates, the_three_administrators_see_no_case_and_only_one_of_them_grants_roles) {
  const auto& cases = route("GET", "/office/cases");
  const auto& grant = route("POST", "/office/people/{person}/roles");
  for (const auto* admin : {"system_admin", "security_admin", "audit_admin"}) {
    EXPECT_EQ(ask(cases, request("GET", "/office/cases", admin)), 403) << admin;
    const int expected = std::string_view(admin) == "security_admin" ? 0 : 403;
    EXPECT_EQ(ask(grant, with_csrf(request("POST", grant.pattern, admin), admin)), expected);
  }
  for (const auto* other : {"officer", "agency_head", "reviewer", "publisher"})
    EXPECT_EQ(ask(grant, with_csrf(request("POST", grant.pattern, other), other)), 403) << other;
}

TEST_F(Gates, a_session_ends_when_it_was_idle_for_too_long) {
  const auto& office = route("GET", "/office/account");
  EXPECT_EQ(ask(office, request("GET", "/office/account", "officer")), 0);
  clock.set(clock.now() + std::chrono::minutes(31));
  EXPECT_EQ(ask(office, request("GET", "/office/account", "officer")), 303);
}

TEST_F(Gates, a_site_with_an_access_name_that_says_nothing_does_not_start) {
  const auto nothing = [](const http::Request&) { return http::text(""); };
  const page::Show show = [](const http::Request&, page::Page) { return http::text(""); };
  for (const auto* name : {"", "role:", "role:nobody", "role:officer|", "everybody"}) {
    const std::vector<http::Route> routes{http::Route("GET", "/x", name, nothing)};
    EXPECT_THROW(Gate(routes, *house->database, house->accounts, house->roles, clock, show),
                 std::invalid_argument)
        << name;
  }
}

TEST_F(Gates, a_form_sent_twice_is_carried_out_once) {
  int done = 0;
  const auto route = once_only(
      http::Route(
          "POST", "/x", "signed_in",
          [&](const http::Request&) { return http::see_other("/done/" + std::to_string(++done)); }),
      *house->database, clock);
  auto sent = request("POST", "/x");
  sent.person = 1;
  sent.form = {{"idempotency_key", "k1"}, {"text", "甲"}};
  for (int i = 0; i < 3; ++i) EXPECT_EQ(route.handler(sent).headers.front().second, "/done/1");
  sent.form[0].second = "k2";
  EXPECT_EQ(route.handler(sent).headers.front().second, "/done/2");
  EXPECT_EQ(done, 2);
}

}  // namespace
}  // namespace site
