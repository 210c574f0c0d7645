// test_databases — runs one test text on SQLite, and on PostgreSQL where SANZHI_TEST_POSTGRESQL
// names one.
#pragma once
#include <gtest/gtest.h>
#include <unistd.h>

#include <atomic>
#include <cstdlib>
#include <string>

#include "platform/sql/sql.h"

namespace sql {

inline std::unique_ptr<Database> empty_test_database(const std::string& kind) {
  if (kind == "sqlite") return open_sqlite(":memory:");
  static std::atomic<int> made = 0;
  const std::string server = std::getenv("SANZHI_TEST_POSTGRESQL");
  const auto schema = "t" + std::to_string(::getpid()) + "_" + std::to_string(++made);
  open_postgresql(server, 1)->write([&](Tx& tx) { tx.script("CREATE SCHEMA " + schema); });
  return open_postgresql(server + " options='-c search_path=" + schema + "'", 4);
}

// TEST_P(…) with GetParam() == "sqlite" | "postgresql"; instantiate with ON_EACH_DATABASE(Fixture).
class EachDatabase : public ::testing::TestWithParam<std::string> {
 protected:
  std::unique_ptr<Database> database = empty_test_database(GetParam());
};

inline std::vector<std::string> databases_at_hand() {
  if (std::getenv("SANZHI_TEST_POSTGRESQL")) return {"sqlite", "postgresql"};
  return {"sqlite"};
}

}  // namespace sql

#define ON_EACH_DATABASE(Fixture)                                                      \
  INSTANTIATE_TEST_SUITE_P(on, Fixture, ::testing::ValuesIn(sql::databases_at_hand()), \
                           [](const auto& i) { return i.param; })
