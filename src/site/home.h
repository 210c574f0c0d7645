// home — the front page: what is public before, during and after enforcement, and whether in time.
#pragma once
#include <vector>

#include "platform/page/page.h"
#include "site/house.h"

namespace site {

std::vector<http::Route> home_routes(House&, const page::Show&);

}  // namespace site
