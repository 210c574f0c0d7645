#include "ledger/verify.h"

#include <algorithm>
#include <map>
#include <set>
#include <unordered_map>

#include "ledger/book.h"
#include "ledger/row_digest.h"
#include "ledger/tiles.h"
#include "platform/crypto/hash.h"

namespace json = boost::json;

namespace ledger {
namespace {

constexpr std::size_t enough = 100;  // findings after which nobody reads on

struct Range {
  std::int64_t first, last, count;
  std::string digest, place;
};

struct Log {
  std::int64_t id, size;
  std::string origin;
  std::string name() const { return "账本 " + origin; }
};

class Verification {
 public:
  Verification(sql::Tx& tx, const Coverage& coverage, const std::vector<ReadNote>& notes)
      : tx_(tx), coverage_(coverage), notes_(notes) {}

  Verified run() {
    const auto logs =
        tx_.all("SELECT id, size, origin FROM ledger_log ORDER BY id", {}, [](const sql::Row& row) {
          return Log{row.integer(0), row.integer(1), row.str(2)};
        });
    for (const Log& log : logs) check_log(log);
    check_origins(logs);
    check_tables();
    check_triggers();
    for (const auto& table : coverage_.covered) check_rows(table);
    return std::move(out_);
  }

 private:
  void found(std::string place, std::string what) {
    if (out_.findings.size() < enough) out_.findings.push_back({std::move(place), std::move(what)});
  }

  // The root of the entries as they are read, compared with every checkpoint of this log on the
  // way.
  void check_log(const Log& log) {
    ++out_.counts.logs;
    std::multimap<std::int64_t, const ReadNote*> due;
    for (const ReadNote& note : notes_)
      if (note.checkpoint.origin == log.origin) due.emplace(note.checkpoint.size, &note);
    std::vector<Hash> peaks;  // roots of the complete subtrees so far, largest first
    std::int64_t seq = 0;
    check_notes(log, due, 0, peaks);
    tx_.each("SELECT seq, subject, body FROM ledger_entry WHERE log_id = :log ORDER BY seq",
             {{"log", log.id}}, [&](const sql::Row& row) {
               const auto place = log.name() + " 第" + std::to_string(row.integer(0)) + "条";
               if (row.integer(0) != seq) {
                 found(log.name() + " 第" + std::to_string(seq) + "条", "缺失");
                 seq = row.integer(0);
               }
               ++out_.counts.entries;
               const auto leaf = leaf_hash(row.text(2));
               check_tile(log, seq, leaf, place);
               take_in(log, place, row);
               peaks.push_back(leaf);
               for (auto n = ++seq; n % 2 == 0; n /= 2) {
                 const auto right = std::move(peaks.back());
                 peaks.pop_back();
                 peaks.back() = node_hash(peaks.back(), right);
               }
               check_notes(log, due, seq, peaks);
             });
    if (seq != log.size)
      found(log.name(),
            "登记有" + std::to_string(log.size) + "条，实有" + std::to_string(seq) + "条");
    for (auto note = due.upper_bound(seq); note != due.end(); ++note)
      found(log.name(), "检查点记有" + std::to_string(note->first) + "条，实有" +
                            std::to_string(seq) + "条：末尾被截去或者整个目录被还原到较早的状态");
    check_tiles(log, seq);
  }

  void check_notes(const Log& log, const std::multimap<std::int64_t, const ReadNote*>& due,
                   std::int64_t size, const std::vector<Hash>& peaks) {
    const auto [first, last] = due.equal_range(size);
    if (first == last) return;
    Hash root = peaks.empty() ? empty_root() : peaks.back();
    for (auto peak = peaks.rbegin(); peak != peaks.rend(); ++peak)
      if (peak != peaks.rbegin()) root = node_hash(*peak, root);
    for (auto note = first; note != last; ++note) {
      ++out_.counts.checkpoints;
      if (note->second->checkpoint.root != root)
        found(log.name(), "前" + std::to_string(size) + "条与当时签发的检查点不符");
    }
  }

  void check_tile(const Log& log, std::int64_t seq, const Hash& leaf, const std::string& place) {
    if (seq % tile_width == 0) tile_ = TileReader(tx_, log.id).tile(0, seq / tile_width);
    const auto at = std::size_t(seq % tile_width) * hash_size;
    if (tile_.size() < at + hash_size || std::string_view(tile_).substr(at, hash_size) != leaf)
      found(place, "内容与登记时的散列不符");
  }

