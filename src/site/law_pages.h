// law_pages — the rows of law by which the program counts and refuses, for the office to read.
#pragma once
#include <vector>

#include "platform/page/page.h"
#include "site/house.h"

namespace site {

std::vector<http::Route> law_routes(House&, const page::Show&);

}  // namespace site
