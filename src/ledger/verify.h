// verify — does everything in the database and beside it still say what the ledger says?
#pragma once
#include "ledger/checkpoint.h"

namespace ledger {

struct Finding {
  std::string place;  // file, or table and row, or log and entry
  std::string what;   // in the reader's language
};

// Which tables exist and what becomes of them: every row of a covered one stands in the ledger;
// kept ones are aids (sessions, search, the ledger itself) that are checked otherwise or hold
// nothing that counts.
struct Coverage {
  std::vector<std::string> covered;
  std::vector<std::string> kept;
};

struct Counts {
  std::int64_t logs = 0, entries = 0, rows = 0, checkpoints = 0;
};

struct Verified {
  Counts counts;
  std::vector<Finding> findings;  // empty: nothing was changed
};

// One snapshot of the database is read. `notes` are checkpoints from outside the database, read
// before it was opened; those whose origin is unknown here are findings too (a log that was
// dropped).
Verified verify(sql::Database&, const Coverage&, const std::vector<ReadNote>& notes);

}  // namespace ledger
