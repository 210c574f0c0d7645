// verify_folder — is everything in a data folder still what the ledger and the last clean stop say?
#pragma once
#include <string>
#include <vector>

#include "ledger/verify.h"
#include "site/config.h"
#include "site/rest_seal.h"

namespace site {

struct FolderVerified {
  State state = State::serving;
  ledger::Counts counts;
  std::int64_t files = 0;                 // in the store
  std::vector<ledger::Finding> findings;  // empty: nothing was changed; the first is the first bad
};

// Reads only, also while a server is writing. `outside_notes` are checkpoints that somebody else
// kept.
FolderVerified verify_folder(const Folder&, const Config&, std::string_view outside_notes = {});

std::string report_of(const FolderVerified&);       // for people
std::string report_as_json(const FolderVerified&);  // for programs

}  // namespace site
