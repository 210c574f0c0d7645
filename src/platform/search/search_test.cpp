#include "platform/search/search.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <random>
#include <thread>

#include "platform/search/fold.h"
#include "platform/sql/test_databases.h"

namespace search {
namespace {

using namespace std::chrono;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::SizeIs;

constexpr Date may_first = sys_days{2024y / 5 / 1};
// Few documents make many segments, and a tail that is sealed again and again.
constexpr Sizes small{64, 8, 4, 2, 3, 40, 80, 60};

struct Kept {  // a document as a naive searcher sees it
  Position position;
  std::vector<std::string> texts, words;
};

Document document_of(const Kept& kept) {
  Document out{kept.position.id, kept.position.date, {}, {}};
  out.texts.assign(kept.texts.begin(), kept.texts.end());
  out.words.assign(kept.words.begin(), kept.words.end());
  return out;
}

std::vector<std::int64_t> ids_of(const Found& found) {
  std::vector<std::int64_t> ids;
  for (const auto& hit : found.hits) ids.push_back(hit.id);
  return ids;
}

class Search : public sql::EachDatabase {
 protected:
  Search() { sql::migrate(*database, Index::schema()); }

  void add(const std::vector<Kept>& all) {
    std::vector<Document> documents;
    for (const auto& kept : all) documents.push_back(document_of(kept));
    database->write([&](sql::Tx& tx) { index.add(tx, documents); });
  }
  void add(std::int64_t id, Date date, std::vector<std::string> texts,
           std::vector<std::string> words = {}) {
    add({{{date, id}, std::move(texts), std::move(words)}});
  }
  void remove(const std::vector<std::int64_t>& ids) {
    database->write([&](sql::Tx& tx) { index.remove(tx, ids); });
  }
  Found find(const Query& query) {
    return database->read([&](sql::Tx& tx) { return index.find(tx, query); });
  }
  Found find(std::string_view text) {
    Query query;
    query.text = text;
    return find(query);
  }
  std::vector<std::string> faults() {
    return database->read([&](sql::Tx& tx) { return index.check(tx); });
  }
  std::int64_t count_in(const std::string& table) {
    return database->read([&](sql::Tx& tx) { return tx.integer("SELECT COUNT(*) FROM " + table); });
  }

