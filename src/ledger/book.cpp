#include "ledger/book.h"

#include <algorithm>

#include "ledger/row_digest.h"
#include "ledger/tiles.h"
#include "ledger_embedded.h"
#include "platform/crypto/hash.h"

namespace json = boost::json;

namespace ledger {
namespace {

void write_canonical(const json::value& value, std::string& out) {
  if (const auto* object = value.if_object()) {
    std::vector<const json::key_value_pair*> pairs;
    for (const auto& pair : *object) pairs.push_back(&pair);
    std::ranges::sort(pairs, {}, [](const auto* pair) { return std::string_view(pair->key()); });
    out += '{';
    for (const auto* pair : pairs) {
      if (out.back() != '{') out += ',';
      out += json::serialize(json::string(pair->key())) + ':';
      write_canonical(pair->value(), out);
    }
    out += '}';
  } else if (const auto* array = value.if_array()) {
    out += '[';
    for (const auto& one : *array) {
      if (out.back() != '[') out += ',';
      write_canonical(one, out);
    }
    out += ']';
  } else {
    out += json::serialize(value);
  }
}

json::object plain_body_of(const Entry& entry, timing::Instant at) {
  json::object body{{"act", entry.act},
                    {"at", at.time_since_epoch().count()},
                    {"by", entry.by},
                    {"subject", entry.subject}};
  if (!entry.facts.empty()) body["facts"] = entry.facts;
  return body;
}

json::object body_of(sql::Tx& tx, const Entry& entry, timing::Instant at) {
  auto body = plain_body_of(entry, at);
  json::array rows, ranges;
  for (const auto& [table, id] : entry.rows)
    rows.push_back({table, id, crypto::hex(digest_of(tx, table, id))});
  for (const auto& [table, first, last] : entry.ranges) {
    const auto [digest, count] = digest_of_range(tx, table, first, last);
    ranges.push_back({table, first, last, count, crypto::hex(digest)});
  }
  if (!rows.empty()) body["rows"] = std::move(rows);
  if (!ranges.empty()) body["ranges"] = std::move(ranges);
  return body;
}

// Takes the next `count` places of a log; on PostgreSQL this also makes other nodes wait for this
// transaction.
std::int64_t take_places(sql::Tx& tx, std::int64_t log, std::int64_t count) {
  const auto size =
      tx.one("UPDATE ledger_log SET size = size + :count WHERE id = :log RETURNING size",
             {{"count", count}, {"log", log}}, [](const sql::Row& row) { return row.integer(0); });
  if (!size) throw std::logic_error("no ledger log " + std::to_string(log));
  return *size - count;
}

Written written(const sql::Row& row) {
  return {row.integer(0), row.integer(1), json::parse(row.text(2)).as_object(), row.str(2)};
}

}  // namespace

std::string canonical(const json::value& value) {
  std::string out;
  write_canonical(value, out);
  return out;
}

std::vector<sql::Migration> schema() { return sql::migrations_of("ledger", embedded_files()); }

void open_log(sql::Tx& tx, std::int64_t log, std::string_view origin) {
  tx.execute("INSERT INTO ledger_log (id, origin, size) VALUES (:id, :origin, 0)",
             {{"id", log}, {"origin", origin}});
}

Sealed sealed(const Entry& entry, timing::Instant at) {
  if (!entry.rows.empty() || !entry.ranges.empty())
    throw std::logic_error("rows are read when the entry is appended");
  auto text = canonical(plain_body_of(entry, at));
  auto leaf = leaf_hash(text);
  return {entry.subject, std::move(text), std::move(leaf)};
}

std::int64_t append_sealed(sql::Tx& tx, std::int64_t log, const std::vector<Sealed>& entries) {
  const auto first = take_places(tx, log, std::int64_t(entries.size()));
  std::vector<Hash> leaves;
  for (const Sealed& entry : entries) {
    tx.execute(
        "INSERT INTO ledger_entry (log_id, seq, subject, body) VALUES (:log, :seq, :subject, "
        ":body)",
        {{"log", log},
         {"seq", first + std::int64_t(leaves.size())},
         {"subject", entry.subject},
         {"body", entry.text}});
    leaves.push_back(entry.leaf);
  }
  append_leaves(tx, log, first, leaves);
  return first;
}

std::vector<Receipt> append_all(sql::Tx& tx, const std::vector<Entry>& entries,
                                timing::Instant at) {
  if (entries.empty()) return {};
  const auto log = entries.front().log;
  std::vector<Sealed> all;
  for (const Entry& entry : entries) {
    if (entry.log != log) throw std::logic_error("entries of different logs");
    auto text = canonical(body_of(tx, entry, at));
    auto leaf = leaf_hash(text);
    all.push_back({entry.subject, std::move(text), std::move(leaf)});
  }
  auto seq = append_sealed(tx, log, all);
  std::vector<Receipt> receipts;
  for (Sealed& entry : all) receipts.push_back({log, seq++, std::move(entry.leaf)});
  return receipts;
}

Receipt append(sql::Tx& tx, const Entry& entry, timing::Instant at) {
  return append_all(tx, {entry}, at).front();
}

std::int64_t size_of(sql::Tx& tx, std::int64_t log) {
  return tx.integer("SELECT size FROM ledger_log WHERE id = :log", {{"log", log}});
}

std::vector<Written> history_of(sql::Tx& tx, std::string_view subject) {
  return tx.all(
      "SELECT log_id, seq, body FROM ledger_entry WHERE subject = :subject ORDER BY log_id DESC, "
      "seq",
      {{"subject", subject}}, written);
}

std::optional<Written> entry_at(sql::Tx& tx, std::int64_t log, std::int64_t seq) {
  return tx.one("SELECT log_id, seq, body FROM ledger_entry WHERE log_id = :log AND seq = :seq",
                {{"log", log}, {"seq", seq}}, written);
}

}  // namespace ledger
