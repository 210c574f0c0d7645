// sign_in_pages — how people come in and go out: by password, or by a one-time link.
#pragma once
#include <vector>

#include "platform/page/page.h"
#include "site/house.h"

namespace site {

std::vector<http::Route> sign_in_routes(House&, const page::Show&);

}  // namespace site
