// serve — the running server: from opening the folder to leaving it sealed.
#pragma once
#include <functional>
#include <string>

#include "site/config.h"
#include "site/folder.h"

namespace site {

// Returns after SIGTERM or SIGINT, when the last request is answered. `ready` is told the address
// once it is listened to.
int serve(const Folder&, const Config&, const std::function<void(const std::string& url)>& ready);

}  // namespace site
