// import_decisions — history taken over from a table of decisions.
#include "disclosure/import_decisions.h"

#include <fcntl.h>
#include <unistd.h>

#include <condition_variable>
#include <exception>
#include <mutex>
#include <thread>

#include "disclosure/import_check.h"
#include "disclosure/import_store.h"
#include "platform/crypto/hash.h"

namespace disclosure {
namespace {

std::string sha256_of_file(const std::string& path) {
  crypto::Hasher hasher(crypto::Algorithm::sha256);
  const int file = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  std::string buffer(1 << 20, '\0');
  for (ssize_t n; file >= 0 && (n = ::read(file, buffer.data(), buffer.size())) > 0;)
    hasher.add(std::string_view(buffer).substr(0, std::size_t(n)));
  if (file >= 0) ::close(file);
  return crypto::hex(hasher.finish());
}

// Hands batches from the thread that reads to the thread that writes: while one is written the next
// is read, and no third one takes up memory.
class Handover {
 public:
  void put(ImportedRows batch) {
    std::unique_lock lock(mutex_);
    waiting_ = std::move(batch);
    changed_.notify_all();
    changed_.wait(lock, [&] { return stopped_ || !waiting_; });
    if (stopped_) throw std::runtime_error("the import was broken off");
  }
  void end(std::exception_ptr fault) {
    const std::lock_guard lock(mutex_);
    ended_ = true;
    fault_ = std::move(fault);
    changed_.notify_all();
  }
  bool take(ImportedRows& batch) {
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [&] { return ended_ || waiting_; });
    if (!waiting_) {
      if (fault_) std::rethrow_exception(fault_);
      return false;
    }
    batch = std::move(*waiting_);
    waiting_.reset();
    changed_.notify_all();
    return true;
  }
  void stop() {
    const std::lock_guard lock(mutex_);
    stopped_ = true;
    changed_.notify_all();
  }

 private:
  std::mutex mutex_;
  std::condition_variable changed_;
  std::optional<ImportedRows> waiting_;
  bool ended_ = false, stopped_ = false;
  std::exception_ptr fault_;
};

class Loading {
 public:
  Loading(const ImportTools& tools, const ImportRequest& request, const ImportPlan& plan,
          Import import, By by, const Progress& progress)
      : tools_(tools),
        request_(request),
        plan_(plan),
        import_(std::move(import)),
        by_(by),
        progress_(progress) {}

  void run() {
    std::thread reader([&] { read_all(); });
    try {
      write_all();
    } catch (...) {
      handover_.stop();
      reader.join();
      throw;
    }
    reader.join();
    tools_.database.write([&](sql::Tx& tx) { complete(tx, import_.id, by_); });
  }

 private:
  void read_all() {
    try {
      read_rows();
      handover_.end(nullptr);
    } catch (...) {
      handover_.end(std::current_exception());
    }
  }

  void read_rows() {
    RowImport row_import(tools_.law, *plan_.schema, plan_.mapping, plan_.header, plan_.agency,
                         plan_.today);
    tables::Faults faults;
    auto reader = open_rows(request_, faults);
    tables::Row row;
    ImportedRows batch;
    std::int64_t n = 0;
    for (; reader && reader->next(row); ++n) {
      if (n < import_.loaded) continue;  // before the interruption
      if (!row_import.check(row, faults)) break;
      row_import.derive(import_.first_id + n, import_.id, by_.at, batch);
      if (batch.rows.size() == tools_.batch) handover_.put(std::exchange(batch, {}));
    }
    if (!faults.empty() || n != import_.row_count)
      throw std::runtime_error("the file changed while it was imported");
    if (!batch.rows.empty()) handover_.put(std::move(batch));
  }

  void write_all() {
    auto loaded = import_.loaded;
    for (ImportedRows batch; handover_.take(batch);) {
      tools_.database.write([&](sql::Tx& tx) { load(tx, import_, batch, by_); });
      loaded += std::int64_t(batch.rows.size());
      if (progress_) progress_("load", loaded);
    }
  }

  const ImportTools& tools_;
  const ImportRequest& request_;
  const ImportPlan& plan_;
  const Import import_;
  const By by_;
  const Progress& progress_;
  Handover handover_;
};

void refuse(ImportReport& report, std::string text) {
  report.faults.push_back({0, 0, "", std::move(text)});
  ++report.fault_count;
}

// The one that was interrupted when it is of the same file, else a new one. Empty: another is not
// finished.
std::optional<Import> begin(const ImportTools& tools, const ImportRequest& request,
                            const ImportPlan& plan, std::int64_t rows, const By& by) {
  Import wanted;
  wanted.id = tools.ids.next();
  wanted.agency_id = request.agency;
  wanted.kind = plan.schema->kind;
  wanted.file_name = request.file_name;
  wanted.file_sha256 = sha256_of_file(request.path);
  wanted.mapping = joined(plan.mapping);
  wanted.row_count = rows;
  return tools.database.write([&](sql::Tx& tx) -> std::optional<Import> {
    if (auto old = find_loading(tx, request.agency)) {
      if (old->file_sha256 == wanted.file_sha256 && old->mapping == wanted.mapping &&
          old->kind == wanted.kind)
        return old;
      return std::nullopt;
    }
    start(tx, wanted, by);
    return wanted;
  });
}

class Stopwatch {
 public:
  double seconds() const {
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - start_).count();
  }

 private:
  std::chrono::steady_clock::time_point start_ = std::chrono::steady_clock::now();
};

ImportReport report_of(tables::Faults faults, const ImportPlan& plan) {
  ImportReport report;
  report.header = plan.header;
  report.mapping = plan.mapping;
  if (plan.schema) report.kind = plan.schema->kind;
  report.fault_count = std::int64_t(faults.size());
  report.faults = std::move(faults);
  return report;
}

}  // namespace

std::vector<std::string> header_of(const ImportTools& tools, const ImportRequest& request) {
  tables::Faults faults;
  return plan_of(tools, request, faults).header;
}

ImportReport check_decisions(const ImportTools& tools, const ImportRequest& request,
                             const Progress& progress) {
  tables::Faults faults;
  const auto plan = plan_of(tools, request, faults);
  if (!faults.empty()) return report_of(std::move(faults), plan);
  return checked(tools, request, plan, progress);
}

ImportReport import_decisions(const ImportTools& tools, const ImportRequest& request,
                              const Progress& progress) {
  const Stopwatch watch;
  tables::Faults faults;
  const auto plan = plan_of(tools, request, faults);
  if (!faults.empty()) return report_of(std::move(faults), plan);
  auto report = checked(tools, request, plan, progress);
  if (report.fault_count == 0) {
    const By by{request.agency, request.person, tools.clock.now()};
    const auto import = begin(tools, request, plan, report.rows, by);
    if (import) {
      Loading(tools, request, plan, *import, by, progress).run();
      report.import = import->id;
    } else {
      refuse(report, "上一次导入没有完成：请用同一个文件继续，或者放弃上一次导入。");
    }
  }
  report.seconds = watch.seconds();
  return report;
}

std::optional<UnfinishedImport> unfinished_import(sql::Tx& tx, std::int64_t agency) {
  const auto import = find_loading(tx, agency);
  if (!import) return std::nullopt;
  return UnfinishedImport{import->id, import->loaded, import->row_count, import->file_name};
}

void discard_import(const ImportTools& tools, std::int64_t import, const By& by) {
  const auto step = std::int64_t(tools.batch);
  for (std::int64_t from = 0;
       tools.database.write([&](sql::Tx& tx) { return discard_some(tx, import, from, step, by); });
       from += step) {
  }
}

}  // namespace disclosure
