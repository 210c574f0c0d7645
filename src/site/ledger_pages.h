// ledger_pages — the office's view of what happened, entry by entry.
#pragma once
#include <vector>

#include "platform/page/page.h"
#include "site/house.h"

namespace site {

std::vector<http::Route> ledger_routes(House&, const page::Show&);

}  // namespace site
