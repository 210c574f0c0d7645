#include "platform/sql/sqlite_connection.h"

#include "platform/sql/named_parameters.h"

namespace sql {
namespace {

Fault fault_of(int extended_code) {
  switch (extended_code) {
    case SQLITE_CONSTRAINT_UNIQUE:
    case SQLITE_CONSTRAINT_PRIMARYKEY:
    case SQLITE_CONSTRAINT_ROWID:
      return Fault::unique;
    case SQLITE_CONSTRAINT_FOREIGNKEY:
      return Fault::foreign_key;
    case SQLITE_CONSTRAINT_CHECK:
    case SQLITE_CONSTRAINT_TRIGGER:
      return Fault::check;
    case SQLITE_CONSTRAINT_NOTNULL:
      return Fault::not_null;
    default:
      break;
  }
  switch (extended_code & 0xff) {
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      return Fault::busy;
    case SQLITE_READONLY:
      return Fault::read_only;
    default:
      return Fault::other;
  }
}

class SqliteRow final : public Row {
 public:
  explicit SqliteRow(sqlite3_stmt* s) : s_(s) {}
  int columns() const override { return sqlite3_column_count(s_); }
  std::string_view name(int c) const override { return sqlite3_column_name(s_, c); }
  bool is_null(int c) const override { return sqlite3_column_type(s_, c) == SQLITE_NULL; }
  std::int64_t integer(int c) const override { return sqlite3_column_int64(s_, c); }
  double real(int c) const override { return sqlite3_column_double(s_, c); }
  std::string_view text(int c) const override {
    const auto* data = reinterpret_cast<const char*>(sqlite3_column_text(s_, c));
    return data ? std::string_view(data, size(c)) : std::string_view();
  }
  std::string_view bytes(int c) const override {
    const auto* data = static_cast<const char*>(sqlite3_column_blob(s_, c));
    return data ? std::string_view(data, size(c)) : std::string_view();
  }
  char kind(int c) const override {
    switch (sqlite3_column_type(s_, c)) {
      case SQLITE_INTEGER:
        return 'i';
      case SQLITE_FLOAT:
        return 'r';
      case SQLITE_TEXT:
        return 't';
      case SQLITE_BLOB:
        return 'b';
      default:
        return 'n';
    }
  }

 private:
  std::size_t size(int c) const { return std::size_t(sqlite3_column_bytes(s_, c)); }
  sqlite3_stmt* s_;
};

struct Binder {
  sqlite3_stmt* s;
  int at;
  int operator()(std::monostate) const { return sqlite3_bind_null(s, at); }
  int operator()(std::int64_t v) const { return sqlite3_bind_int64(s, at, v); }
  int operator()(double v) const { return sqlite3_bind_double(s, at, v); }
  int operator()(std::string_view v) const {
    return sqlite3_bind_text64(s, at, v.data() ? v.data() : "", v.size(), SQLITE_STATIC,
                               SQLITE_UTF8);
  }
  int operator()(Bytes v) const {
    return sqlite3_bind_blob64(s, at, v.data.data() ? v.data.data() : "", v.data.size(),
                               SQLITE_STATIC);
  }
};

}  // namespace

// A query inside the callback of the same query gets a statement of its own.
class SqliteConnection::Use {
 public:
  Use(SqliteConnection& connection, std::string_view sql, Binds binds) {
    auto found = connection.cache_.find(sql);
    if (found == connection.cache_.end())
      found = connection.cache_.emplace(std::string(sql), connection.prepare(sql)).first;
    if (found->second.busy) {
      own_ = connection.prepare(sql);
      statement_ = &own_;
    } else {
      statement_ = &found->second;
    }
    statement_->busy = true;
    const auto values = arrange(statement_->names, binds, sql);
    for (std::size_t i = 0; i < values.size(); ++i)
      if (std::visit(Binder{statement_->handle, int(i) + 1}, *values[i]) != SQLITE_OK)
        connection.fail(sql);
  }
  ~Use() {
    sqlite3_reset(statement_->handle);
    sqlite3_clear_bindings(statement_->handle);
    statement_->busy = false;
    if (own_.handle) sqlite3_finalize(own_.handle);
  }
  Use(const Use&) = delete;
  Use& operator=(const Use&) = delete;
  sqlite3_stmt* handle() const { return statement_->handle; }

 private:
  Statement own_;
  Statement* statement_;
};

SqliteConnection::SqliteConnection(const std::string& uri, int flags) {
  if (sqlite3_open_v2(uri.c_str(), &db_, flags | SQLITE_OPEN_URI | SQLITE_OPEN_NOMUTEX, nullptr) !=
      SQLITE_OK) {
    const std::string why = db_ ? sqlite3_errmsg(db_) : "out of memory";
    sqlite3_close(db_);
    throw Error(Fault::connection, uri + ": " + why);
  }
  sqlite3_extended_result_codes(db_, 1);
  sqlite3_busy_timeout(db_, 10000);
}

SqliteConnection::~SqliteConnection() {
  for (auto& [sql, statement] : cache_) sqlite3_finalize(statement.handle);
  sqlite3_close(db_);
}

SqliteConnection::Statement SqliteConnection::prepare(std::string_view sql) {
  Statement statement;
  if (sqlite3_prepare_v3(db_, sql.data(), int(sql.size()), SQLITE_PREPARE_PERSISTENT,
                         &statement.handle, nullptr) != SQLITE_OK)
    fail(sql);
  for (int i = 1; i <= sqlite3_bind_parameter_count(statement.handle); ++i)
    statement.names.emplace_back(sqlite3_bind_parameter_name(statement.handle, i) + 1);
  return statement;
}

void SqliteConnection::fail(std::string_view sql) const {
  throw Error(fault_of(sqlite3_extended_errcode(db_)),
              std::string(sqlite3_errmsg(db_)) + " in " + std::string(sql.substr(0, 200)));
}

void SqliteConnection::run(std::string_view sql, Binds binds,
                           const std::function<bool(const Row&)>& row) {
  const Use use(*this, sql, binds);
  const SqliteRow view(use.handle());
  for (;;) {
    const int step = sqlite3_step(use.handle());
    if (step == SQLITE_DONE) return;
    if (step != SQLITE_ROW) fail(sql);
    if (!row(view)) return;
  }
}

std::int64_t SqliteConnection::execute(std::string_view sql, Binds binds) {
  const Use use(*this, sql, binds);
  int step;
  while ((step = sqlite3_step(use.handle())) == SQLITE_ROW) continue;
  if (step != SQLITE_DONE) fail(sql);
  return sqlite3_changes64(db_);
}

void SqliteConnection::script(const std::string& sql) {
  if (sqlite3_exec(db_, sql.c_str(), nullptr, nullptr, nullptr) != SQLITE_OK) fail(sql);
}

}  // namespace sql
