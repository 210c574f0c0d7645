// surcharge — how much is added to a fine that is not paid in time (加处罚款).
#pragma once
#include <cstdint>

#include "law/clocks.h"

namespace law {

struct Surcharge {
  Date from;                        // first day it runs
  std::int64_t days;                // counted up to the asked day, pauses left out
  std::int64_t fen;                 // never more than the fine
  std::optional<Date> capped_on{};  // the day on which it reaches the fine, if by the asked day
  LegalBasis basis;
};

// pay_by is the last day of payment; remedies (复议、诉讼) are pauses.
Surcharge surcharge_on(const Pack& pack, std::int64_t fine_fen, Date pay_by, Date on,
                       const Pauses& pauses = {});

}  // namespace law
