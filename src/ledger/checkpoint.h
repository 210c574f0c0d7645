// checkpoint — a signed statement of how long a log is and what its root is (C2SP signed note).
#pragma once
#include <map>
#include <mutex>

#include "ledger/merkle.h"
#include "platform/crypto/sign.h"
#include "platform/sql/sql.h"

namespace ledger {

struct Checkpoint {
  std::string origin;
  std::int64_t size = 0;
  Hash root;
  bool operator==(const Checkpoint&) const = default;
};

struct PublicKeys {
  std::string ed25519, sm2;  // as crypto::SigningKey::public_key gives them
};

struct Keys {
  crypto::SigningKey ed25519, sm2;
  PublicKeys public_keys() const { return {ed25519.public_key(), sm2.public_key()}; }
};

// The note: origin, size, root in base64, an empty line, then one signature line by each key.
std::string sign(const Checkpoint&, const Keys&);

struct ReadNote {
  Checkpoint checkpoint;
  bool signed_by_us = false;  // both signatures hold
};
// Reads notes one after another as they stand in a file; `torn` is told when the last one is
// incomplete.
std::vector<ReadNote> read_notes(std::string_view text, const PublicKeys&, bool* torn = nullptr);

Checkpoint checkpoint_of(sql::Tx&, std::int64_t log);

// Writes a signed checkpoint of every log that has grown to folder/DATE.txt, flushed to the disk,
// outside the database.
class Checkpoints {
 public:
  Checkpoints(sql::Database&, const timing::Clock&, std::string folder, Keys);
  void write_grown();  // to be called after each commit, before anyone is answered
  std::string latest(std::int64_t log) const;  // the newest note; empty before the first
  const Keys& keys() const { return keys_; }

 private:
  sql::Database& database_;
  const timing::Clock& clock_;
  const std::string folder_;
  const Keys keys_;
  mutable std::mutex mutex_;
  struct Written {
    Checkpoint checkpoint;
    std::string note;
  };
  std::map<std::int64_t, Written> written_;  // by log
};

}  // namespace ledger
