// present_test — what a person reads when a chip is opened.
#include "law/present.h"

#include <gtest/gtest.h>

#include "proves.h"

namespace json = boost::json;

namespace law {
namespace {

const Pack& the_law() { return embedded_pack(); }
Date day(std::string_view text) { return *parse_date(text); }
std::string text(const json::value& value, std::string_view key) {
  return std::string(value.at(key).as_string());
}

Clock seven_days_from(std::string_view start) {
  for (const Clock& clock : clocks_on(the_law(), "penalty-decided", day(start)))
    if (clock.rule == "publication.7wd") return clock;
  throw std::out_of_range("publication.7wd");
}

}  // namespace

TEST(Present, a_chip_of_an_article_gives_its_words_and_says_whether_they_were_read) {
  const auto model = chip(the_law(), "penalty-law:58");
  EXPECT_EQ(text(model, "short"), "处罚法58");
  EXPECT_EQ(text(model, "cite"), "《中华人民共和国行政处罚法》第五十八条");
  EXPECT_NE(text(model, "words"), "");
  EXPECT_EQ(text(model, "valid_from"), "2021-07-15");
}

TEST(Present, a_refusal_finds_the_words_of_its_article_again_and_keeps_its_own_citation) {
  const auto basis = the_law().basis("penalty-law:42.1");
  const auto model = chip(the_law(), basis, "penalty.two_officers");
  EXPECT_EQ(text(model, "short"), "处罚法42");
  EXPECT_EQ(text(model, "cite"), basis.text());
  EXPECT_EQ(text(model, "rule"), "penalty.two_officers");
  EXPECT_NE(text(model, "words"), "");
}

TEST(Present, what_rests_on_nothing_has_no_chip) {
  EXPECT_TRUE(chip(the_law(), LegalBasis{}).is_null());
  EXPECT_TRUE(chip(the_law(), "").is_null());
}

TEST(Present, an_article_without_a_row_is_cited_and_marked_as_unread) {
  const auto model = chip(the_law(), LegalBasis{"《中华人民共和国行政处罚法》", "第三条"});
  EXPECT_EQ(text(model, "short"), "处罚法第三条");
  EXPECT_EQ(text(model, "text_status"), "needs_text");
}

TEST(Present,
     the_count_over_the_Spring_Festival_shows_the_days_off_as_one_line_and_the_Saturdays_worked) {
  PROVES("guobanfa-2018-118:2-6");
  const auto count = counting(the_law(), seven_days_from("2026-02-13"));
  const auto skipped = json::serialize(count.at("skipped"));
  EXPECT_NE(skipped.find("2026-02-15 至 2026-02-23"), skipped.npos) << skipped;
  const auto worked = json::serialize(count.at("worked"));
  EXPECT_NE(worked.find("2026-02-14"), worked.npos) << worked;
  EXPECT_NE(worked.find("2026-02-28"), worked.npos) << worked;
  EXPECT_EQ(count.at("result"), "2026-03-02");
}

TEST(Present, a_light_goes_from_green_over_yellow_to_late) {
  const auto state = [](std::string_view due, std::string_view today) {
    return light_on(the_law(), day(due), day(today)).state;
  };
  EXPECT_EQ(state("2026-03-06", "2026-03-02"), "ok");
  EXPECT_EQ(state("2026-03-06", "2026-03-04"), "near");
  EXPECT_EQ(state("2026-03-06", "2026-03-06"), "near");
  EXPECT_EQ(state("2026-03-06", "2026-03-07"), "late");
  EXPECT_EQ(light_on(the_law(), day("2026-03-06"), day("2026-03-04")).left, "还剩 2 个工作日");
  EXPECT_EQ(light_on(the_law(), day("2026-03-06"), day("2026-03-10")).left, "已逾期 2 个工作日");
  EXPECT_TRUE(light(the_law(), std::nullopt, day("2026-03-06")).is_null());
}

TEST(Present, everything_missing_is_listed_at_once_each_with_its_way_out) {
  json::object model;
  const Refusals refusals = {{"a", "一。", the_law().basis("penalty-law:58"), "send_to_review"},
                             {"b", "二。", {}, ""}};
  add_missing(model, the_law(), refusals, "作出决定", [](const Refusal& refusal) {
    return refusal.mend.empty() ? Mend{} : Mend{"/acts/" + refusal.mend, "去办"};
  });
  EXPECT_EQ(model.at("missing_count"), 2u);
  EXPECT_EQ(model.at("missing").at(0).at("mend_url"), "/acts/send_to_review");
  EXPECT_TRUE(model.at("missing").at(1).at("mend_url").is_null());
  EXPECT_TRUE(model.at("missing").at(1).at("basis").is_null());
}

}  // namespace law
