// notices — pages of plain words: how to complain, report an error, take the data, use the keys.
#pragma once
#include <vector>

#include "platform/page/page.h"
#include "site/house.h"

namespace site {

std::vector<http::Route> notice_routes(House&, const page::Show&);

}  // namespace site
