// rest_seal — is a folder that nobody writes to, byte for byte, as it was left?
#pragma once
#include <cstdint>
#include <string>
#include <vector>

#include "ledger/verify.h"
#include "site/folder.h"

namespace site {

enum class State { serving, at_rest };

struct Sealed {
  std::string path;  // inside the folder
  std::int64_t size = 0;
  std::string sha256;  // hex; empty in the file store, where the name says it
};

struct Seal {
  State state = State::serving;
  std::vector<Sealed> files;  // by path
};

void break_seal(const Folder&);  // from now on somebody writes
void put_seal(const Folder&);    // nobody writes any more; signed with the folder's Ed25519 key

// A seal that is missing, malformed or not signed by the folder's key is a finding; what it says is
// still returned as far as it can be read.
Seal read_seal(const Folder&, std::vector<ledger::Finding>&);

// Every file that was changed, added or is missing since the seal was put on. The file store's
// contents are compared by size only: their names are hashes, which others check.
std::vector<ledger::Finding> compare_with_seal(const Folder&, const Seal&);

}  // namespace site
