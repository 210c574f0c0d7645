// demo_cases — ten cases in ten stages, done act by act under the demonstration's clock.
#pragma once
#include "site/demo_district.h"

namespace site::demo {

// The last act of the newest case falls on the working day before `today`.
void make_cases(House&, timing::ManualClock&, timing::Date today, const District&);

}  // namespace site::demo
