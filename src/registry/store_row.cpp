#include "registry/store_row.h"

#include <map>

#include "ledger/book.h"

namespace json = boost::json;

namespace registry {
namespace {

using Columns = std::map<std::string, std::string>;

Columns columns_of(sql::Tx& tx, const RowKey& key) {
  Columns out;
  tx.each("SELECT * FROM " + key.table + " WHERE id = :id", {{"id", key.id}},
          [&](const sql::Row& row) {
            for (int c = 0; c < row.columns(); ++c)
              out[std::string(row.name(c))] = row.is_null(c) ? "" : row.str(c);
          });
  return out;
}

json::array changed(const Columns& before, const Columns& after) {
  json::array names;
  for (const auto& [name, value] : after)
    if (const auto old = before.find(name); old == before.end() || old->second != value)
      names.emplace_back(name);
  return names;
}

}  // namespace

std::optional<timing::Date> maybe_date(const sql::Row& row, int column) {
  timing::Date date;
  if (row.is_null(column) || !timing::parse(row.text(column), date)) return std::nullopt;
  return date;
}

timing::Date date_of(const sql::Row& row, int column) {
  return maybe_date(row, column).value_or(timing::Date{});
}

std::optional<std::string> iso(const std::optional<timing::Date>& date) {
  if (!date) return std::nullopt;
  return timing::iso(*date);
}

std::optional<std::string> or_null(const std::string& text) {
  if (text.empty()) return std::nullopt;
  return text;
}

std::optional<std::int64_t> or_null(std::int64_t id) {
  if (id == 0) return std::nullopt;
  return id;
}

std::optional<std::int64_t> maybe_integer(const sql::Row& row, int column) {
  if (row.is_null(column)) return std::nullopt;
  return row.integer(column);
}

std::string like_pattern(std::string_view part) {
  std::string out = "%";
  for (const char c : part) {
    if (c == '%' || c == '_' || c == '!') out += '!';
    out += c;
  }
  return out + '%';
}

std::int64_t limit_of(int wanted) { return wanted > 0 ? wanted : 1'000'000'000; }

law::Refusal nothing_there(const std::string& thing) {
  return {"registry.nothing_there", "没有找到这个" + thing + "。", {}, ""};
}

void record(sql::Tx& tx, const RowKey& key, std::string act, const By& by, json::object facts) {
  ledger::append(tx,
                 {.log = key.agency,
                  .act = std::move(act),
                  .subject = key.subject(),
                  .by = by.person,
                  .facts = std::move(facts),
                  .rows = {{key.table, key.id}}},
                 by.at);
}

bool record_change(sql::Tx& tx, const RowKey& key, std::string act, const By& by,
                   const std::function<void()>& write) {
  const auto before = columns_of(tx, key);
  write();
  auto names = changed(before, columns_of(tx, key));
  if (names.empty()) return false;
  record(tx, key, std::move(act), by, {{"changed", std::move(names)}});
  return true;
}

}  // namespace registry
