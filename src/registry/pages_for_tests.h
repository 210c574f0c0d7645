// pages_for_tests — asks the registry's pages as a browser would, behind no gate and in no frame.
#pragma once
#include <filesystem>
#include <fstream>
#include <iterator>
#include <mutex>

#include "platform/html/html.h"
#include "platform/http/decode.h"
#include "platform/http/router.h"
#include "registry/desk.h"
#include "registry/registry_for_tests.h"

namespace registry {

inline void add_templates_from(const std::string& folder, const std::string& room) {
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    std::ifstream file(entry.path());
    html::add_template(room + "/" + entry.path().filename().string(),
                       std::string{std::istreambuf_iterator<char>(file), {}});
  }
}

class EachPage : public EachRegistry {
 protected:
  EachPage() {
    static std::once_flag once;
    std::call_once(once, [] {
      add_templates_from("src/site/layout", "layout");
      add_templates_from("src/site/pages", "site");
      add_templates_from("src/registry/pages", "registry");
    });
  }
  std::int64_t somebody_with(const std::string& role) {
    const auto id = add(a_person("测试" + role, role.substr(0, 12) + std::to_string(++made_)));
    write([&](sql::Tx& tx) {
      EXPECT_EQ(reasons(registry.grant_role(tx, book, id, role, system())), "");
    });
    return id;
  }
  http::Response get(const std::string& target) { return ask("GET", target, {}); }
  http::Response post(const std::string& target, http::Pairs form) {
    return ask("POST", target, std::move(form));
  }
  http::Response ask(const std::string& method, const std::string& target, http::Pairs form,
                     std::vector<http::Upload> uploads = {}) {
    static const http::AccessCheck open = [](const http::Route&, http::Request&) {
      return std::optional<http::Response>();
    };
    const http::Router router(routes(desk), open, {});
    const auto parsed = http::parse_target(target);
    http::Request request;
    request.id = "test";
    request.method = method;
    request.target = target;
    request.path = parsed->path;
    request.query = *http::parse_pairs(parsed->query, 100);
    request.form = std::move(form);
    request.uploads = std::move(uploads);
    request.person = person;
    request.csrf = "the-csrf";
    request.peer = "192.0.2.1";
    if (!cookie.empty()) request.headers = {{"cookie", "sanzhi=" + cookie}};
    const auto match = router.match(method, parsed->segments);
    if (!match.route) {
      ADD_FAILURE() << method << " " << target << ": no route";
      return {};
    }
    request.path_params = match.params;
    return match.route->handler(request);
  }
  static std::string location(const http::Response& response) {
    for (const auto& [name, value] : response.headers)
      if (name == "location") return value;
    return "";
  }
  static bool shows(const http::Response& response, std::string_view text) {
    return response.body.find(text) != std::string::npos;
  }

  RoleBook book = the_roles();
  chance::Seeded chance{7};
  Accounts accounts{registry, chance};
  Desk desk{*database,
            registry,
            accounts,
            law::embedded_pack(),
            book,
            clock,
            chance,
            [](const http::Request&, page::Page page) {
              return http::html(html::render(page.body, page.model), page.status);
            },
            "https://sanzhi.example"};
  std::int64_t person = 0;  // who asks
  std::string cookie;

 private:
  int made_ = 0;
};

}  // namespace registry