  // Levels above the leaves follow from those below; and no tile may stand where the log does not
  // reach.
  void check_tiles(const Log& log, std::int64_t size) {
    tx_.each(
        "SELECT level, number, hashes FROM ledger_tile WHERE log_id = :log ORDER BY level, number",
        {{"log", log.id}}, [&](const sql::Row& row) {
          const auto level = row.integer(0), number = row.integer(1);
          auto nodes = size;
          for (auto l = level; l > 0; --l) nodes /= tile_width;
          const auto width = std::clamp<std::int64_t>(nodes - number * tile_width, 0, tile_width);
          const auto place =
              log.name() + " 散列块" + std::to_string(level) + "/" + std::to_string(number);
          if (std::int64_t(row.bytes(2).size()) != width * std::int64_t(hash_size)) {
            found(place, "长度不符");
          } else if (level > 0) {
            for (std::int64_t i = 0; i < width; ++i) {
              const auto below =
                  TileReader(tx_, log.id).tile(int(level) - 1, number * tile_width + i);
              if (below.empty() ||
                  root_of_tile(below) != row.bytes(2).substr(std::size_t(i) * hash_size, hash_size))
                found(place, "与下层散列不符");
            }
          }
        });
  }
  // Remembers what the entry says of rows; the last word on a row counts.
  void take_in(const Log& log, const std::string& place, const sql::Row& row) {
    boost::system::error_code broken;
    const auto value = json::parse(row.text(2), broken);
    const auto* body = value.if_object();
    if (broken || !body || !body->contains("subject") ||
        body->at("subject") != json::value(row.text(1)))
      return found(place, "主题与正文不符");
    if (const auto* rows = body->if_contains("rows"))
      for (const auto& one : rows->as_array()) {
        const auto& cell = one.as_array();
        auto& known = rows_[std::string(cell[0].as_string())][cell[1].to_number<std::int64_t>()];
        known = {crypto::from_hex(cell[2].as_string()), log.id, row.integer(0)};
      }
    if (const auto* ranges = body->if_contains("ranges"))
      for (const auto& one : ranges->as_array()) {
        const auto& cell = one.as_array();
        ranges_[std::string(cell[0].as_string())].push_back(
            {cell[1].to_number<std::int64_t>(), cell[2].to_number<std::int64_t>(),
             cell[3].to_number<std::int64_t>(), crypto::from_hex(cell[4].as_string()), place});
      }
  }

  void check_origins(const std::vector<Log>& logs) {
    std::set<std::string> unknown;
    for (const ReadNote& note : notes_) {
      if (!note.signed_by_us) found("检查点 " + note.checkpoint.origin, "签名无效");
      if (std::ranges::find(logs, note.checkpoint.origin, &Log::origin) == logs.end())
        unknown.insert(note.checkpoint.origin);
    }
    for (const auto& origin : unknown) found("账本 " + origin, "检查点记载的账本不存在");
  }

  // A table nobody answers for could hold anything.
  void check_tables() {
    std::set<std::string> expected(coverage_.covered.begin(), coverage_.covered.end());
    expected.insert(coverage_.kept.begin(), coverage_.kept.end());
    const char* list =
        tx_.dialect() == sql::Dialect::sqlite
            ? "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"
            : "SELECT table_name FROM information_schema.tables WHERE table_schema = "
              "current_schema()";
    tx_.each(list, {}, [&](const sql::Row& row) {
      if (!expected.erase(row.str(0))) found("表 " + row.str(0), "不属于本系统");
    });
    for (const auto& table : expected) found("表 " + table, "不存在");
  }

  void check_triggers() {
    if (tx_.dialect() != sql::Dialect::sqlite) return;
    if (tx_.integer("SELECT count(*) FROM sqlite_master WHERE type = 'trigger' AND tbl_name = "
                    "'ledger_entry'") != 2)
      found("表 ledger_entry", "禁止改动的触发器被取消");
  }

  void check_rows(const std::string& table) {
    auto& known = rows_[table];
    auto& ranges = ranges_[table];
    std::ranges::sort(ranges, {}, &Range::first);
    RowDigest digest;
    auto range = ranges.begin();
    crypto::Hasher all(crypto::Algorithm::sha256);
    std::int64_t in_range = 0;
    const auto close_range = [&] {
      if (all.finish() != range->digest || in_range != range->count)
        found("表 " + table + " 第" + std::to_string(range->first) + "至" +
                  std::to_string(range->last) + "行（" + range->place + "）",
              "与导入时不符");
      in_range = 0;
      ++range;
    };
    tx_.each("SELECT * FROM " + table + " ORDER BY id", {}, [&](const sql::Row& row) {
      const auto id = id_of(row);
      ++out_.counts.rows;
      while (range != ranges.end() && id > range->last) close_range();
      if (range != ranges.end() && id >= range->first) {
        all.add(digest(row));
        ++in_range;
        return;
      }
      const auto place = "表 " + table + " 第" + std::to_string(id) + "行";
      const auto entry = known.find(id);
      if (entry == known.end() || entry->second.digest.empty())
        found(place, "账本中没有记载");
      else if (entry->second.digest != digest(row))
        found(place, "与账本" + std::to_string(entry->second.log) + "第" +
                         std::to_string(entry->second.seq) + "条记载不符");
      if (entry != known.end()) known.erase(entry);
    });
    while (range != ranges.end()) close_range();
    for (const auto& [id, last] : known)
      if (!last.digest.empty()) found("表 " + table + " 第" + std::to_string(id) + "行", "被删去");
  }
  static std::int64_t id_of(const sql::Row& row) {
    for (int c = 0; c < row.columns(); ++c)
      if (row.name(c) == "id") return row.integer(c);
    throw std::logic_error("a covered table needs a column id");
  }

  struct LastWord {
    std::string digest;
    std::int64_t log, seq;
  };
  sql::Tx& tx_;
  const Coverage& coverage_;
  const std::vector<ReadNote>& notes_;
  Verified out_;
  std::string tile_;
  std::map<std::string, std::unordered_map<std::int64_t, LastWord>> rows_;
  std::map<std::string, std::vector<Range>> ranges_;
};

}  // namespace

Verified verify(sql::Database& database, const Coverage& coverage,
                const std::vector<ReadNote>& notes) {
  return database.read([&](sql::Tx& tx) { return Verification(tx, coverage, notes).run(); });
}

}  // namespace ledger
