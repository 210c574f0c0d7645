// sql — one SQL text for SQLite and PostgreSQL: parameters by :name, one error enum, durable
// transactions.
#pragma once
#include <cstdint>
#include <functional>
#include <initializer_list>
#include <memory>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <variant>
#include <vector>

#include "platform/timing/timing.h"

namespace sql {

enum class Dialect { sqlite, postgresql };

struct Bytes {  // a BLOB / BYTEA value
  std::string_view data;
};

// A value on its way into a statement. Texts and bytes are not copied: they must outlive the call,
// which temporaries written in the argument list do.
using Param = std::variant<std::monostate, std::int64_t, double, std::string_view, Bytes>;

struct Bind {
  std::string_view name;  // without the colon
  Param value;

  Bind(std::string_view n, std::nullopt_t) : name(n) {}
  Bind(std::string_view n, std::string_view v) : name(n), value(v) {}
  Bind(std::string_view n, const std::string& v) : name(n), value(std::string_view(v)) {}
  Bind(std::string_view n, const char* v) : name(n), value(std::string_view(v)) {}
  Bind(std::string_view n, Bytes v) : name(n), value(v) {}
  Bind(std::string_view n, double v) : name(n), value(v) {}
  template <class T>
  requires std::is_integral_v<T> Bind(std::string_view n, T v) : name(n), value(std::int64_t(v)) {}
  Bind(std::string_view n, timing::Instant v)  // epoch milliseconds
      : name(n), value(std::int64_t(v.time_since_epoch().count())) {}
  template <class T>
  Bind(std::string_view n, const std::optional<T>& v) : name(n) {
    if (v) value = Bind(n, *v).value;
  }
};
using Binds = std::initializer_list<Bind>;

enum class Fault {
  unique,
  foreign_key,
  check,
  not_null,
  busy,
  serialization,
  connection,
  read_only,
  other
};

struct Error : std::runtime_error {
  Error(Fault f, const std::string& what) : std::runtime_error(what), fault(f) {}
  Fault fault;
};

// The current row of a running query; views die with the next step.
class Row {
 public:
  virtual ~Row() = default;
  virtual int columns() const = 0;
  virtual std::string_view name(int column) const = 0;
  virtual bool is_null(int column) const = 0;
  virtual std::int64_t integer(int column) const = 0;  // 0 when null
  virtual double real(int column) const = 0;
  virtual std::string_view text(int column) const = 0;   // empty when null
  virtual std::string_view bytes(int column) const = 0;  // BLOB / BYTEA
  // How the value is stored: 'n'ull, 'i'nteger, 'r'eal, 't'ext, 'b'ytes.
  virtual char kind(int column) const = 0;

  std::string str(int column) const { return std::string(text(column)); }
  timing::Instant instant(int column) const {
    return timing::Instant{std::chrono::milliseconds{integer(column)}};
  }
  std::optional<timing::Instant> maybe_instant(int column) const {
    if (is_null(column)) return std::nullopt;
    return instant(column);
  }
};

// One open transaction. Not for use after the function it was handed to has returned.
class Tx {
 public:
  virtual ~Tx() = default;
  virtual Dialect dialect() const = 0;
  // Calls back once per row; stops early when the callback returns false (a void callback never
  // stops).
  virtual void run(std::string_view sql, Binds, const std::function<bool(const Row&)>&) = 0;
  // Rows changed.
  virtual std::int64_t execute(std::string_view sql, Binds = {}) = 0;

  template <class F>
  void each(std::string_view sql, Binds binds, F&& f) {
    run(sql, binds, [&](const Row& row) {
      if constexpr (std::is_same_v<std::invoke_result_t<F&, const Row&>, bool>) {
        return f(row);
      } else {
        f(row);
        return true;
      }
    });
  }
  template <class F>
  auto all(std::string_view sql, Binds binds, F&& f) {
    std::vector<std::invoke_result_t<F&, const Row&>> out;
    each(sql, binds, [&](const Row& row) { out.push_back(f(row)); });
    return out;
  }
  template <class F>
  auto one(std::string_view sql, Binds binds, F&& f) {
    std::optional<std::invoke_result_t<F&, const Row&>> out;
    run(sql, binds, [&](const Row& row) {
      out.emplace(f(row));
      return false;
    });
    return out;
  }
  std::int64_t integer(std::string_view sql,
                       Binds binds = {}) {  // first column of the first row, or 0
    return one(sql, binds, [](const Row& r) { return r.integer(0); }).value_or(0);
  }
  // Several statements, no parameters: migrations only.
  virtual void script(const std::string& sql) = 0;
};

class Database {
 public:
  virtual ~Database() = default;
  virtual Dialect dialect() const = 0;
  // A consistent snapshot; nothing may be written.
  virtual void in_snapshot(const std::function<void(Tx&)>&) = 0;
  // All or nothing, and durable when it returns (SQLite: synchronous=FULL, one writer, commits of
  // waiting callers share one fsync; PostgreSQL: SERIALIZABLE, tried again when two callers
  // collide, so `work` may run more than once and must touch nothing but the transaction). An
  // exception rolls back and is thrown on.
  virtual void in_transaction(const std::function<void(Tx&)>& work) = 0;
  // Called after each durable commit, before anyone waiting on it is answered. Used for ledger
  // checkpoints.
  virtual void after_commit(std::function<void()>) = 0;

  template <class F>
  auto read(F&& f) {
    using R = std::invoke_result_t<F&, Tx&>;
    if constexpr (std::is_void_v<R>) {
      in_snapshot([&](Tx& tx) { f(tx); });
    } else {
      std::optional<R> out;
      in_snapshot([&](Tx& tx) { out.emplace(f(tx)); });
      return std::move(*out);
    }
  }
  template <class F>
  auto write(F&& f) {
    using R = std::invoke_result_t<F&, Tx&>;
    if constexpr (std::is_void_v<R>) {
      in_transaction([&](Tx& tx) { f(tx); });
    } else {
      std::optional<R> out;
      in_transaction([&](Tx& tx) { out.reset(), out.emplace(f(tx)); });
      return std::move(*out);
    }
  }
};

struct SqliteOptions {
  int readers = 4;
  bool read_only = false;  // for verify: never changes a file, also while another process writes
};
std::unique_ptr<Database> open_sqlite(const std::string& path,
                                      SqliteOptions = {});  // ":memory:" for tests
std::unique_ptr<Database> open_postgresql(const std::string& connection, int connections = 8);

// A room's tables: numbered texts, applied once each in order and never changed after release.
struct Migration {
  std::string room;
  int number;
  std::string_view text;
};
// Lines `--sqlite`, `--postgresql`, `--both` switch what follows; `--append-only: table` makes
// triggers that forbid UPDATE and DELETE. INTEGER, REAL, BLOB and STRICT are written as for SQLite
// and translated for PostgreSQL.
std::string for_dialect(std::string_view migration, Dialect);
// The migrations among a room's embedded files: schema/0001_what_for.sql, in the order of their
// numbers.
template <class Files>
std::vector<Migration> migrations_of(const std::string& room, const Files& files) {
  std::vector<Migration> out;
  for (const auto& file : files)
    if (file.path.starts_with("schema/"))
      out.push_back({room, std::stoi(std::string(file.path.substr(7, 4))), file.content});
  return out;
}
// Brings the database up to date; throws when it was written by a newer program.
void migrate(Database&, const std::vector<Migration>&);

}  // namespace sql
