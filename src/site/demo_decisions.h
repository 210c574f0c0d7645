// demo_decisions — a year of published penalties, taken over from the table of an earlier system.
#pragma once
#include "site/demo_district.h"

namespace site::demo {

// The newest were published on `today`.
void import_decisions(House&, timing::Date today);

}  // namespace site::demo
