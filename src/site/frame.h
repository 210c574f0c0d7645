// frame — how a room's page stands in the site: layout, navigation, who is signed in, what the last
// act did.
#pragma once
#include <functional>
#include <span>

#include "platform/page/page.h"
#include "platform/timing/timing.h"
#include "registry/accounts.h"
#include "site/config.h"

namespace site {

struct FrameParts {
  const timing::Clock& clock;
  const Config& config;
  // The bureau whose site this is, and the office of a person; asked at most once a page.
  std::function<registry::Agency()> agency;
  std::function<std::string(const registry::Person&)> unit_of;
  // Whether somebody (null: the public) may open this address by GET.
  std::function<bool(std::string_view path, const registry::Person*)> may_open;
};

// The parts must outlive it.
page::Show show_in_frame(const FrameParts&);

// An answer to a form may say in the header x-flash what was done; the next office page shows it
// once.
void tell_next_page(http::Response&);

// Who the access check found; null for the public.
const registry::Visitor* visitor_of(const http::Request&);

}  // namespace site
