// report_test — what the command line answers, in JSON for programs and in Chinese for people.
#include "law/report.h"

#include <gtest/gtest.h>

#include <boost/json.hpp>

#include "proves.h"

namespace law {

namespace json = boost::json;

namespace {

json::array due_list(std::string_view trigger, std::string_view when) {
  const Report report = due_report(embedded_pack(), trigger, when, true);
  EXPECT_EQ(report.exit_code, 0) << report.output;
  return json::parse(report.output).as_array();
}

json::object rule_in(const json::array& list, std::string_view rule) {
  for (const auto& each : list)
    if (each.at("rule").as_string() == rule) return each.as_object();
  ADD_FAILURE() << "no " << rule;
  return {};
}

}  // namespace

TEST(DueReport, gives_rule_date_value_unit_basis_and_skipped_days) {
  PROVES("guobanfa-2018-118:2-6");
  const auto clock = rule_in(due_list("penalty-decided", "2025-01-24"), "publication.7wd");
  EXPECT_EQ(clock.at("due"), "2025-02-10");
  EXPECT_EQ(clock.at("value"), 7);
  EXPECT_EQ(clock.at("unit"), "working_day");
  EXPECT_NE(clock.at("basis").as_string().find("国办发〔2018〕118号"), std::string::npos);
  const auto& skipped = clock.at("skipped").as_array();
  ASSERT_EQ(skipped.size(), 10u);
  EXPECT_EQ(skipped[1], (json::value{{"date", "2025-01-28"}, {"why", "春节放假"}}));
}

TEST(DueReport, lists_the_earliest_first) {
  std::string last;
  for (const auto& each : due_list("decision-served", "2026-03-02")) {
    const std::string due(each.at("due").as_string());
    EXPECT_LE(last, due);
    last = due;
  }
}

TEST(DueReport, shows_a_calendar_limit_raw_and_rolled) {
  const auto clock = rule_in(due_list("case-filed", "2026-07-05"), "penalty.decision");
  EXPECT_EQ(clock.at("due"), "2026-10-03");
  EXPECT_EQ(clock.at("rolled"), "2026-10-08");
  EXPECT_EQ(clock.at("unit"), "calendar_day");
}

TEST(DueReport, counts_hours_from_the_minute) {
  const auto clock =
      rule_in(due_list("transfer-approved", "2026-02-14T09:30"), "transfer.handover");
  EXPECT_EQ(clock.at("due"), "2026-02-15T09:30");
}

TEST(DueReport, for_an_older_date_shows_the_later_law_marked_as_not_yet_in_force) {
  PROVES("penalty-law:64");
  const auto list = due_list("hearing-notice-served", "2019-05-06");
  ASSERT_EQ(list.size(), 2u);
  EXPECT_EQ(list[0].at("due"), "2019-05-09");
  EXPECT_EQ(list[0].at("in_force"), true);
  EXPECT_EQ(list[1].at("due"), "2019-05-13");
  EXPECT_EQ(list[1].at("in_force"), false);
}

TEST(DueReport, an_unknown_trigger_is_answered_with_the_list) {
  const Report text = due_report(embedded_pack(), "nothing", "2026-01-05", false);
  EXPECT_EQ(text.exit_code, 2);
  EXPECT_NE(text.output.find("penalty-decided  作出行政处罚决定"), std::string::npos);
  const Report report = due_report(embedded_pack(), "nothing", "2026-01-05", true);
  EXPECT_EQ(report.exit_code, 2);
  EXPECT_EQ(json::parse(report.output).at("triggers").as_array().size(),
            embedded_pack().triggers().size());
}

TEST(DueReport, what_is_no_date_is_refused) {
  for (const char* when : {"", "2026-02-30", "tomorrow", "2026-2-3"})
    EXPECT_EQ(due_report(embedded_pack(), "case-filed", when, true).exit_code, 2) << when;
}

TEST(DueReport, beyond_the_calendar_it_names_the_missing_year_and_still_tells_what_is_known) {
  const Report report = due_report(embedded_pack(), "penalty-decided", "2026-12-15", true);
  EXPECT_EQ(report.exit_code, 3);
  const auto error = json::parse(report.output);
  EXPECT_EQ(error.at("error"), "calendar_missing");
  EXPECT_EQ(error.at("missing_year"), 2027);
  EXPECT_EQ(error.at("clocks").as_array().front().at("due"), "2026-12-24");
  EXPECT_TRUE(error.at("clocks").as_array().back().at("due").is_null());

  const Report text = due_report(embedded_pack(), "penalty-decided", "2026-12-15", false);
  EXPECT_EQ(text.exit_code, 3);
  EXPECT_NE(text.output.find("日历中没有2027年的放假安排"), std::string::npos);
}

TEST(DueReport, calendar_days_that_end_beyond_the_calendar_are_refused_too) {
  EXPECT_EQ(due_report(embedded_pack(), "case-filed", "2026-10-02", true).exit_code, 0);
  const Report report = due_report(embedded_pack(), "case-filed", "2026-10-03", true);
  EXPECT_EQ(report.exit_code, 3);
  EXPECT_EQ(json::parse(report.output).at("clocks").at(0).at("raw"), "2027-01-01");
}

TEST(DueReport, an_extension_nobody_granted_does_not_hide_the_dates_that_run) {
  const auto list = due_list("seizure-started", "2026-11-20");
  EXPECT_EQ(rule_in(list, "seizure.limit").at("due"), "2026-12-20");
  EXPECT_TRUE(rule_in(list, "seizure.limit.extended").at("due").is_null());
}

TEST(DueReport, months_are_named_by_their_number_even_beyond_the_calendar) {
  const auto clock = rule_in(due_list("decision-served", "2026-09-10"), "remedy.litigation");
  EXPECT_EQ(clock.at("due"), "2027-03-10");
  EXPECT_TRUE(clock.at("rolled").is_null());
  EXPECT_EQ(clock.at("missing_year"), 2027);
}

TEST(DueReport, the_text_names_the_event_the_date_and_the_article) {
  const Report report = due_report(embedded_pack(), "decision-overturned", "2026-04-03", false);
  EXPECT_EQ(report.exit_code, 0);
  for (const char* part :
       {"决定被变更、撤销", "2026-04-09  3个工作日", "第四十八条第二款", "第八十五条"})
    EXPECT_NE(report.output.find(part), std::string::npos) << part << "\n" << report.output;
}

TEST(PackReport, a_sound_pack_is_said_to_be_sound) {
  const Report report = pack_report(load_embedded());
  EXPECT_EQ(report.exit_code, 0);
  EXPECT_NE(report.output.find("没有错误"), std::string::npos);
  EXPECT_EQ(json::parse(pack_report(load_embedded(), true).output).as_array().size(), 0u);
}

TEST(PackReport, each_fault_stands_on_a_line_with_file_and_row) {
  const Loaded faulty{std::nullopt, {{"terms.toml", 12, "penalty.decision", "缺少“basis”"}}};
  const Report report = pack_report(faulty);
  EXPECT_EQ(report.exit_code, 1);
  EXPECT_EQ(report.output,
            "terms.toml，第12行，penalty.decision：缺少“basis”\n规则包有1处错误。\n");
  EXPECT_EQ(json::parse(pack_report(faulty, true).output).at(0).at("row"), "penalty.decision");
}

}  // namespace law
