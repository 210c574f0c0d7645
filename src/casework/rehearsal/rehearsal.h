// rehearsal — plays a scripted case through the real rules, stores and services, under the script's
// own clock.
#pragma once
#include <string>
#include <string_view>

namespace casework {

struct Rehearsed {
  int exit_code;  // 0 every step went as the script expects, 1 one did not, 2 the script cannot be
                  // played
  std::string output;  // text, or JSON
};

Rehearsed rehearse(std::string_view script, bool as_json);

}  // namespace casework
