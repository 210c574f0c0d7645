// health — is the program alive, can it work, and how does it do?
#pragma once
#include <vector>

#include "platform/http/http.h"
#include "site/house.h"

namespace site {

// /healthz, /readyz, /metrics.
std::vector<http::Route> health_routes(House&);

// Why no work should be given to this node; empty: ready.
std::vector<std::string> not_ready_because(House&);

}  // namespace site
