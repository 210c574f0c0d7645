#include "review/review.h"

#include <algorithm>

#include "proves.h"
#include "registry/registry_for_tests.h"

namespace review {
namespace {
using registry::bureau, registry::monday_morning, registry::By;

std::vector<Item> all_in_order() {
  std::vector<Item> out;
  for (int number = 1; number <= 10; ++number) out.push_back({number, "合格", ""});
  return out;
}

class Review : public sql::EachDatabase {
 protected:
  Review() {
    std::vector<sql::Migration> migrations;
    for (const auto& room : {ledger::schema(), schema()})
      migrations.insert(migrations.end(), room.begin(), room.end());
    sql::migrate(*database, migrations);
    database->write([&](sql::Tx& tx) { ledger::open_log(tx, bureau, "sanzhi.example/420299"); });
  }
  static registry::Person a_reviewer(std::int64_t id) {
    return {.id = id,
            .agency_id = bureau,
            .name = "审核员",
            .roles = {"reviewer"},
            .legal_qualification_no = "A1"};
  }
  Submission submitted(const std::string& text) {
    return registry::must(database->write([&](sql::Tx& tx) {
      return submit(tx, ids, pack,
                    {.subject = "case:1",
                     .draft_text = text,
                     .statement = "材料真实、准确、完整。",
                     .handlers = {11, 12}},
                    By{bureau, 11, monday_morning});
    }));
  }
  law::Outcome<Opinion> concluded(const Submission& s, Opinion opinion,
                                  std::int64_t reviewer = 20) {
    return database->write([&](sql::Tx& tx) {
      return conclude(tx, ids, pack, s, opinion, a_reviewer(reviewer),
                      By{bureau, reviewer, monday_morning});
    });
  }
  bool may_decide(const std::string& text) {
    return database->read(
        [&](sql::Tx& tx) { return passed(tx, "case:1", hash_of_draft(text)).has_value(); });
  }
  static bool names(const law::Outcome<Opinion>& outcome, std::string_view rule) {
    return !outcome &&
           std::ranges::any_of(outcome.refusals(), [&](const auto& r) { return r.rule == rule; });
  }

  timing::ManualClock clock{monday_morning};
  timing::Ids ids{clock};
  const law::Pack pack = law::embedded_pack();
};

TEST_P(Review, an_agreed_review_permits_this_very_draft_and_no_other) {
  PROVES("penalty-law:58");
  const auto s = submitted("罚款伍万元。");
  EXPECT_FALSE(may_decide("罚款伍万元。")) << "not reviewed yet";
  ASSERT_TRUE(concluded(s, {.result = "同意", .items = all_in_order()}));
  EXPECT_TRUE(may_decide("罚款伍万元。"));
  EXPECT_FALSE(may_decide("罚款陆万元。")) << "one character changed after the review";
}

TEST_P(Review, a_returned_review_permits_nothing_until_the_next_version_passes) {
  PROVES("penalty-law:58");
  const auto first = submitted("初稿");
  ASSERT_TRUE(concluded(
      first, {.result = "补充调查", .items = all_in_order(), .opinion = "缺少询问笔录。"}));
  EXPECT_FALSE(may_decide("初稿"));
  const auto second = submitted("二稿");
  EXPECT_EQ(second.version, 2);
  EXPECT_FALSE(may_decide("二稿"));
  ASSERT_TRUE(concluded(
      second, {.result = "同意并建议", .items = all_in_order(), .opinion = "写明裁量理由。"}));
  EXPECT_TRUE(may_decide("二稿"));
  EXPECT_FALSE(may_decide("初稿"));
}

TEST_P(Review, a_handler_cannot_review_the_own_case) {
  PROVES("penalty-law:58");
  const auto s = submitted("稿");
  EXPECT_TRUE(
      names(concluded(s, {.result = "同意", .items = all_in_order()}, 12), "review.not_a_handler"));
  EXPECT_TRUE(concluded(s, {.result = "同意", .items = all_in_order()}, 13));
}

TEST_P(Review, every_item_needs_an_answer_and_the_question_of_crime_a_real_one) {
  const auto s = submitted("稿");
  auto items = all_in_order();
  items[9].verdict = "不适用";
  EXPECT_TRUE(names(concluded(s, {.result = "同意", .items = items}), "review.item_crime"));
  items.pop_back();
  EXPECT_TRUE(names(concluded(s, {.result = "同意", .items = items}), "review.item"));
  items = all_in_order();
  items[5] = {6, "有问题", ""};
  EXPECT_TRUE(names(concluded(s, {.result = "补充调查", .items = items, .opinion = "补"}),
                    "review.item_note"));
  items[5].note = "证据不足";
  EXPECT_TRUE(
      names(concluded(s, {.result = "同意", .items = items}), "review.agree_with_problems"));
}

TEST_P(Review, is_concluded_once_and_not_submitted_twice_while_open) {
  const auto s = submitted("稿");
  const auto again = database->write([&](sql::Tx& tx) {
    return submit(tx, ids, pack, {.subject = "case:1", .draft_text = "稿", .statement = "真实"},
                  By{bureau, 11, monday_morning});
  });
  ASSERT_FALSE(again);
  EXPECT_EQ(again.refusals()[0].rule, "review.awaited");
  ASSERT_TRUE(concluded(s, {.result = "同意", .items = all_in_order()}));
  EXPECT_TRUE(names(concluded(s, {.result = "不同意", .items = all_in_order(), .opinion = "否"}),
                    "review.concluded"));
}

TEST_P(Review, the_reviewers_queue_holds_what_is_open) {
  const auto s = submitted("稿");
  const auto queue = [&] {
    return database->read([](sql::Tx& tx) { return awaiting(tx, bureau); });
  };
  ASSERT_EQ(queue().size(), 1u);
  EXPECT_EQ(queue()[0].draft_text, "稿");
  EXPECT_EQ(queue()[0].due_on, registry::day("2026-03-09")) << "five working days from Monday";
  ASSERT_TRUE(concluded(s, {.result = "同意", .items = all_in_order()}));
  EXPECT_TRUE(queue().empty());
}

ON_EACH_DATABASE(Review);

}  // namespace
}  // namespace review
