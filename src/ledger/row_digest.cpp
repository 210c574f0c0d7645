#include "ledger/row_digest.h"

#include <algorithm>
#include <numeric>

#include "platform/crypto/hash.h"

namespace ledger {

std::string RowDigest::operator()(const sql::Row& row) {
  if (order_.empty()) {
    for (int c = 0; c < row.columns(); ++c) names_.emplace_back(row.name(c));
    order_.resize(names_.size());
    std::iota(order_.begin(), order_.end(), 0);
    std::ranges::sort(order_, {}, [&](int c) { return names_[std::size_t(c)]; });
  }
  buffer_.clear();
  for (const int c : order_) {
    // A column added later is empty in old rows and must not change what they were.
    const char kind = row.kind(c);
    if (kind == 'n') continue;
    const auto value = kind == 'b' ? row.bytes(c) : row.text(c);
    buffer_.append(names_[std::size_t(c)]).push_back(kind);
    buffer_.append(std::to_string(value.size())).push_back(':');
    buffer_.append(value);
  }
  return crypto::sha256(buffer_);
}

std::string digest_of(sql::Tx& tx, const std::string& table, std::int64_t id) {
  std::string digest;
  tx.each("SELECT * FROM " + table + " WHERE id = :id", {{"id", id}},
          [&](const sql::Row& row) { digest = RowDigest()(row); });
  return digest;
}

std::pair<std::string, std::int64_t> digest_of_range(sql::Tx& tx, const std::string& table,
                                                     std::int64_t first, std::int64_t last) {
  RowDigest digest;
  crypto::Hasher all(crypto::Algorithm::sha256);
  std::int64_t rows = 0;
  tx.each("SELECT * FROM " + table + " WHERE id BETWEEN :first AND :last ORDER BY id",
          {{"first", first}, {"last", last}}, [&](const sql::Row& row) {
            all.add(digest(row));
            ++rows;
          });
  return {all.finish(), rows};
}

}  // namespace ledger
