#include "ledger/tiles.h"

namespace ledger {
namespace {

void save_tile(sql::Tx& tx, std::int64_t log, int level, std::int64_t number,
               const std::string& hashes) {
  tx.execute(
      "INSERT INTO ledger_tile (log_id, level, number, hashes) VALUES (:log, :level, :number, "
      ":hashes) "
      "ON CONFLICT (log_id, level, number) DO UPDATE SET hashes = excluded.hashes",
      {{"log", log}, {"level", level}, {"number", number}, {"hashes", sql::Bytes{hashes}}});
}

// Adds hashes to one level, whose nodes so far are `count`; gives the roots of the tiles that
// became full.
std::vector<Hash> append_level(sql::Tx& tx, std::int64_t log, int level, std::int64_t count,
                               const std::vector<Hash>& hashes) {
  std::vector<Hash> full;
  TileReader reader(tx, log);
  for (std::size_t i = 0; i < hashes.size();) {
    const auto number = count / tile_width;
    std::string tile = count % tile_width ? reader.tile(level, number) : std::string();
    for (; i < hashes.size() && std::int64_t(tile.size() / hash_size) < tile_width; ++i, ++count)
      tile += hashes[i];
    save_tile(tx, log, level, number, tile);
    if (count % tile_width == 0) full.push_back(root_of_tile(tile));
  }
  return full;
}

}  // namespace

// Pairs neighbours until one hash is left.
Hash root_of_tile(std::string_view hashes) {
  std::vector<Hash> row;
  for (std::size_t at = 0; at < hashes.size(); at += hash_size)
    row.emplace_back(hashes.substr(at, hash_size));
  for (; row.size() > 1; row.resize(row.size() / 2))
    for (std::size_t i = 0; i < row.size() / 2; ++i) row[i] = node_hash(row[2 * i], row[2 * i + 1]);
  return row.front();
}

const std::string& TileReader::tile(int level, std::int64_t number) {
  const auto [found, fresh] = tiles_.try_emplace({level, number});
  if (fresh)
    tx_.each(
        "SELECT hashes FROM ledger_tile WHERE log_id = :log AND level = :level AND number = "
        ":number",
        {{"log", log_}, {"level", level}, {"number", number}},
        [&](const sql::Row& row) { found->second = row.bytes(0); });
  return found->second;
}

Hash TileReader::operator()(int level, std::int64_t number) {
  const std::string& hashes = tile(level, number / tile_width);
  const auto at = std::size_t(number % tile_width) * hash_size;
  if (hashes.size() < at + hash_size)
    throw std::runtime_error("a node of the Merkle tree is missing");
  return hashes.substr(at, hash_size);
}

void append_leaves(sql::Tx& tx, std::int64_t log, std::int64_t size,
                   const std::vector<Hash>& leaves) {
  std::vector<Hash> rising = leaves;
  for (int level = 0; !rising.empty(); ++level) {
    rising = append_level(tx, log, level, size, rising);
    size /= tile_width;
  }
}

}  // namespace ledger
