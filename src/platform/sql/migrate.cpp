// migrate — which texts of a room's schema has this database not seen yet?
#include <algorithm>
#include <set>

#include "platform/sql/sql.h"

namespace sql {
namespace {

using Applied = std::set<std::pair<std::string, int>>;

constexpr std::string_view bookkeeping = R"(
CREATE TABLE IF NOT EXISTS schema_migration (
  room TEXT NOT NULL, number INTEGER NOT NULL, PRIMARY KEY (room, number)
) STRICT;
--postgresql
CREATE OR REPLACE FUNCTION forbid_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = 'check_violation'; END $$;
)";

Applied applied_in(Tx& tx) {
  Applied out;
  tx.each("SELECT room, number FROM schema_migration", {},
          [&](const Row& row) { out.emplace(row.str(0), int(row.integer(1))); });
  return out;
}

}  // namespace

void migrate(Database& database, const std::vector<Migration>& migrations) {
  database.write([&](Tx& tx) {
    tx.script(for_dialect(bookkeeping, tx.dialect()));
    auto unknown = applied_in(tx);
    for (const Migration& one : migrations) {
      if (unknown.erase({one.room, one.number})) continue;
      tx.script(for_dialect(one.text, tx.dialect()));
      tx.execute("INSERT INTO schema_migration (room, number) VALUES (:room, :number)",
                 {{"room", one.room}, {"number", one.number}});
    }
    if (!unknown.empty())
      throw Error(Fault::other, "the database was written by a newer program: it has " +
                                    unknown.begin()->first + " " +
                                    std::to_string(unknown.begin()->second));
  });
}

}  // namespace sql
