// postgresql_database — a pool of connections; writes are SERIALIZABLE and tried again when two
// collide.
#include <libpq-fe.h>

#include <charconv>
#include <condition_variable>
#include <cstring>
#include <map>
#include <mutex>
#include <thread>

#include "platform/sql/named_parameters.h"
#include "platform/sql/sql.h"

namespace sql {
namespace {

constexpr Oid oid_bytea = 17, oid_int8 = 20, oid_int2 = 21, oid_int4 = 23, oid_float4 = 700,
              oid_float8 = 701, oid_numeric = 1700;
// Two callers that take the same next number are told of a broken unique rule, not of a collision,
// when the other one commits first; tried again, the second sees the first. A number that is really
// taken stays taken.
int tries_worth(Fault fault) {
  if (fault == Fault::serialization) return 20;
  return fault == Fault::unique ? 8 : 1;
}

Fault fault_of(const char* sqlstate) {
  static const std::map<std::string_view, Fault> known = {
      {"23505", Fault::unique},   {"23503", Fault::foreign_key},   {"23514", Fault::check},
      {"23502", Fault::not_null}, {"40001", Fault::serialization}, {"40P01", Fault::serialization},
      {"55P03", Fault::busy},     {"25006", Fault::read_only}};
  if (!sqlstate) return Fault::connection;
  const auto found = known.find(sqlstate);
  if (found != known.end()) return found->second;
  return std::string_view(sqlstate).starts_with("08") ? Fault::connection : Fault::other;
}

struct ClearResult {
  void operator()(PGresult* result) const { PQclear(result); }
};
using Result = std::unique_ptr<PGresult, ClearResult>;

template <class T>
T number(std::string_view text) {
  T out{};
  std::from_chars(text.data(), text.data() + text.size(), out);
  return out;
}

class PostgresqlRow final : public Row {
 public:
  PostgresqlRow(PGresult* r, int row) : r_(r), row_(row) {}
  int columns() const override { return PQnfields(r_); }
  std::string_view name(int c) const override { return PQfname(r_, c); }
  bool is_null(int c) const override { return PQgetisnull(r_, row_, c) != 0; }
  std::int64_t integer(int c) const override { return number<std::int64_t>(text(c)); }
  double real(int c) const override { return number<double>(text(c)); }
  std::string_view text(int c) const override {
    return {PQgetvalue(r_, row_, c), std::size_t(PQgetlength(r_, row_, c))};
  }
  // Sent as \x0a1b…; decoded once and kept for the life of this row.
  std::string_view bytes(int c) const override {
    auto& decoded = decoded_[c];
    const auto hex = text(c);
    if (decoded.empty() && hex.size() > 2) {
      for (std::size_t i = 2; i + 1 < hex.size(); i += 2) {
        unsigned value = 0;
        std::from_chars(hex.data() + i, hex.data() + i + 2, value, 16);
        decoded += char(value);
      }
    }
    return decoded;
  }
  char kind(int c) const override {
    if (is_null(c)) return 'n';
    switch (PQftype(r_, c)) {
      case oid_bytea:
        return 'b';
      case oid_int2:
      case oid_int4:
      case oid_int8:
      case oid_numeric:
        return 'i';
      case oid_float4:
      case oid_float8:
        return 'r';
      default:
        return 't';
    }
  }

 private:
  PGresult* r_;
  int row_;
  mutable std::map<int, std::string> decoded_;
};

// The parameters of one call in the form libpq wants: everything as text but bytes.
struct Arguments {
  explicit Arguments(const std::vector<const Param*>& params) {
    texts.reserve(params.size());
    for (const Param* param : params) std::visit([this](const auto& v) { add(v); }, *param);
  }
  void add(std::monostate) { push(nullptr, 0, 0); }
  void add(std::int64_t v) { keep(std::to_string(v)); }
  void add(double v) {
    char text[40];
    const auto end = std::to_chars(text, text + sizeof text, v).ptr;
    keep(std::string(text, end));
  }
  void add(std::string_view v) { keep(std::string(v)); }
  void add(Bytes v) { push(v.data.data() ? v.data.data() : "", int(v.data.size()), 1); }
  void keep(std::string text) {
    texts.push_back(std::move(text));
    push(texts.back().c_str(), int(texts.back().size()), 0);
  }
  void push(const char* value, int length, int format) {
    values.push_back(value);
    lengths.push_back(length);
    formats.push_back(format);
  }
  std::vector<std::string> texts;
  std::vector<const char*> values;
  std::vector<int> lengths, formats;
};

class PostgresqlConnection final : public Tx {
 public:
  explicit PostgresqlConnection(const std::string& connection)
      : pg_(PQconnectdb(connection.c_str())) {
    if (PQstatus(pg_) != CONNECTION_OK) {
      const std::string why = PQerrorMessage(pg_);
      PQfinish(pg_);
      throw Error(Fault::connection, why);
    }
    PQsetNoticeProcessor(
        pg_, [](void*, const char*) {}, nullptr);
  }
  ~PostgresqlConnection() override { PQfinish(pg_); }
  PostgresqlConnection(const PostgresqlConnection&) = delete;
  PostgresqlConnection& operator=(const PostgresqlConnection&) = delete;

