// pages_duties — what has this person to do next, in which case and by when?
#pragma once
#include "casework/office_pages.h"

namespace casework {

struct Duty {
  const ActKind* act = nullptr;
  Case the_case;
  std::optional<law::Clock> clock;  // the nearest that binds the agency
  std::optional<Date> due;          // of the clock, or of the review
  law::Refusals missing;            // what still stands in the way
};

// The next lawful act of every open case that is this person's to do: handlers their own cases,
// everybody else what his role may do. The most urgent first.
std::vector<Duty> duties_of(sql::Tx&, const Desk&, const registry::Person&);

// The earliest clock that binds the agency; what binds the party is no duty of ours.
std::optional<law::Clock> nearest_clock(const Desk&, const Case&);

}  // namespace casework
