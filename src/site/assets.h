// assets — styles, scripts and icons, compiled in under names that carry their hash.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "platform/http/http.h"

namespace site {

// Where "portal.css" is served; throws when the web build did not make it.
std::string asset_url(std::string_view name);
std::vector<http::Route> asset_routes();

}  // namespace site
