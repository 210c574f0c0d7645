// sqlite_database — one writer that lets waiting callers share an fsync, and a few readers beside
// it.
#include <sqlite3.h>

#include <condition_variable>
#include <deque>
#include <filesystem>
#include <mutex>
#include <thread>

#include "platform/sql/sqlite_connection.h"

namespace sql {
namespace {

constexpr int read_write = SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE;

void configure(SqliteConnection& c, int cache_kib) {
  c.script(
      "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON;"
      "PRAGMA trusted_schema=OFF; PRAGMA temp_store=MEMORY; PRAGMA cell_size_check=ON;"
      "PRAGMA cache_size=-" +
      std::to_string(cache_kib));
}

// BEGIN … COMMIT around f, ROLLBACK when it throws.
template <class F>
void transact(SqliteConnection& c, const char* begin, F&& f) {
  c.execute(begin);
  try {
    f();
    c.execute("COMMIT");
  } catch (...) {
    // A failed COMMIT or a full disk may have rolled back already; then there is nothing left to
    // undo.
    try {
      c.execute("ROLLBACK");
    } catch (const Error&) {
    }
    throw;
  }
}

class SqliteDatabase final : public Database {
 public:
  SqliteDatabase(const std::string& path, SqliteOptions options)
      : uri_(uri_of(path, options)), options_(options) {
    if (options_.read_only) return;
    writer_ = std::make_unique<SqliteConnection>(uri_, read_write);
    configure(*writer_, 32 * 1024);
    thread_ = std::thread([this] { write_batches(); });
  }

  ~SqliteDatabase() override {
    {
      const std::lock_guard lock(mutex_);
      stopping_ = true;
    }
    wake_writer_.notify_all();
    if (thread_.joinable()) thread_.join();
    idle_readers_.clear();
    if (writer_) {
      try {
        writer_->run("PRAGMA wal_checkpoint(TRUNCATE)", {}, [](const Row&) { return true; });
      } catch (const Error&) {
      }
    }
  }

  Dialect dialect() const override { return Dialect::sqlite; }
  void after_commit(std::function<void()> f) override { after_commit_ = std::move(f); }

  void in_snapshot(const std::function<void(Tx&)>& work) override {
    auto reader = take_reader();
    const Return back{*this, reader};
    transact(*reader, "BEGIN", [&] { work(*reader); });
  }

  void in_transaction(const std::function<void(Tx&)>& work) override {
    if (options_.read_only) throw Error(Fault::read_only, "opened for reading only");
    if (std::this_thread::get_id() == thread_.get_id())
      throw std::logic_error("a transaction inside a transaction");
    Waiting mine{&work, {}, false};
    std::unique_lock lock(mutex_);
    queue_.push_back(&mine);
    wake_writer_.notify_one();
    answered_.wait(lock, [&] { return mine.done; });
    if (mine.error) std::rethrow_exception(mine.error);
  }

 private:
  struct Waiting {
    const std::function<void(Tx&)>* work;
    std::exception_ptr error;
    bool done;
  };
  struct Return {
    SqliteDatabase& db;
    std::unique_ptr<SqliteConnection>& reader;
    ~Return() { db.give_back(std::move(reader)); }
  };

  static std::string uri_of(const std::string& path, SqliteOptions options) {
    std::string escaped;
    for (const char c : path) {
      if (c == '?' || c == '#' || c == '%') {
        char hex[4];
        std::snprintf(hex, sizeof hex, "%%%02X", unsigned(static_cast<unsigned char>(c)));
        escaped += hex;
      } else {
        escaped += c;
      }
    }
    // Without a write-ahead log nobody has it open; then not even a lock file need be made to read.
    const bool at_rest = options.read_only && !std::filesystem::exists(path + "-wal");
    return "file:" + escaped + (at_rest ? "?immutable=1" : "");
  }

