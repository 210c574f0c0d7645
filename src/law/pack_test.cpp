// pack_test — the compiled-in pack is sound, cites what exists, and answers by the day.
#include "law/pack.h"

#include <gtest/gtest.h>

#include <set>

#include "law/citation.h"
#include "proves.h"

namespace law {

using namespace std::chrono_literals;
using std::chrono::sys_days;

namespace {

const Date kToday = sys_days{2026y / 11 / 23};

}  // namespace

TEST(Pack, the_compiled_in_copy_has_no_fault) {
  const Loaded loaded = load_embedded();
  for (const Fault& each : loaded.faults)
    ADD_FAILURE() << each.file << ":" << each.line << " " << each.row << " " << each.text;
  ASSERT_TRUE(loaded.pack);
  EXPECT_FALSE(loaded.pack->version().empty());
}

TEST(Pack, the_folder_and_the_compiled_in_copy_say_the_same) {
  const Loaded loaded = load_directory("lawpack");
  ASSERT_TRUE(loaded.pack);
  EXPECT_EQ(loaded.pack->all_terms().size(), embedded_pack().all_terms().size());
  EXPECT_EQ(loaded.pack->file("terms.toml"), embedded_pack().file("terms.toml"));
}

TEST(Pack, every_provision_that_a_row_cites_has_its_words) {
  const Pack& pack = embedded_pack();
  std::set<std::string> cited;
  for (const Term& term : pack.all_terms()) cited.insert(term.basis_key);
  for (const Parameter& parameter : pack.all_parameters()) cited.insert(parameter.basis_key);
  for (const std::string& key : cited)
    if (split_key(key).second != "?") {
      EXPECT_TRUE(pack.provision(key)) << key;
    }
}

TEST(Pack, a_row_without_a_known_article_is_flagged) {
  for (const Term& term : embedded_pack().all_terms())
    if (split_key(term.basis_key).second == "?") {
      EXPECT_EQ(term.status, Status::needs_text) << term.id;
    }
  for (const Parameter& row : embedded_pack().all_parameters())
    if (split_key(row.basis_key).second == "?") {
      EXPECT_EQ(row.status, Status::needs_text) << row.id;
    }
}

TEST(Pack, every_trigger_starts_a_clock_today) {
  for (const Trigger& trigger : embedded_pack().triggers())
    EXPECT_FALSE(embedded_pack().terms(trigger.id, kToday).empty()) << trigger.id;
}

TEST(Pack, a_key_becomes_the_title_and_article_of_a_refusal) {
  const Pack& pack = embedded_pack();
  EXPECT_EQ(pack.basis("penalty-law:58").text(), "《中华人民共和国行政处罚法》第五十八条");
  EXPECT_EQ(pack.basis("coercion-law:25.3").provision, "第二十五条第三款");
  EXPECT_EQ(pack.basis("three-systems-plan:2-3-4").provision, "二（三）4");
  EXPECT_EQ(pack.basis("safety-penalty-measures:?").provision, "（条文待核）");
  EXPECT_EQ(pack.chip("penalty-law:25.1"), "处罚法25");
  EXPECT_EQ(pack.chip("guobanfa-2018-118:2-6"), "118号文二（六）");
  EXPECT_THROW(pack.basis("no-such-law:1"), std::out_of_range);
  EXPECT_THROW(pack.basis("penalty-law:abc"), std::out_of_range);
}

TEST(Pack, a_paragraph_without_its_own_row_opens_to_the_article) {
  const Provision* found = embedded_pack().provision("penalty-law:59.1(3)");
  ASSERT_TRUE(found);
  EXPECT_EQ(found->key, "penalty-law:59");
  EXPECT_FALSE(embedded_pack().provision("penalty-law:999"));
}

TEST(Pack, two_three_five_and_seven_days_of_the_penalty_law_are_working_days_and_fifteen_are_not) {
  PROVES("penalty-law:85");
  const Pack& pack = embedded_pack();
  for (const int n : {2, 3, 5, 7})
    EXPECT_EQ(pack.day_rule_of("penalty-law", n, kToday).id, "penalty-law-85") << n;
  for (const int n : {1, 4, 6, 10, 15, 30, 90})
    EXPECT_EQ(pack.day_rule_of("penalty-law", n, kToday).unit, Unit::calendar_day) << n;
}

TEST(Pack, up_to_ten_days_of_the_coercion_law_are_working_days) {
  PROVES("coercion-law:69");
  const Pack& pack = embedded_pack();
  for (const int n : {1, 3, 5, 7, 10})
    EXPECT_EQ(pack.day_rule_of("coercion-law", n, kToday).id, "coercion-law-69") << n;
  for (const int n : {11, 15, 30})
    EXPECT_EQ(pack.day_rule_of("coercion-law", n, kToday).id, "calendar") << n;
}

TEST(Pack, every_limit_that_binds_the_licensing_agency_is_in_working_days) {
  PROVES("licence-law:82");
  const Pack& pack = embedded_pack();
  for (const int n : {5, 7, 10, 20, 45})
    EXPECT_EQ(pack.day_rule_of("licence-law", n, kToday).id, "licence-law-82") << n;
  EXPECT_EQ(pack.day_rule_of("licence-law", 30, kToday, DutyHolder::party).id, "calendar");
}

TEST(Pack, three_five_seven_and_ten_days_of_reconsideration_are_working_days) {
  PROVES("reconsideration-law:88");
  const Pack& pack = embedded_pack();
  for (const int n : {3, 5, 7, 10})
    EXPECT_EQ(pack.day_rule_of("reconsideration-law", n, kToday).id, "reconsideration-law-88") << n;
  EXPECT_EQ(pack.day_rule_of("reconsideration-law", 15, kToday).id, "calendar");
  EXPECT_EQ(pack.day_rule_of("crime-transfer", 3, kToday).id, "calendar");
}

TEST(Pack, the_hearing_threshold_is_cautious_flagged_and_includes_its_number) {
  for (const Date on : {Date{sys_days{2025y / 6 / 1}}, kToday}) {
    const Parameter& unit = embedded_pack().parameter("hearing.threshold.unit_yuan", on);
    EXPECT_EQ(unit.value, 50'000);
    EXPECT_TRUE(unit.inclusive);
    EXPECT_EQ(unit.status, Status::needs_text);
    EXPECT_EQ(embedded_pack().parameter("hearing.threshold.individual_yuan", on).value, 20'000);
  }
  EXPECT_EQ(embedded_pack().parameter("hearing.threshold.unit_yuan", kToday).basis.text(),
            "《安全生产违法行为行政处罚办法》（条文待核）");
}

TEST(Pack, ceilings_and_ratios_stand_as_the_law_says) {
  PROVES("penalty-law:51");
  const Pack& pack = embedded_pack();
  EXPECT_EQ(pack.parameter("summary.ceiling.individual_yuan", kToday).value, 200);
  EXPECT_EQ(pack.parameter("summary.ceiling.unit_yuan", kToday).value, 3'000);
  EXPECT_EQ(pack.parameter("cash.ceiling_yuan", kToday).value, 100);
  EXPECT_EQ(pack.parameter("reviewers.ratio_percent", kToday).value, 5);
  EXPECT_EQ(pack.parameter("annual_report.due", kToday).text, "01-31");
}

TEST(Pack, the_version_of_the_day_is_found_and_outside_all_versions_the_nearest) {
  const Pack& pack = embedded_pack();
  EXPECT_EQ(pack.term("hearing.request", sys_days{2021y / 7 / 14}).value, 3);
  EXPECT_EQ(pack.term("hearing.request", sys_days{2021y / 7 / 15}).value, 5);
  EXPECT_EQ(pack.term("hearing.request", sys_days{2010y / 1 / 1}).value, 3);
  EXPECT_EQ(pack.term("service.public_notice", sys_days{2021y / 12 / 31}).value, 60);
  EXPECT_EQ(pack.term("service.public_notice", sys_days{2022y / 1 / 1}).value, 30);
  EXPECT_THROW(pack.term("no.such.term", kToday), std::out_of_range);
  EXPECT_THROW(pack.parameter("no.such.parameter", kToday), std::out_of_range);
}

TEST(Pack, a_scratch_run_may_set_parameters_and_the_terms_follow) {
  const Loaded scratch = embedded_pack().parameter_overrides(
      {{"defence.working_days", 4}, {"hearing.threshold.unit_yuan", 30'000}});
  ASSERT_TRUE(scratch.pack);
  EXPECT_EQ(scratch.pack->term("penalty.defence", kToday).value, 4);
  EXPECT_EQ(scratch.pack->parameter("hearing.threshold.unit_yuan", kToday).value, 30'000);
  EXPECT_EQ(embedded_pack().term("penalty.defence", kToday).value, 3);
}

TEST(Pack, an_unknown_parameter_cannot_be_set) {
  const Loaded scratch = embedded_pack().parameter_overrides({{"no.such", 1}});
  ASSERT_FALSE(scratch.pack);
  EXPECT_EQ(scratch.faults.front().row, "no.such");
}

TEST(Pack, every_row_that_needs_text_is_listed) {
  std::set<std::string> listed;
  for (const Flagged& each : embedded_pack().needing_text())
    listed.insert(each.kind + " " + each.id);
  EXPECT_TRUE(listed.contains("instrument safety-penalty-measures"));
  EXPECT_TRUE(listed.contains("parameter hearing.threshold.unit_yuan"));
  EXPECT_TRUE(listed.contains("term rectification.recheck"));
  EXPECT_FALSE(listed.contains("term publication.withdrawal"));
}

}  // namespace law
