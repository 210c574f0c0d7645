// book — writes down what happened: who did what to which subject, and what the rows looked like
// afterwards.
#pragma once
#include <boost/json.hpp>

#include "ledger/merkle.h"
#include "platform/sql/sql.h"

namespace ledger {

constexpr std::int64_t public_log =
    1;  // what was published, changed and withdrawn; agencies' logs bear their ids

struct RowRef {  // a row of a table with an integer id, as it is now; one that is gone counts as
                 // gone
  std::string table;
  std::int64_t id;
};
struct RowRange {  // rows [first, last] that will never change again: loaded history
  std::string table;
  std::int64_t first, last;
};

struct Entry {
  std::int64_t log;     // agency, or public_log
  std::string act;      // "casework.filing_approved"
  std::string subject;  // "case:123"
  std::int64_t by = 0;  // person; 0 is the system itself
  boost::json::object facts = {};
  std::vector<RowRef> rows = {};
  std::vector<RowRange> ranges = {};
};

struct Receipt {
  std::int64_t log, seq;
  Hash leaf;
};

std::vector<sql::Migration> schema();
// `origin` names the log to outsiders, e.g. "sanzhi.example/420202".
void open_log(sql::Tx&, std::int64_t log, std::string_view origin);
// The caller has written the rows already, in the same transaction.
Receipt append(sql::Tx&, const Entry&, timing::Instant at);
// Many entries of one log at once: history being loaded.
std::vector<Receipt> append_all(sql::Tx&, const std::vector<Entry>&, timing::Instant at);

// The same in two steps for loaded history: what needs no database is done beforehand, on another
// thread. Entries without rows and ranges only.
struct Sealed {
  std::string subject, text;
  Hash leaf;
};
Sealed sealed(const Entry&, timing::Instant at);
// Gives the place of the first one; the others follow.
std::int64_t append_sealed(sql::Tx&, std::int64_t log, const std::vector<Sealed>&);

std::int64_t size_of(sql::Tx&, std::int64_t log);

struct Written {
  std::int64_t log, seq;
  boost::json::object body;
  std::string text;  // the body as it was hashed
};
// Oldest first.
std::vector<Written> history_of(sql::Tx&, std::string_view subject);
std::optional<Written> entry_at(sql::Tx&, std::int64_t log, std::int64_t seq);

// Keys sorted, no spaces: equal contents are equal bytes.
std::string canonical(const boost::json::value&);

}  // namespace ledger