  std::unique_ptr<SqliteConnection> take_reader() {
    {
      std::unique_lock lock(readers_mutex_);
      reader_free_.wait(lock,
                        [&] { return !idle_readers_.empty() || open_readers_ < options_.readers; });
      if (!idle_readers_.empty()) {
        auto reader = std::move(idle_readers_.back());
        idle_readers_.pop_back();
        return reader;
      }
      ++open_readers_;
    }
    try {
      auto reader = std::make_unique<SqliteConnection>(
          uri_, options_.read_only ? SQLITE_OPEN_READONLY : SQLITE_OPEN_READWRITE);
      reader->script(
          "PRAGMA query_only=ON; PRAGMA temp_store=MEMORY; PRAGMA trusted_schema=OFF;"
          "PRAGMA cache_size=-8192");
      return reader;
    } catch (...) {
      const std::lock_guard lock(readers_mutex_);
      --open_readers_;
      reader_free_.notify_one();
      throw;
    }
  }
  void give_back(std::unique_ptr<SqliteConnection> reader) {
    const std::lock_guard lock(readers_mutex_);
    idle_readers_.push_back(std::move(reader));
    reader_free_.notify_one();
  }

  void write_batches() {
    for (;;) {
      std::vector<Waiting*> batch;
      {
        std::unique_lock lock(mutex_);
        wake_writer_.wait(lock, [&] { return stopping_ || !queue_.empty(); });
        if (queue_.empty()) return;
        batch.assign(queue_.begin(), queue_.end());
        queue_.clear();
      }
      try {
        transact(*writer_, "BEGIN IMMEDIATE", [&] {
          for (Waiting* one : batch) run_one(*one);
        });
        if (after_commit_) after_commit_();
      } catch (...) {
        // The whole batch is gone, also for those whose own work went well.
        for (Waiting* one : batch)
          if (!one->error) one->error = std::current_exception();
      }
      const std::lock_guard lock(mutex_);
      for (Waiting* one : batch) one->done = true;
      answered_.notify_all();
    }
  }

  // Each caller's work stands in a savepoint: one that throws undoes only itself.
  void run_one(Waiting& one) {
    writer_->execute("SAVEPOINT one");
    try {
      (*one.work)(*writer_);
    } catch (...) {
      one.error = std::current_exception();
      writer_->execute("ROLLBACK TO one");
    }
    writer_->execute("RELEASE one");
  }

  const std::string uri_;
  const SqliteOptions options_;
  std::unique_ptr<SqliteConnection> writer_;
  std::thread thread_;
  std::mutex mutex_;
  std::condition_variable wake_writer_, answered_;
  std::deque<Waiting*> queue_;
  bool stopping_ = false;
  std::function<void()> after_commit_;

  std::mutex readers_mutex_;
  std::condition_variable reader_free_;
  std::vector<std::unique_ptr<SqliteConnection>> idle_readers_;
  int open_readers_ = 0;
};

// One connection behind a mutex: what tests and rehearsals use.
class MemoryDatabase final : public Database {
 public:
  MemoryDatabase() : connection_("file::memory:", read_write) { configure(connection_, 8 * 1024); }
  Dialect dialect() const override { return Dialect::sqlite; }
  void after_commit(std::function<void()> f) override { after_commit_ = std::move(f); }
  void in_snapshot(const std::function<void(Tx&)>& work) override {
    const std::lock_guard lock(mutex_);
    transact(connection_, "BEGIN", [&] {
      connection_.script("PRAGMA query_only=ON");
      const Writable again{connection_};
      work(connection_);
    });
  }
  void in_transaction(const std::function<void(Tx&)>& work) override {
    {
      const std::lock_guard lock(mutex_);
      transact(connection_, "BEGIN IMMEDIATE", [&] { work(connection_); });
    }
    if (after_commit_) after_commit_();
  }

 private:
  struct Writable {
    SqliteConnection& connection;
    ~Writable() { connection.script("PRAGMA query_only=OFF"); }
  };
  SqliteConnection connection_;
  std::mutex mutex_;
  std::function<void()> after_commit_;
};

}  // namespace

std::unique_ptr<Database> open_sqlite(const std::string& path, SqliteOptions options) {
  if (path == ":memory:") return std::make_unique<MemoryDatabase>();
  return std::make_unique<SqliteDatabase>(path, options);
}

}  // namespace sql
