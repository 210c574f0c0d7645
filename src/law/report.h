// report — what the command line says: the dates an event starts, and whether a law pack is sound.
#pragma once
#include <string>
#include <string_view>

#include "law/pack.h"

namespace law {

struct Report {
  int exit_code;  // 0 right, 1 faults, 2 asked wrongly, 3 the calendar ends too early
  std::string output;
};

// `when` is 2026-02-13 or 2026-02-13T09:30.
Report due_report(const Pack& pack, std::string_view trigger, std::string_view when, bool as_json);

Report pack_report(const Loaded& loaded, bool as_json = false);

}  // namespace law
