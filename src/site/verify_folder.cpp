#include "site/verify_folder.h"

#include <boost/json.hpp>
#include <filesystem>
#include <set>

#include "platform/files/store.h"
#include "site/house.h"
#include "site/rooms.h"

namespace fs = std::filesystem;
namespace json = boost::json;

namespace site {
namespace {

class Verification {
 public:
  Verification(const Folder& folder, const Config& config) : folder_(folder), config_(config) {}

  FolderVerified run(std::string_view outside_notes) {
    guarded("seal.json", [&] { check_seal(); });
    // Notes first: the database may only have grown since.
    guarded("keys", [&] { read_notes(outside_notes); });
    // A page that SQLite cannot read says so in the middle of anything.
    guarded("sanzhi.db", [&] { check_database(); });
    guarded("files", [&] { check_files(); });
    return std::move(out_);
  }

 private:
  void found(std::string place, std::string what) {
    out_.findings.push_back({std::move(place), std::move(what)});
  }
  void found(const std::vector<ledger::Finding>& more) {
    out_.findings.insert(out_.findings.end(), more.begin(), more.end());
  }
  template <class Step>
  void guarded(const char* place, Step step) {
    try {
      step();
    } catch (const std::exception& failure) {
      found(place, std::string("读不出来：") + failure.what());
    }
  }

  void check_seal() {
    std::vector<ledger::Finding> broken;
    const auto seal = read_seal(folder_, broken);
    out_.state = seal.state;
    const auto changed = seal.state == State::at_rest ? compare_with_seal(folder_, seal)
                                                      : std::vector<ledger::Finding>();
    // A server may have started meanwhile; then all this says nothing.
    std::vector<ledger::Finding> again;
    if (!changed.empty() && read_seal(folder_, again).state == State::serving && again.empty()) {
      out_.state = State::serving;
      return;
    }
    found(broken);
    found(changed);
  }

  void read_notes(std::string_view outside) {
    const auto keys = read_public_keys(folder_);
    std::set<std::string> files;
    for (const auto& entry : fs::directory_iterator(folder_.checkpoints()))
      files.insert(entry.path().string());
    for (const auto& file : files) {
      // Only the newest file can have been cut off in the middle by a crash, or be growing now.
      const bool may_be_torn = out_.state == State::serving && file == *files.rbegin();
      take_notes("checkpoints/" + fs::path(file).filename().string(), files::read_file(file), keys,
                 may_be_torn);
    }
    take_notes("--checkpoints", outside, keys, false);
  }

  void take_notes(const std::string& place, std::string_view text, const ledger::PublicKeys& keys,
                  bool may_be_torn) {
    bool torn = false;
    for (auto& note : ledger::read_notes(text, keys, &torn)) notes_.push_back(std::move(note));
    if (torn && !may_be_torn) found(place, "最后一个检查点不完整");
  }

  void check_database() {
    const bool at_rest = out_.state == State::at_rest;
    const auto database = open_database(folder_, config_, {.readers = 1, .read_only = true});
    if (!at_rest && database->dialect() == sql::Dialect::sqlite) check_integrity(*database);
    auto verified = ledger::verify(*database, all_coverage(), notes_);
    out_.counts = verified.counts;
    found(verified.findings);
    database->read([&](sql::Tx& tx) {
      each_file_named(tx, [&](std::string_view sha256) { named_.emplace(sha256); });
    });
  }

  // At rest the bytes are known to be those of a clean stop; otherwise SQLite looks itself.
  void check_integrity(sql::Database& database) {
    database.read([&](sql::Tx& tx) {
      tx.each("PRAGMA integrity_check(10)", {}, [&](const sql::Row& row) {
        if (row.text(0) != "ok") found("sanzhi.db", row.str(0));
      });
    });
  }

  void check_files() {
    const files::Store store(folder_.files());
    const auto bad = store.check([&](std::string_view sha256) {
      ++out_.files;
      named_.erase(std::string(sha256));
    });
    for (const auto& one : bad) found(fs::relative(one.path, folder_.root).string(), one.why);
    for (const auto& missing : named_)
      found("files/" + missing.substr(0, 2) + "/" + missing.substr(2), "不存在");
  }

  const Folder& folder_;
  const Config& config_;
  FolderVerified out_;
  std::vector<ledger::ReadNote> notes_;
  std::set<std::string> named_;  // files that rows speak of and that were not seen yet
};

json::object counts_of(const FolderVerified& verified) {
  const auto& counts = verified.counts;
  return {{"logs", counts.logs},
          {"entries", counts.entries},
          {"rows", counts.rows},
          {"checkpoints", counts.checkpoints},
          {"files", verified.files}};
}

std::string_view word_for(State state) { return state == State::at_rest ? "at rest" : "serving"; }

}  // namespace

FolderVerified verify_folder(const Folder& folder, const Config& config,
                             std::string_view outside_notes) {
  return Verification(folder, config).run(outside_notes);
}

std::string report_of(const FolderVerified& verified) {
  std::string out;
  for (const auto& finding : verified.findings) out += finding.place + "：" + finding.what + "\n";
  const auto& counts = verified.counts;
  out += verified.findings.empty() ? "没有发现改动。" : "发现改动。";
  out += "核对了 " + std::to_string(counts.logs) + " 本账、" + std::to_string(counts.entries) +
         " 条记载、" + std::to_string(counts.rows) + " 行数据、" +
         std::to_string(counts.checkpoints) + " 个检查点、" + std::to_string(verified.files) +
         " 个文件；目录状态：";
  out +=
      verified.state == State::at_rest ? "已停止并封存。\n" : "正在使用，或者上次没有正常停止。\n";
  return out;
}

std::string report_as_json(const FolderVerified& verified) {
  json::array findings;
  for (const auto& finding : verified.findings)
    findings.push_back({{"place", finding.place}, {"what", finding.what}});
  return json::serialize(json::object{{"ok", verified.findings.empty()},
                                      {"state", word_for(verified.state)},
                                      {"counts", counts_of(verified)},
                                      {"findings", std::move(findings)}}) +
         "\n";
}

}  // namespace site
