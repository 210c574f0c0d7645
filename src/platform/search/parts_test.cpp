#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <random>
#include <set>

#include "platform/search/fold.h"
#include "platform/search/postings.h"
#include "platform/search/segment.h"

namespace search {
namespace {

using testing::ElementsAre;

TEST(Fold, gives_one_form_to_what_looks_alike) {
  const struct {
    const char *text, *same;
  } table[] = {{"ABC", "abc"},
               {"ＡＢＣ１２３", "abc123"},
               {"（鄂黄）应急罚〔２０２４〕1号", "(鄂黄)应急罚[2024]1号"},
               {"【】［］", "[][]"},
               {"  一\t\r\n二　 三 ", "一 二 三"},
               {"买买提•艾力・‧", "买买提·艾力··"},
               {"“甲”‘乙’", "\"甲\"'乙'"},
               {"\xFF甲\xE4\xB8乙\xC0\x80", "甲乙"},
               {"𠮷é", "𠮷é"},
               {"", ""}};
  for (const auto& row : table) EXPECT_EQ(folded(row.text), row.same);
}

TEST(Terms, of_a_phrase_are_terms_of_every_text_that_holds_it) {
  std::mt19937 chance(3);
  const std::vector<std::string> letters{"执", "法", "a", "1", "2", "[", "𠮷"};
  for (int i = 0; i < 3'000; ++i) {
    std::string before, phrase, after;
    for (auto* part : {&before, &phrase, &after})
      for (auto n = chance() % 14; n > 0; --n) *part += letters[chance() % letters.size()];
    std::vector<Term> terms;
    append_terms(before + phrase + after, terms);
    const std::set<Term> there(terms.begin(), terms.end());
    const auto wanted = terms_of_phrase(phrase);
    EXPECT_LE(wanted.terms.size(), 8u);
    for (const Term term : wanted.terms) ASSERT_TRUE(there.contains(term)) << phrase;
  }
}

TEST(Terms, decide_alone_for_two_characters_and_three_digits) {
  for (const char* yes : {"罚款", "a1", "202", "𠮷a"})
    EXPECT_TRUE(terms_of_phrase(yes).decide) << yes;
  for (const char* no : {"罚", "罚款人", "2024", "a罚"})
    EXPECT_EQ(terms_of_phrase(no).decide, std::string_view(no) == "a罚");
  EXPECT_NE(whole_word("kind:甲"), whole_word("kind:乙"));
  EXPECT_GT(whole_word("kind:甲"), 0);
}

TEST(Ranks, walk_cut_and_pack_a_set) {
  std::mt19937 chance(5);
  for (const std::size_t documents : {1u, 63u, 64u, 65u, 1'000u}) {
    for (const std::size_t members : {0u, 1u, 5u, 900u}) {
      std::set<std::size_t> expected;
      Ranks ranks(documents);
      for (std::size_t i = 0; i < members; ++i)
        ranks.insert(*expected.insert(chance() % documents).first);
      EXPECT_EQ(ranks.count(), expected.size());
      EXPECT_EQ(Ranks::unpacked(ranks.packed(), documents), ranks);
      const auto first = chance() % documents, end = first + chance() % (documents - first + 1);
      ranks.keep_between(first, end);
      std::set<std::size_t> left;
      for (auto r = ranks.next(0); r != Ranks::none; r = ranks.next(r + 1)) left.insert(r);
      std::erase_if(expected, [&](auto r) { return r < first || r >= end; });
      EXPECT_EQ(left, expected);
    }
  }
}

TEST(Postings, are_found_again_in_their_blocks) {
  std::mt19937 chance(11);
  std::map<Term, std::set<std::size_t>> expected;
  Postings postings;
  for (std::uint16_t rank = 0; rank < 2'000; ++rank) {
    std::vector<Term> terms;
    for (int i = 0; i < 30; ++i) terms.push_back(Term(1) << chance() % 40 | Term(chance() % 50));
    for (const Term term : terms) expected[term].insert(rank);
    postings.add(rank, terms);
  }
  const auto blocks = packed(postings, 2'000);
  EXPECT_GT(blocks.size(), 3u);
  for (const auto& [term, ranks] : expected) {
    const auto block =
        std::prev(std::ranges::upper_bound(blocks, term, {}, &PostingBlock::first_term));
    const auto found = Ranks::unpacked(ranks_in_block(block->data, term), 2'000);
    std::set<std::size_t> got;
    for (auto r = found.next(0); r != Ranks::none; r = found.next(r + 1)) got.insert(r);
    ASSERT_EQ(got, ranks);
  }
  EXPECT_EQ(ranks_in_block(blocks.front().data, 0), "");
  EXPECT_EQ(ranks_in_block("", 5), "");
}

TEST(Days, know_the_day_of_each_rank_and_the_first_rank_of_each_day) {
  std::vector<Record> records;
  for (const auto& [id, day] : {std::pair{1, 20}, {2, 30}, {3, 20}, {4, 10}})
    records.push_back({id, Day(day), "文"});
  const auto segment = seal(records, 3);
  const Days days(segment.days, 4);
  EXPECT_THAT((std::vector<int>{days.at(0), days.at(1), days.at(2), days.at(3)}),
              ElementsAre(30, 20, 20, 10));
  EXPECT_EQ(days.first_not_after(40), 0u);
  EXPECT_EQ(days.first_not_after(30), 0u);
  EXPECT_EQ(days.first_not_after(25), 1u);
  EXPECT_EQ(days.first_not_after(20), 1u);
  EXPECT_EQ(days.first_not_after(10), 3u);
  EXPECT_EQ(days.first_not_after(9), 4u);
  EXPECT_EQ(segment.blocks.size(), 2u);
}

TEST(Date, beyond_what_a_day_can_hold_counts_as_the_nearest_one) {
  using namespace std::chrono;
  EXPECT_EQ(date_of(day_of(sys_days{2024y / 5 / 6})), sys_days{2024y / 5 / 6});
  EXPECT_EQ(day_of(sys_days{1800y / 1 / 1}), 0);
  EXPECT_EQ(day_of(sys_days{2999y / 1 / 1}), 65'535);
}

TEST(Bytes, that_are_damaged_are_said_to_be_damaged) {
  EXPECT_THROW(bodies_in_block("\x05"), std::runtime_error);
  EXPECT_THROW(bodies_in_block(std::string("\x01\0\0\0\x09\0\0\0abc", 11)), std::runtime_error);
  EXPECT_THROW(ranks_in_block(std::string("\xFF\xFF\0\0", 4), 1), std::runtime_error);
  EXPECT_THROW(Ranks::unpacked("\xFF\xFF", 100), std::runtime_error);
  EXPECT_THROW(Days("", 1), std::runtime_error);
}

}  // namespace
}  // namespace search