  bool alive() const { return PQstatus(pg_) == CONNECTION_OK; }
  Dialect dialect() const override { return Dialect::postgresql; }
  void run(std::string_view sql, Binds binds, const std::function<bool(const Row&)>& row) override {
    const Result result = perform(sql, binds);
    const int rows = PQntuples(result.get());
    for (int i = 0; i < rows; ++i)
      if (!row(PostgresqlRow(result.get(), i))) return;
  }
  std::int64_t execute(std::string_view sql, Binds binds = {}) override {
    const Result result = perform(sql, binds);
    return number<std::int64_t>(PQcmdTuples(result.get()));
  }
  void script(const std::string& sql) override { checked(PQexec(pg_, sql.c_str()), sql); }

 private:
  struct Prepared {
    std::string name;
    std::vector<std::string> names;
  };

  Result perform(std::string_view sql, Binds binds) {
    const Prepared& statement = prepared(sql);
    const Arguments args(arrange(statement.names, binds, sql));
    return checked(PQexecPrepared(pg_, statement.name.c_str(), int(args.values.size()),
                                  args.values.data(), args.lengths.data(), args.formats.data(), 0),
                   sql);
  }
  const Prepared& prepared(std::string_view sql) {
    if (const auto found = cache_.find(sql); found != cache_.end()) return found->second;
    auto named = number_parameters(sql);
    std::string name = "s" + std::to_string(cache_.size());
    checked(PQprepare(pg_, name.c_str(), named.numbered.c_str(), 0, nullptr), sql);
    return cache_.emplace(std::string(sql), Prepared{std::move(name), std::move(named.names)})
        .first->second;
  }
  static Result checked(PGresult* raw, std::string_view sql) {
    Result result(raw);
    const auto status = PQresultStatus(raw);
    if (status != PGRES_COMMAND_OK && status != PGRES_TUPLES_OK)
      throw Error(
          fault_of(PQresultErrorField(raw, PG_DIAG_SQLSTATE)),
          std::string(PQresultErrorMessage(raw)) + " in " + std::string(sql.substr(0, 200)));
    return result;
  }

  PGconn* pg_;
  std::map<std::string, Prepared, std::less<>> cache_;
};

class PostgresqlDatabase final : public Database {
 public:
  PostgresqlDatabase(std::string connection, int connections)
      : connection_(std::move(connection)), limit_(connections) {
    give_back(take());  // fails at once when nobody answers there
  }
  Dialect dialect() const override { return Dialect::postgresql; }
  void after_commit(std::function<void()> f) override { after_commit_ = std::move(f); }

  void in_snapshot(const std::function<void(Tx&)>& work) override {
    with_connection("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY", work);
  }
  void in_transaction(const std::function<void(Tx&)>& work) override {
    for (int tried = 1;; ++tried) {
      try {
        with_connection("BEGIN ISOLATION LEVEL SERIALIZABLE", work);
        break;
      } catch (const Error& error) {
        if (tried >= tries_worth(error.fault)) throw;
      }
      std::this_thread::sleep_for(std::chrono::microseconds(200 * tried));
    }
    if (after_commit_) after_commit_();
  }

 private:
  using Pooled = std::unique_ptr<PostgresqlConnection>;

  void with_connection(const char* begin, const std::function<void(Tx&)>& work) {
    Pooled connection = take();
    struct Return {
      PostgresqlDatabase& db;
      Pooled& connection;
      ~Return() { db.give_back(std::move(connection)); }
    } const back{*this, connection};
    connection->script(begin);
    try {
      work(*connection);
      connection->script("COMMIT");
    } catch (...) {
      try {
        connection->script("ROLLBACK");
      } catch (const Error&) {
      }
      throw;
    }
  }
  Pooled take() {
    {
      std::unique_lock lock(mutex_);
      free_.wait(lock, [&] { return !idle_.empty() || open_ < limit_; });
      if (!idle_.empty()) {
        Pooled connection = std::move(idle_.back());
        idle_.pop_back();
        return connection;
      }
      ++open_;
    }
    try {
      return std::make_unique<PostgresqlConnection>(connection_);
    } catch (...) {
      drop();
      throw;
    }
  }
  void give_back(Pooled connection) {
    if (!connection->alive()) return drop();  // the next caller opens a new one
    const std::lock_guard lock(mutex_);
    idle_.push_back(std::move(connection));
    free_.notify_one();
  }
  void drop() {
    const std::lock_guard lock(mutex_);
    --open_;
    free_.notify_one();
  }

  const std::string connection_;
  const int limit_;
  std::mutex mutex_;
  std::condition_variable free_;
  std::vector<Pooled> idle_;
  int open_ = 0;
  std::function<void()> after_commit_;
};

}  // namespace

std::unique_ptr<Database> open_postgresql(const std::string& connection, int connections) {
  return std::make_unique<PostgresqlDatabase>(connection, connections);
}

}  // namespace sql
