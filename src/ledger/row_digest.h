// row_digest — what did a row look like? The same on both databases, and blind to columns that are
// empty.
#pragma once
#include "platform/sql/sql.h"

namespace ledger {

// Columns are taken in the order of their names. For rows of one and the same query.
class RowDigest {
 public:
  std::string operator()(const sql::Row&);  // 32 bytes

 private:
  std::vector<int> order_;
  std::vector<std::string> names_;
  std::string buffer_;
};

std::string digest_of(sql::Tx&, const std::string& table,
                      std::int64_t id);  // empty when there is no such row
// One digest over the digests of all rows from first to last, in the order of their ids; and how
// many.
std::pair<std::string, std::int64_t> digest_of_range(sql::Tx&, const std::string& table,
                                                     std::int64_t first, std::int64_t last);

}  // namespace ledger
