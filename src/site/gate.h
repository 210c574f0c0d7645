// gate — may this visitor send this request, and did he send it before?
#pragma once
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "platform/http/router.h"
#include "platform/page/page.h"
#include "registry/accounts.h"
#include "site/access.h"

namespace site {

class Gate {
 public:
  // Throws std::invalid_argument for a route whose access name says nothing. `show` frames the
  // refusals. All must outlive the gate.
  Gate(const std::vector<http::Route>& routes, sql::Database&, registry::Accounts&,
       const registry::RoleBook&, const timing::Clock&, const page::Show& show);

  // Who asks, whether the route is open to him, and whether an unsafe request comes from our own
  // pages.
  std::optional<http::Response> check(const http::Route&, http::Request&) const;

  bool may_open(std::string_view path, const registry::Person* person) const;

 private:
  registry::Visitor who(const http::Request&) const;
  http::Response refusal(const http::Request&, std::string text) const;

  std::map<std::string, Access, std::less<>> named_;       // by access name
  std::map<std::string, std::string, std::less<>> pages_;  // GET pattern → access name
  sql::Database& database_;
  registry::Accounts& accounts_;
  const timing::Clock& clock_;
  const page::Show& show_;
};

// The route, such that a form that is sent twice is carried out once: the second gets the answer of
// the first, also while that one is still under way.
http::Route once_only(http::Route, sql::Database&, const timing::Clock&);

}  // namespace site
