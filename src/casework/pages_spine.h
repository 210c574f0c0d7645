// pages_spine — a case as one line: what happened in each stage, and the bend with the next act.
#pragma once
#include "casework/office_pages.h"

namespace casework {

// The model of layout/spine.html. `next` may be null: the case has ended.
boost::json::array spine_of(sql::Tx&, const Desk&, const Case&, const ActKind* next,
                            const registry::Person& who);

}  // namespace casework