  Index index{1, small};
};

TEST_P(Search, finds_any_two_or_more_characters_wherever_they_stand) {
  add(1, may_first, {"（鄂黄）应急罚〔2024〕12号", "黄冈市某化工有限公司", "使用液氯123千克"});
  for (const char* text : {"应急罚〔2024〕12", "应急罚[2024]12号", "鄂黄", "(鄂黄)应急", "罚〔",
                           "〕1", "24〕", "2024", "202", "02", "12号", "公司", "限公",
                           "化工有限公司", "液氯1", "氯123千", "使用", "千克", "  化工   液氯 "})
    EXPECT_THAT(ids_of(find(text)), ElementsAre(1)) << text;
  for (const char* text : {"号黄", "司使", "应急罚2024", "223", "2042", "公限", "化工公司", "氯化",
                           "化工 汽油", "123 321"})
    EXPECT_THAT(ids_of(find(text)), IsEmpty()) << text;
}

TEST_P(Search, makes_no_difference_between_widths_cases_and_brackets) {
  add(1, may_first, {"ＡＢＣ Trading（上海）“公司”　１２３"});
  for (const char* text :
       {"abc", "ABC", "ａｂｃ", "trading(上海)", "\"公司\"", "１２３", "ABC trading"})
    EXPECT_THAT(ids_of(find(text)), ElementsAre(1)) << text;
}

TEST_P(Search, refuses_what_is_shorter_than_two_characters_but_takes_it_beside_a_longer_phrase) {
  add(1, may_first, {"张某某运输"});
  add(2, may_first, {"李某某运输"});
  EXPECT_TRUE(find("张").too_short);
  EXPECT_TRUE(find("𠮷").too_short);
  EXPECT_TRUE(find("张 某").too_short);
  EXPECT_FALSE(find("").too_short);
  EXPECT_FALSE(find("𠮷家").too_short);
  EXPECT_THAT(ids_of(find("张 运输")), ElementsAre(1));
}

TEST_P(Search, gives_the_newest_first_and_of_one_day_the_highest_id) {
  add(5, may_first, {"罚款"});
  add(9, may_first - days{1}, {"罚款"});
  add(7, may_first, {"罚款"});
  add(1, may_first + days{1}, {"罚款"});
  EXPECT_THAT(ids_of(find("罚款")), ElementsAre(1, 7, 5, 9));
  EXPECT_THAT(ids_of(find("")), ElementsAre(1, 7, 5, 9));
}

TEST_P(Search, keeps_shelves_apart) {
  add(1, may_first, {"公开的决定"});
  database->write([&](sql::Tx& tx) {
    const Document inside{2, may_first, {"内部的决定"}, {}};
    Index(2, small).add(tx, {&inside, 1});
  });
  EXPECT_THAT(ids_of(find("决定")), ElementsAre(1));
  database->write([&](sql::Tx& tx) { Index(2, small).clear(tx); });
  EXPECT_THAT(ids_of(find("决定")), ElementsAre(1));
}

TEST_P(Search, takes_back_what_a_failed_transaction_has_added) {
  EXPECT_THROW(database->write([&](sql::Tx& tx) {
    const Document one{1, may_first, {"决定"}, {}};
    index.add(tx, {&one, 1});
    throw std::runtime_error("refused");
  }),
               std::runtime_error);
  EXPECT_THAT(ids_of(find("决定")), IsEmpty());
}

TEST_P(Search, forgets_the_text_of_a_removed_document_at_once_and_finds_it_again_when_added_again) {
  std::vector<Kept> all;
  for (int i = 1; i <= 20; ++i)
    all.push_back({{may_first, i}, {"内容" + std::to_string(1000 + i)}, {"kind:甲"}});
  add(all);  // more than the tail holds: sealed
  add(21, may_first, {"内容1021"}, {"kind:甲"});
  remove({3, 21, 99});
  EXPECT_THAT(ids_of(find("内容1003")), IsEmpty());
  EXPECT_THAT(ids_of(find("内容1021")), IsEmpty());
  EXPECT_EQ(find("内容").count, 19);
  EXPECT_THAT(faults(), IsEmpty());
  const auto left = database->read([](sql::Tx& tx) {
    std::string all_bodies;
    for (const char* table : {"SELECT bodies FROM search_text", "SELECT body FROM search_tail"})
      tx.each(table, {}, [&](const sql::Row& row) { all_bodies += row.bytes(0); });
    return all_bodies;
  });
  EXPECT_EQ(left.find("内容1003"), left.npos);
  EXPECT_EQ(left.find("内容1021"), left.npos);
  EXPECT_NE(left.find("内容1004"), left.npos);
  add(3, may_first + days{1}, {"改过的内容1003"});
  EXPECT_THAT(ids_of(find("内容1003")), ElementsAre(3));
}

TEST_P(Search, counts_about_where_a_long_phrase_has_too_many_candidates_to_read) {
  std::vector<Kept> all;
  for (int i = 1; i <= 500; ++i)
    all.push_back(
        {{may_first + days{i % 7}, i}, {i % 2 ? "执法人员到场" : "执法、人员、法人员"}, {}});
  add(all);
  const auto about = find("执法人员");
  EXPECT_FALSE(about.exact);
  EXPECT_NEAR(double(about.count), 250, 60);
  EXPECT_THAT(about.hits, SizeIs(20));
  const auto pair = find("人员");  // two characters are counted, never read
  EXPECT_TRUE(pair.exact);
  EXPECT_EQ(pair.count, 500);
}

TEST_P(Search, reads_only_so_much_for_a_page_and_goes_on_from_there) {
  std::vector<Kept> all;
  for (int i = 1; i <= 500; ++i)
    all.push_back({{may_first, i}, {i == 7 ? "执法人员" : "执法、人员、法人"}, {}});
  add(all);
  Query query;
  query.text = "执法人员";
  std::vector<std::int64_t> ids;
  int pages = 0;
  for (bool more = true; more && pages < 50; ++pages) {
    const auto found = find(query);
    for (const auto& hit : found.hits) ids.push_back(hit.id);
    query.after = found.next;
    more = found.next.has_value();
  }
  EXPECT_THAT(ids, ElementsAre(7));
  EXPECT_GT(pages, 5);
}

TEST_P(Search, says_which_segment_no_longer_fits_its_texts) {
  std::vector<Kept> all;
  for (int i = 1; i <= 70; ++i)
    all.push_back({{may_first, i}, {"第" + std::to_string(i) + "件罚款"}, {}});
  add(all);
  EXPECT_THAT(faults(), IsEmpty());
  database->write(
      [](sql::Tx& tx) { tx.execute("DELETE FROM search_posting WHERE first_term > 100"); });
  EXPECT_THAT(faults(), testing::Not(IsEmpty()));
  database->write(
      [](sql::Tx& tx) { tx.execute("UPDATE search_text SET bodies = substr(bodies, 1, 9)"); });
  EXPECT_THAT(faults(), testing::Contains(testing::HasSubstr("damaged")));
}

// A naive searcher over the same documents: what a LIKE on folded texts would find.
struct Naive {
  std::map<std::int64_t, Kept> all;

