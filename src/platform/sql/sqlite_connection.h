// sqlite_connection — one open SQLite connection with its prepared statements.
#pragma once
#include <sqlite3.h>

#include <map>
#include <string>

#include "platform/sql/sql.h"

namespace sql {

class SqliteConnection final : public Tx {
 public:
  // `uri` as of SQLite's URI file names; flags as of sqlite3_open_v2.
  SqliteConnection(const std::string& uri, int flags);
  ~SqliteConnection() override;
  SqliteConnection(const SqliteConnection&) = delete;
  SqliteConnection& operator=(const SqliteConnection&) = delete;

  Dialect dialect() const override { return Dialect::sqlite; }
  void run(std::string_view sql, Binds, const std::function<bool(const Row&)>&) override;
  std::int64_t execute(std::string_view sql, Binds = {}) override;
  void script(const std::string& sql) override;

 private:
  struct Statement {
    sqlite3_stmt* handle = nullptr;
    std::vector<std::string> names;
    bool busy = false;
  };
  class Use;  // a statement in use: bound, and reset when done

  Statement prepare(std::string_view sql);
  [[noreturn]] void fail(std::string_view sql) const;

  sqlite3* db_ = nullptr;
  std::map<std::string, Statement, std::less<>> cache_;
};

}  // namespace sql
