// tiles — the Merkle tree of a log as it stands in the database: 256 hashes a tile (C2SP
// tlog-tiles).
#pragma once
#include <map>

#include "ledger/merkle.h"
#include "platform/sql/sql.h"

namespace ledger {

constexpr std::int64_t tile_width = 256;
constexpr std::size_t hash_size = 32;

Hash root_of_tile(std::string_view full_tile);

// Reads hashes tile by tile, each tile once. For one transaction.
class TileReader {
 public:
  TileReader(sql::Tx& tx, std::int64_t log) : tx_(tx), log_(log) {}
  const std::string& tile(int level, std::int64_t number);  // empty when there is none
  Hash operator()(int level, std::int64_t number);          // throws when the tree has no such node

 private:
  sql::Tx& tx_;
  const std::int64_t log_;
  std::map<std::pair<int, std::int64_t>, std::string> tiles_;
};

// Appends leaves to a log of `size` leaves and completes what they complete further up.
void append_leaves(sql::Tx&, std::int64_t log, std::int64_t size, const std::vector<Hash>& leaves);

}  // namespace ledger
