#include <gtest/gtest.h>

#include "ledger/book.h"
#include "ledger/checkpoint.h"
#include "ledger/tiles.h"
#include "ledger/verify.h"
#include "platform/crypto/hash.h"
#include "platform/sql/test_databases.h"

namespace ledger {
namespace {

constexpr std::int64_t agency = 420202;
constexpr timing::Instant noon{std::chrono::milliseconds{1771041600000}};

// RFC 6962, section 2.1, word for word.
Hash naive_root(const std::vector<Hash>& leaves) {
  if (leaves.empty()) return crypto::sha256("");
  if (leaves.size() == 1) return leaves[0];
  std::size_t k = 1;
  while (k * 2 < leaves.size()) k *= 2;
  return node_hash(naive_root({leaves.begin(), leaves.begin() + std::ptrdiff_t(k)}),
                   naive_root({leaves.begin() + std::ptrdiff_t(k), leaves.end()}));
}

class Ledger : public sql::EachDatabase {
 protected:
  Ledger() {
    auto migrations = schema();
    migrations.push_back({"test", 1, R"(
CREATE TABLE thing (id INTEGER PRIMARY KEY, name TEXT NOT NULL, note TEXT, data BLOB) STRICT;
)"});
    sql::migrate(*database, migrations);
    database->write([&](sql::Tx& tx) { open_log(tx, agency, "sanzhi.example/420202"); });
  }

  void add_thing(std::int64_t id, const std::string& name) {
    database->write([&](sql::Tx& tx) {
      tx.execute("INSERT INTO thing (id, name, data) VALUES (:id, :name, :data)",
                 {{"id", id}, {"name", name}, {"data", sql::Bytes{"\x01\x02"}}});
      append(tx,
             {.log = agency,
              .act = "thing.added",
              .subject = "thing:" + std::to_string(id),
              .by = 7,
              .facts = {{"name", name}},
              .rows = {{"thing", id}}},
             noon);
    });
  }
  void behind_our_back(const std::string& statement) {
    database->write([&](sql::Tx& tx) { tx.execute(statement); });
  }
  Verified verify_all(const std::vector<ReadNote>& notes = {}) {
    return verify(*database, coverage, notes);
  }
  Checkpoint checkpoint() {
    return database->read([](sql::Tx& tx) { return checkpoint_of(tx, agency); });
  }

  const Coverage coverage{{"thing"},
                          {"ledger_log", "ledger_entry", "ledger_tile", "schema_migration"}};
};

TEST_P(Ledger, roots_and_proofs_agree_with_the_definition_at_every_size) {
  std::vector<Hash> leaves, roots;
  for (int i = 0; i < 600; ++i) leaves.push_back(leaf_hash("entry " + std::to_string(i)));
  database->write([&](sql::Tx& tx) {
    for (std::int64_t size = 0; size < 600; ++size) {
      if (size % 37 == 0 || (size > 250 && size < 260) || size > 510) {
        TileReader tiles(tx, agency);
        roots.push_back(root_of(size, std::ref(tiles)));
        EXPECT_EQ(roots.back(), naive_root({leaves.begin(), leaves.begin() + size})) << size;
      }
      append_leaves(tx, agency, size, {leaves[std::size_t(size)]});
    }
    TileReader tiles(tx, agency);
    const auto root = root_of(600, std::ref(tiles));
    for (const std::int64_t leaf : {0, 1, 255, 256, 257, 511, 512, 598, 599}) {
      auto path = inclusion_path(leaf, 600, std::ref(tiles));
      EXPECT_TRUE(inclusion_holds(leaves[std::size_t(leaf)], leaf, 600, path, root)) << leaf;
      EXPECT_FALSE(inclusion_holds(leaves[std::size_t(leaf)], leaf ^ 1, 600, path, root)) << leaf;
      path[0][0] ^= 1;
      EXPECT_FALSE(inclusion_holds(leaves[std::size_t(leaf)], leaf, 600, path, root)) << leaf;
    }
    for (const std::int64_t old : {1, 2, 255, 256, 257, 300, 512, 599, 600}) {
      const auto old_root = root_of(old, std::ref(tiles));
      const auto path = consistency_path(old, 600, std::ref(tiles));
      EXPECT_TRUE(consistency_holds(old, old_root, 600, root, path)) << old;
      if (old < 600) {
        EXPECT_FALSE(consistency_holds(old, root, 600, root, path)) << old;
      }
    }
  });
}

TEST_P(Ledger, leaves_added_one_by_one_and_all_at_once_give_the_same_tree) {
  std::vector<Hash> leaves;
  for (int i = 0; i < 66000; ++i) leaves.push_back(leaf_hash(std::to_string(i)));
  database->write([&](sql::Tx& tx) {
    append_leaves(tx, agency, 0, {leaves.begin(), leaves.begin() + 1});
    append_leaves(tx, agency, 1, {leaves.begin() + 1, leaves.begin() + 65535});
    append_leaves(tx, agency, 65535, {leaves.begin() + 65535, leaves.begin() + 65536});
    append_leaves(tx, agency, 65536, {leaves.begin() + 65536, leaves.end()});
    TileReader tiles(tx, agency);
    EXPECT_EQ(root_of(66000, std::ref(tiles)), naive_root(leaves));
  });
}

TEST_P(Ledger, tells_what_happened_to_a_subject_in_order) {
  add_thing(1, "甲");
  add_thing(2, "乙");
  database->write([&](sql::Tx& tx) {
    append(tx, {.log = agency, .act = "thing.looked_at", .subject = "thing:1"}, noon);
  });
  const auto history = database->read([](sql::Tx& tx) { return history_of(tx, "thing:1"); });
  ASSERT_EQ(history.size(), 2u);
  EXPECT_EQ(history[0].body.at("act"), "thing.added");
  EXPECT_EQ(history[0].body.at("facts").at("name"), "甲");
  EXPECT_EQ(history[1].seq, 2);
}

TEST_P(Ledger, entries_cannot_be_rewritten) {
  add_thing(1, "甲");
  EXPECT_THROW(behind_our_back("UPDATE ledger_entry SET body = 'x'"), sql::Error);
  EXPECT_THROW(behind_our_back("DELETE FROM ledger_entry"), sql::Error);
}

TEST_P(Ledger, an_untouched_database_verifies) {
  for (int i = 1; i <= 300; ++i) add_thing(i, "第" + std::to_string(i) + "件");
  const auto verified = verify_all();
  EXPECT_TRUE(verified.findings.empty()) << verified.findings[0].place << verified.findings[0].what;
  EXPECT_EQ(verified.counts.entries, 300);
  EXPECT_EQ(verified.counts.rows, 300);
}

TEST_P(Ledger, every_kind_of_change_behind_its_back_is_found_and_named) {
  const std::vector<std::pair<std::string, std::string>> changes = {
      {"UPDATE thing SET name = '丙' WHERE id = 2", "表 thing 第2行"},
      {"UPDATE thing SET note = '' WHERE id = 2", "表 thing 第2行"},
      {"DELETE FROM thing WHERE id = 3", "表 thing 第3行"},
      {"INSERT INTO thing (id, name) VALUES (9, '丁')", "表 thing 第9行"},
      {"UPDATE thing SET id = 8 WHERE id = 1", "表 thing 第8行"},
      {"UPDATE ledger_log SET size = size + 1 WHERE id = 420202", "账本 sanzhi.example/420202"},
      {"UPDATE ledger_log SET origin = 'elsewhere' WHERE id = 420202",
       "账本 sanzhi.example/420202"},
      {"DELETE FROM ledger_tile", "账本 sanzhi.example/420202 第0条"},
      {"CREATE TABLE stranger (id INTEGER)", "表 stranger"},
      {"UPDATE ledger_entry SET body = replace(body, '\"by\":7', '\"by\":8') WHERE seq = 1",
       "账本 sanzhi.example/420202 第1条"},
      {"UPDATE ledger_entry SET subject = 'thing:9' WHERE seq = 1",
       "账本 sanzhi.example/420202 第1条"},
      {"DELETE FROM ledger_entry WHERE seq = 2", "账本 sanzhi.example/420202"},
  };
  for (const auto& [change, place] : changes) {
    database = sql::empty_test_database(GetParam());
    auto migrations = schema();
    migrations.push_back({"test", 1,
                          "CREATE TABLE thing (id INTEGER PRIMARY KEY, name TEXT NOT NULL, note "
                          "TEXT, data BLOB) STRICT;"});
    sql::migrate(*database, migrations);
    database->write([&](sql::Tx& tx) { open_log(tx, agency, "sanzhi.example/420202"); });
    for (int i = 1; i <= 3; ++i) add_thing(i, "件");
    const auto keys = Keys{crypto::SigningKey::generate(crypto::KeyKind::ed25519),
                           crypto::SigningKey::generate(crypto::KeyKind::sm2)};
    const auto notes = read_notes(sign(checkpoint(), keys) + "\n", keys.public_keys());
    ASSERT_TRUE(verify_all(notes).findings.empty());
    database->write([&](sql::Tx& tx) {  // as an attacker with the file would
      tx.script(GetParam() == "sqlite"
                    ? "DROP TRIGGER ledger_entry_no_UPDATE; DROP TRIGGER ledger_entry_no_DELETE;"
                    : "DROP TRIGGER ledger_entry_append_only ON ledger_entry;");
    });
    behind_our_back(change);
    const auto findings = verify_all(notes).findings;
    EXPECT_TRUE(std::ranges::any_of(findings, [&](const Finding& f) { return f.place == place; }))
        << change << (findings.empty() ? "" : " only: " + findings[0].place);
  }
}

TEST_P(Ledger, a_rewritten_log_and_a_cut_tail_do_not_agree_with_an_earlier_checkpoint) {
  for (int i = 1; i <= 5; ++i) add_thing(i, "件");
  const auto before = checkpoint();
  const std::vector<ReadNote> kept = {{before, true}};
  add_thing(6, "件");
  EXPECT_TRUE(verify_all(kept).findings.empty());
  EXPECT_FALSE(verify_all({{{before.origin, 9, before.root}, true}}).findings.empty());
  EXPECT_FALSE(verify_all({{{before.origin, 5, crypto::sha256("other")}, true}}).findings.empty());
  EXPECT_FALSE(verify_all({{{"a log that was dropped", 1, before.root}, true}}).findings.empty());
  EXPECT_FALSE(verify_all({{before, false}}).findings.empty());
}

TEST_P(Ledger, loaded_history_is_covered_as_a_range) {
  database->write([&](sql::Tx& tx) {
    for (int i = 10; i < 20; ++i)
      tx.execute("INSERT INTO thing (id, name) VALUES (:id, 'old')", {{"id", i}});
    append(tx,
           {.log = agency,
            .act = "thing.loaded",
            .subject = "import:1",
            .ranges = {{"thing", 10, 19}}},
           noon);
  });
  add_thing(30, "new");
  EXPECT_TRUE(verify_all().findings.empty());
  behind_our_back("UPDATE thing SET name = 'older' WHERE id = 15");
  ASSERT_EQ(verify_all().findings.size(), 1u);
  behind_our_back("UPDATE thing SET name = 'old' WHERE id = 15");
  behind_our_back("DELETE FROM thing WHERE id = 19");
  ASSERT_EQ(verify_all().findings.size(), 1u);
}

ON_EACH_DATABASE(Ledger);

TEST(Checkpoint, a_note_is_read_back_and_any_changed_byte_breaks_it) {
  const Keys keys{crypto::SigningKey::generate(crypto::KeyKind::ed25519),
                  crypto::SigningKey::generate(crypto::KeyKind::sm2)};
  const Checkpoint point{"sanzhi.example/public", 12, crypto::sha256("root")};
  const auto note = sign(point, keys) + "\n";
  bool torn = true;
  const auto read = read_notes(note + note, keys.public_keys(), &torn);
  ASSERT_EQ(read.size(), 2u);
  EXPECT_FALSE(torn);
  EXPECT_EQ(read[1].checkpoint, point);
  EXPECT_TRUE(read[1].signed_by_us);
  for (std::size_t i = 0; i < note.size(); ++i) {
    auto changed = note;
    changed[i] ^= 1;
    const auto again = read_notes(changed, keys.public_keys(), &torn);
    EXPECT_TRUE(torn || again.empty() || !again[0].signed_by_us) << i;
  }
  read_notes(std::string_view(note).substr(0, note.size() - 1), keys.public_keys(), &torn);
  EXPECT_TRUE(torn);
}

TEST(Canonical, equal_contents_are_equal_bytes) {
  EXPECT_EQ(canonical({{"b", 1}, {"a", {{"d", nullptr}, {"c", "文"}}}}),
            R"({"a":{"c":"文","d":null},"b":1})");
}

}  // namespace
}  // namespace ledger
