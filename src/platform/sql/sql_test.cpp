#include "platform/sql/sql.h"

#include <filesystem>
#include <thread>

#include "platform/sql/named_parameters.h"
#include "platform/sql/test_databases.h"

namespace sql {
namespace {

class Sql : public EachDatabase {
 protected:
  Sql() { migrate(*database, {{"test", 1, schema}}); }
  static constexpr std::string_view schema = R"(
CREATE TABLE item (
  id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE, amount REAL, data BLOB,
  parent INTEGER REFERENCES item (id), CHECK (name <> 'forbidden')
) STRICT;
CREATE TABLE log (id INTEGER PRIMARY KEY, line TEXT NOT NULL) STRICT;
--append-only: log
)";
  void add(int id, const std::string& name) {
    database->write([&](Tx& tx) {
      tx.execute("INSERT INTO item (id, name) VALUES (:id, :name)", {{"id", id}, {"name", name}});
    });
  }
  Fault fault_of(const std::string& statement) {
    try {
      database->write([&](Tx& tx) { tx.execute(statement); });
    } catch (const Error& error) {
      return error.fault;
    }
    ADD_FAILURE() << "went well: " << statement;
    return Fault::other;
  }
};

TEST_P(Sql, values_come_back_as_they_went_in) {
  const std::string data("\0\x01\xff", 3);
  database->write([&](Tx& tx) {
    tx.execute("INSERT INTO item (id, name, amount, data) VALUES (:id, :name, :amount, :data)",
               {{"id", std::int64_t(1) << 60},
                {"name", "𠮷野家"},
                {"amount", 0.1},
                {"data", Bytes{data}}});
  });
  database->read([&](Tx& tx) {
    int rows = 0;
    tx.each("SELECT id, name, amount, data, parent FROM item WHERE name = :name OR name = :name",
            {{"name", "𠮷野家"}}, [&](const Row& row) {
              ++rows;
              EXPECT_EQ(row.integer(0), std::int64_t(1) << 60);
              EXPECT_EQ(row.text(1), "𠮷野家");
              EXPECT_EQ(row.real(2), 0.1);
              EXPECT_EQ(row.bytes(3), data);
              EXPECT_TRUE(row.is_null(4));
              EXPECT_EQ(row.name(4), "parent");
              EXPECT_EQ(
                  std::string({row.kind(0), row.kind(1), row.kind(2), row.kind(3), row.kind(4)}),
                  "itrbn");
            });
    EXPECT_EQ(rows, 1);
  });
}

TEST_P(Sql, an_exception_undoes_everything_and_reaches_the_caller) {
  EXPECT_THROW(database->write([&](Tx& tx) {
    tx.execute("INSERT INTO item (id, name) VALUES (1, 'a')");
    throw std::runtime_error("stop");
  }),
               std::runtime_error);
  EXPECT_EQ(database->read([](Tx& tx) { return tx.integer("SELECT count(*) FROM item"); }), 0);
}

TEST_P(Sql, broken_rules_are_told_apart) {
  add(1, "one");
  EXPECT_EQ(fault_of("INSERT INTO item (id, name) VALUES (2, 'one')"), Fault::unique);
  EXPECT_EQ(fault_of("INSERT INTO item (id, name) VALUES (1, 'two')"), Fault::unique);
  EXPECT_EQ(fault_of("INSERT INTO item (id, name) VALUES (2, 'forbidden')"), Fault::check);
  EXPECT_EQ(fault_of("INSERT INTO item (id, name) VALUES (2, NULL)"), Fault::not_null);
  EXPECT_EQ(fault_of("INSERT INTO item (id, name, parent) VALUES (2, 'two', 77)"),
            Fault::foreign_key);
  EXPECT_EQ(fault_of("INSERT INTO nowhere VALUES (1)"), Fault::other);
}

TEST_P(Sql, an_append_only_table_can_only_grow) {
  database->write([](Tx& tx) { tx.execute("INSERT INTO log (id, line) VALUES (1, 'first')"); });
  EXPECT_EQ(fault_of("UPDATE log SET line = 'other'"), Fault::check);
  EXPECT_EQ(fault_of("DELETE FROM log"), Fault::check);
}

TEST_P(Sql, a_snapshot_refuses_to_write) {
  EXPECT_THROW(
      database->read([](Tx& tx) { tx.execute("INSERT INTO log (id, line) VALUES (1, 'x')"); }),
      Error);
}

TEST_P(Sql, counters_raised_by_many_threads_lose_nothing) {
  add(1, "counter");
  database->write([](Tx& tx) { tx.execute("UPDATE item SET amount = 0"); });
  std::vector<std::thread> threads;
  for (int t = 0; t < 4; ++t)
    threads.emplace_back([&] {
      for (int i = 0; i < 20; ++i)
        database->write([](Tx& tx) {
          const auto now = tx.one("SELECT amount FROM item WHERE id = 1", {},
                                  [](const Row& r) { return r.real(0); });
          tx.execute("UPDATE item SET amount = :next WHERE id = 1", {{"next", *now + 1}});
        });
    });
  for (auto& thread : threads) thread.join();
  EXPECT_EQ(database->read([](Tx& tx) {
    return tx.one("SELECT amount FROM item", {}, [](const Row& r) { return r.real(0); });
  }),
            80.0);
}

TEST_P(Sql, after_commit_runs_once_a_write_is_durable) {
  int called = 0;
  database->after_commit([&] { ++called; });
  add(1, "one");
  EXPECT_EQ(called, 1);
  database->read([](Tx&) {});
  EXPECT_EQ(called, 1);
}

TEST_P(Sql, migrating_twice_changes_nothing_and_a_newer_database_is_refused) {
  add(1, "kept");
  migrate(*database, {{"test", 1, schema}, {"test", 2, "ALTER TABLE item ADD COLUMN note TEXT;"}});
  EXPECT_EQ(database->read(
                [](Tx& tx) { return tx.integer("SELECT count(*) FROM item WHERE note IS NULL"); }),
            1);
  EXPECT_THROW(migrate(*database, {{"test", 1, schema}}), Error);
}

ON_EACH_DATABASE(Sql);

TEST(NamedParameters, are_numbered_by_name_and_not_inside_literals) {
  const auto named = number_parameters(
      "SELECT ':no', \":no\", x::text -- :no\n FROM t WHERE a=:a AND b=:b OR a=:a");
  EXPECT_EQ(named.numbered,
            "SELECT ':no', \":no\", x::text -- :no\n FROM t WHERE a=$1 AND b=$2 OR a=$1");
  EXPECT_EQ(named.names, (std::vector<std::string>{"a", "b"}));
}

TEST(NamedParameters, a_missing_and_a_surplus_value_are_the_programs_fault) {
  EXPECT_THROW(arrange({"a"}, {}, "q"), std::logic_error);
  EXPECT_THROW(arrange({"a"}, {{"a", 1}, {"b", 2}}, "q"), std::logic_error);
}

TEST(SqliteFile, callers_that_wait_together_each_keep_their_own_fate) {
  const auto folder =
      std::filesystem::temp_directory_path() / ("sql_test_" + std::to_string(::getpid()));
  std::filesystem::create_directory(folder);
  {
    auto database = open_sqlite((folder / "a.db").string());
    database->write([](Tx& tx) { tx.script("CREATE TABLE t (id INTEGER PRIMARY KEY) STRICT;"); });
    std::atomic<int> refused = 0;
    std::vector<std::thread> threads;
    for (int t = 0; t < 16; ++t)
      threads.emplace_back([&, t] {
        try {
          database->write([&](Tx& tx) {
            tx.execute("INSERT INTO t (id) VALUES (:id)", {{"id", t / 2}});
          });
        } catch (const Error& error) {
          EXPECT_EQ(error.fault, Fault::unique);
          ++refused;
        }
      });
    for (auto& thread : threads) thread.join();
    EXPECT_EQ(refused, 8);
  }
  auto at_rest = open_sqlite((folder / "a.db").string(), {.readers = 1, .read_only = true});
  EXPECT_EQ(at_rest->read([](Tx& tx) { return tx.integer("SELECT count(*) FROM t"); }), 8);
  EXPECT_FALSE(std::filesystem::exists(folder / "a.db-wal"));
  EXPECT_THROW(at_rest->write([](Tx&) {}), Error);
  std::filesystem::remove_all(folder);
}

}  // namespace
}  // namespace sql
