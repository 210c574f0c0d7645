// store_row — what every table of the registry has in common: dates as text, and the ledger entry
// that goes with each change.
#pragma once
#include <boost/json.hpp>
#include <functional>
#include <optional>
#include <string>

#include "law/outcome.h"
#include "platform/sql/sql.h"
#include "platform/timing/timing.h"
#include "registry/things.h"

namespace registry {

std::optional<timing::Date> maybe_date(const sql::Row&, int column);
timing::Date date_of(const sql::Row&, int column);
std::optional<std::string> iso(const std::optional<timing::Date>&);
std::optional<std::string> or_null(const std::string& text);  // empty is NULL
std::optional<std::int64_t> or_null(std::int64_t id);         // 0 is NULL
std::optional<std::int64_t> maybe_integer(const sql::Row&, int column);
std::string like_pattern(std::string_view part);  // for LIKE … ESCAPE '!'
std::int64_t limit_of(int wanted);                // 0 is all

struct RowKey {
  std::string table;
  std::int64_t id;
  std::int64_t agency;  // whose ledger the entry goes to
  std::string subject() const { return table + ":" + std::to_string(id); }
};

law::Refusal nothing_there(const std::string& thing);

// One entry that lists the row as it is now.
void record(sql::Tx&, const RowKey&, std::string act, const By&, boost::json::object facts = {});
// Runs `write` and records which columns it changed; when it changed none there is nothing to tell.
// False: nothing changed.
bool record_change(sql::Tx&, const RowKey&, std::string act, const By&,
                   const std::function<void()>& write);

}  // namespace registry