  static bool has(const Kept& kept, const Query& query) {
    for (const auto& word : query.words)
      if (std::ranges::count(kept.words, word) == 0) return false;
    if (query.from && kept.position.date < *query.from) return false;
    if (query.to && kept.position.date > *query.to) return false;
    const auto text = folded(query.text);
    for (std::size_t from = 0; from < text.size();) {
      const auto end = std::min(text.find(' ', from), text.size());
      const auto phrase = text.substr(from, end - from);
      if (std::ranges::none_of(kept.texts, [&](const auto& t) {
            return folded(t).find(phrase) != std::string::npos;
          }))
        return false;
      from = end + 1;
    }
    return true;
  }
  std::vector<Position> find(const Query& query) const {
    std::vector<Position> hits;
    for (const auto& [id, kept] : all)
      if (has(kept, query)) hits.push_back(kept.position);
    std::ranges::sort(hits, std::ranges::greater());
    return hits;
  }
};

class Chance {
 public:
  explicit Chance(unsigned seed) : engine_(seed) {}
  std::size_t below(std::size_t n) { return std::size_t(engine_() % n); }
  std::string text(std::size_t longest) {
    static const std::vector<std::string> letters{"罚", "款", "执", "法", "人", "员",
                                                  "〔", "(",  "2",  "0",  "4",  "a",
                                                  "B",  "𠮷", "，", " ",  "１", "㐂"};
    std::string out;
    for (std::size_t i = 0, n = below(longest + 1); i < n; ++i)
      out += letters[below(letters.size())];
    return out;
  }
  Kept document(std::int64_t id) {
    Kept kept{{may_first + days{below(9)}, id},
              {},
              {"kind:" + std::to_string(below(3)), "agency:" + std::to_string(below(2))}};
    for (std::size_t i = 0, n = 1 + below(3); i < n; ++i) kept.texts.push_back(text(14));
    return kept;
  }
  Query query() {
    Query q;
    q.limit = 1 + below(12);
    q.text = below(5) == 0 ? "" : text(5);
    if (below(3) == 0) q.words.push_back("kind:" + std::to_string(below(4)));
    if (below(3) == 0) q.words.push_back("agency:" + std::to_string(below(2)));
    if (below(3) == 0) q.from = may_first + days{below(9)};
    if (below(3) == 0) q.to = may_first + days{below(9)};
    return q;
  }

 private:
  std::mt19937 engine_;
};

TEST_P(Search, agrees_with_a_naive_searcher_page_by_page_while_documents_come_and_go) {
  Chance chance(20240711);
  Naive naive;
  std::int64_t next_id = 1;
  for (int round = 0; round < 40; ++round) {
    std::vector<Kept> more;
    // One at a time, some, or more than a segment holds.
    const std::size_t count = round % 20 == 7 ? 150 : chance.below(3) == 0 ? 1 : chance.below(12);
    for (std::size_t i = 0; i < count; ++i) {
      more.push_back(chance.document(next_id));
      next_id += 1 + std::int64_t(chance.below(3));
    }
    add(more);
    for (const auto& kept : more) naive.all.emplace(kept.position.id, kept);
    if (!naive.all.empty() && chance.below(2) == 0) {
      const auto gone =
          std::next(naive.all.begin(), std::ptrdiff_t(chance.below(naive.all.size())))->first;
      remove({gone});
      naive.all.erase(gone);
    }
    for (int i = 0; i < 12; ++i) {
      auto query = chance.query();
      const auto expected = naive.find(query);
      std::vector<Position> got;
      auto found = find(query);
      if (found.too_short) continue;
      if (found.exact) {
        EXPECT_EQ(found.count, std::int64_t(expected.size())) << query.text;
      }
      for (int pages = 0; pages < 500; ++pages) {
        ASSERT_LE(found.hits.size(), query.limit);
        got.insert(got.end(), found.hits.begin(), found.hits.end());
        if (!found.next) break;
        query.after = found.next;
        found = find(query);
      }
      ASSERT_EQ(got, expected) << "“" << query.text << "” in round " << round;
    }
  }
  EXPECT_THAT(faults(), IsEmpty());
  EXPECT_GT(count_in("search_segment"), 2);
  EXPECT_LT(count_in("search_tail"), 60);
}

TEST_P(Search, loses_nothing_when_several_write_at_once) {
  Sizes sizes = small;
  sizes.look_every = 16;
  index = Index(1, sizes);
  const auto write = [this](int writer) {
    for (int i = 0; i < 60; ++i)
      add(1 + writer * 1'000 + i, may_first, {"第" + std::to_string(i) + "号决定"});
  };
  std::thread other([&] { write(1); });
  write(2);
  other.join();
  EXPECT_EQ(find("号决定").count, 120);
  EXPECT_GT(count_in("search_segment"), 0);
  EXPECT_THAT(faults(), IsEmpty());
}

TEST_P(Search, joins_small_segments_and_drops_what_was_removed) {
  for (int i = 1; i <= 300; ++i) add(i, may_first, {"第" + std::to_string(i) + "号决定"});
  EXPECT_LE(count_in("search_segment"), 300 / 64 + 5);
  std::vector<std::int64_t> most;
  for (int i = 1; i <= 290; ++i) most.push_back(i);
  remove(most);
  database->write([&](sql::Tx& tx) { index.tidy(tx); });
  EXPECT_EQ(find("决定").count, 10);
  EXPECT_LE(count_in("search_segment"), 3);
  EXPECT_THAT(faults(), IsEmpty());
}

ON_EACH_DATABASE(Search);

}  // namespace
}  // namespace search
