#include "site/sign_in_pages.h"

#include "site/gate.h"

namespace json = boost::json;

namespace site {
namespace {

std::string cookie_for(const std::string& token, const http::Request& request) {
  return std::string(registry::session_cookie) + "=" + token +
         "; Path=/; HttpOnly; SameSite=Strict" + (request.secure ? "; Secure" : "");
}

// Never to another host: a path that begins with one slash.
std::string next_of(std::string_view next) {
  const bool own = next.starts_with("/office") && next.find('\\') == next.npos;
  return own ? std::string(next) : "/office";
}

json::object empty_form() {
  return {{"errors", json::array()}, {"csrf", ""},       {"next", "/office"},
          {"typed_name", nullptr},   {"once", nullptr},  {"once_token", nullptr},
          {"code_asked", false},     {"locked", nullptr}};
}

class SignInPages {
 public:
  SignInPages(House& house, const page::Show& show) : house_(house), show_(show) {}

  http::Response form(const http::Request& request) const {
    auto model = empty_form();
    model["next"] = next_of(request.q("next"));
    return shown(request, std::move(model), 200);
  }

  http::Response sign_in(const http::Request& request) const {
    const auto next = next_of(request.field("next"));
    const auto signed_in = house_.accounts.sign_in(
        *house_.database, request.field("name"), request.field("password"), request.peer,
        request.cookie(registry::session_cookie), house_.clock.now());
    if (signed_in)
      return http::see_other(next).with("set-cookie", cookie_for(signed_in->token, request));
    auto model = empty_form();
    model["next"] = next;
    model["typed_name"] = request.field("name");
    return refused(request, std::move(model), signed_in.refusals());
  }

  // Only looks: programs that fetch links ahead must not use them up.
  http::Response link(const http::Request& request) const {
    auto model = empty_form();
    model["once"] = "链接所属的人员";
    model["once_token"] = request.param("token");
    return shown(request, std::move(model), 200);
  }

  http::Response sign_in_by_link(const http::Request& request) const {
    const auto signed_in = house_.accounts.sign_in_by_link(
        *house_.database, request.field("token"), request.peer,
        request.cookie(registry::session_cookie), house_.clock.now());
    if (signed_in)
      return http::see_other("/office").with("set-cookie", cookie_for(signed_in->token, request));
    return refused(request, empty_form(), signed_in.refusals());
  }

  http::Response sign_out(const http::Request& request) const {
    house_.database->write([&](sql::Tx& tx) {
      house_.accounts.sign_out(tx, request.cookie(registry::session_cookie), house_.clock.now());
    });
    return http::see_other("/office/sign-in")
        .with("set-cookie", std::string(registry::session_cookie) + "=; Path=/; Max-Age=0");
  }

 private:
  http::Response refused(const http::Request& request, json::object model,
                         const law::Refusals& refusals) const {
    json::array errors;
    for (const auto& refusal : refusals)
      errors.push_back({{"text", refusal.reason}, {"href", "#f-password"}, {"basis", nullptr}});
    model["errors"] = std::move(errors);
    return shown(request, std::move(model), 422);
  }

  http::Response shown(const http::Request& request, json::object model, int status) const {
    return show_(request, {.body = "site/sign_in.html",
                           .title = "登录",
                           .model = std::move(model),
                           .status = status})
        .with("cache-control", "no-store");
  }

  House& house_;
  const page::Show& show_;
};

}  // namespace

std::vector<http::Route> sign_in_routes(House& house, const page::Show& show) {
  const auto pages = std::make_shared<SignInPages>(house, show);
  const auto to = [&](http::Response (SignInPages::*page)(const http::Request&) const) {
    return [pages, page](const http::Request& request) { return ((*pages).*page)(request); };
  };
  return {http::Route("GET", "/office/sign-in", "public", to(&SignInPages::form)),
          http::Route("POST", "/office/sign-in", "public", to(&SignInPages::sign_in)),
          http::Route("GET", "/sign-in/{token}", "public", to(&SignInPages::link)),
          http::Route("POST", "/office/sign-in/once", "public", to(&SignInPages::sign_in_by_link)),
          http::Route("POST", "/office/sign-out", "signed_in", to(&SignInPages::sign_out))};
}

}  // namespace site
