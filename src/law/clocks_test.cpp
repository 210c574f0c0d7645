// clocks_test — dates that a lawyer can check against the calendar on the wall.
#include "law/clocks.h"

#include <gtest/gtest.h>

#include "proves.h"

namespace law {

using namespace std::chrono_literals;
using std::chrono::sys_days;

namespace {

Date day(std::string_view text) { return *parse_date(text); }

std::string due_of(std::string_view trigger, std::string_view rule, std::string_view start,
                   const Pauses& pauses = {}) {
  for (const Clock& clock : clocks_on(embedded_pack(), trigger, day(start), pauses))
    if (clock.rule == rule) return clock.due ? iso(*clock.due) : "unknown";
  return "no such clock";
}

Clock clock_named(std::string_view trigger, std::string_view rule, Event event,
                  const Pauses& pauses = {}) {
  for (const Clock& clock : clocks_on(embedded_pack(), trigger, event, pauses))
    if (clock.rule == rule) return clock;
  throw std::out_of_range(std::string(rule));
}

struct Vector {
  const char *trigger, *rule, *start, *due;
};

}  // namespace

TEST(Clocks, the_test_vectors_of_2026_hold) {
  PROVES("guobanfa-2018-118:2-6");
  const Vector vectors[] = {
      {"penalty-decided", "publication.7wd", "2026-02-13", "2026-03-02"},
      {"penalty-decided", "publication.20wd", "2026-02-13", "2026-03-19"},
      {"penalty-decided", "publication.7wd", "2026-04-30", "2026-05-13"},
      {"penalty-decided", "publication.20wd", "2026-04-30", "2026-06-01"},
      {"penalty-decided", "publication.7wd", "2026-09-24", "2026-10-12"},
      {"penalty-decided", "publication.7wd", "2026-09-30", "2026-10-15"},
      {"hearing-notice-served", "hearing.request", "2026-02-12", "2026-02-26"},
      {"decision-overturned", "publication.withdrawal", "2026-04-03", "2026-04-09"},
      {"evidence-held", "evidence.hold", "2026-06-18", "2026-06-30"},
      {"licence-accepted", "licence.decision", "2026-01-26", "2026-02-28"},
      {"licence-accepted", "licence.decision.extended", "2026-01-26", "2026-03-13"},
      {"disclosure-requested", "foi.answer", "2026-09-18", "2026-10-22"},
      {"demand-served", "demand.court", "2026-09-21", "2026-10-12"},
      {"case-filed", "penalty.decision", "2026-01-05", "2026-04-05"},
      {"case-filed", "penalty.decision", "2026-07-05", "2026-10-03"},
      {"decision-served", "penalty.payment", "2026-03-02", "2026-03-17"},
  };
  for (const auto& [trigger, rule, start, due] : vectors)
    EXPECT_EQ(due_of(trigger, rule, start), due) << rule << " from " << start;
}

TEST(Clocks,
     a_penalty_of_the_last_Friday_before_the_2025_Spring_Festival_is_public_by_10_February) {
  PROVES("guobanfa-2018-118:2-6");
  const auto clocks = clocks_on(embedded_pack(), "penalty-decided", day("2025-01-24"));
  EXPECT_EQ(clocks.front().due, day("2025-02-10"));
  EXPECT_EQ(clocks.back().due, day("2025-02-27"));
  EXPECT_NE(clocks.front().basis.instrument.find("国办发〔2018〕118号"), std::string::npos);
}

TEST(Clocks, days_around_the_2025_Spring_Festival_are_counted_one_by_one) {
  PROVES("penalty-law:85");
  const Vector vectors[] = {
      {"evidence-held", "evidence.hold", "2025-01-24", "2025-02-10"},
      {"evidence-held", "evidence.hold", "2025-01-25", "2025-02-10"},
      {"evidence-held", "evidence.hold", "2025-01-26", "2025-02-11"},
      {"evidence-held", "evidence.hold", "2025-01-27", "2025-02-12"},
      {"evidence-held", "evidence.hold", "2025-02-04", "2025-02-12"},
      {"hearing-notice-served", "hearing.request", "2025-01-27", "2025-02-10"},
      {"decision-overturned", "publication.withdrawal", "2025-01-26", "2025-02-06"},
      {"cash-collected", "cash.hand_in", "2025-01-27", "2025-02-06"},
  };
  for (const auto& [trigger, rule, start, due] : vectors)
    EXPECT_EQ(due_of(trigger, rule, start), due) << rule << " from " << start;
}

TEST(Clocks, every_year_end_is_crossed_by_the_new_years_own_holidays) {
  PROVES("penalty-law:85");
  const std::pair<const char*, const char*> three_working_days[] = {
      {"2018-12-28", "2019-01-03"}, {"2019-12-30", "2020-01-03"}, {"2020-12-30", "2021-01-05"},
      {"2022-12-30", "2023-01-05"}, {"2023-12-29", "2024-01-04"}, {"2024-12-31", "2025-01-06"},
      {"2025-12-31", "2026-01-06"},
  };
  for (const auto& [start, due] : three_working_days)
    EXPECT_EQ(working_days_after(embedded_pack().calendar(), day(start), 3), day(due)) << start;
  EXPECT_EQ(due_of("decision-overturned", "publication.withdrawal", "2021-12-30"), "2022-01-05");
}

TEST(Clocks, a_penalty_on_an_enterprise_starts_four_clocks_and_each_names_its_article) {
  PROVES("safety-law:78");
  const auto clocks = clocks_on(embedded_pack(), "penalty-decided", day("2026-03-02"));
  ASSERT_EQ(clocks.size(), 4u);
  for (const Clock& clock : clocks) EXPECT_FALSE(clock.basis.provision.empty()) << clock.rule;
  EXPECT_EQ(
      clock_named("penalty-decided", "publication.safety.7wd", day("2026-03-02")).basis.text(),
      "《中华人民共和国安全生产法》第七十八条第二款");
}

TEST(Clocks, results_other_than_licences_and_penalties_have_twenty_working_days_only) {
  PROVES("guobanfa-2018-118:2-6");
  for (const char* trigger : {"coercion-decided", "requisition-decided", "other-decided",
                              "inspection-closed", "collection-decided"}) {
    const auto clocks = clocks_on(embedded_pack(), trigger, day("2026-03-02"));
    ASSERT_EQ(clocks.size(), 1u) << trigger;
    EXPECT_EQ(clocks.front().due, day("2026-03-30")) << trigger;
  }
}

TEST(Clocks, a_licence_is_public_in_seven_and_handed_over_in_ten_working_days) {
  PROVES("licence-law:44");
  EXPECT_EQ(due_of("licence-decided", "publication.7wd", "2026-03-02"), "2026-03-11");
  EXPECT_EQ(due_of("licence-decided", "licence.issue", "2026-03-02"), "2026-03-16");
  EXPECT_EQ(due_of("licence-decided", "publication.20wd", "2026-03-02"), "2026-03-30");
}

TEST(Clocks, a_limit_that_binds_the_agency_shows_the_raw_date_and_the_rolled_one_beside_it) {
  PROVES("penalty-law:60");
  const Clock spring = clock_named("case-filed", "penalty.decision", day("2026-01-05"));
  EXPECT_EQ(spring.due, day("2026-04-05"));
  EXPECT_EQ(spring.rolled, day("2026-04-07"));
  const Clock autumn = clock_named("case-filed", "penalty.decision", day("2026-07-05"));
  EXPECT_EQ(autumn.due, day("2026-10-03"));
  EXPECT_EQ(autumn.rolled, day("2026-10-08"));
}

TEST(Clocks, a_seizure_runs_thirty_days_and_its_one_extension_thirty_more) {
  PROVES("coercion-law:25");
  EXPECT_EQ(due_of("seizure-started", "seizure.limit", "2026-03-02"), "2026-04-01");
  const Clock extended =
      clock_named("seizure-started", "seizure.limit.extended", day("2026-03-02"));
  EXPECT_EQ(extended.due, day("2026-05-01"));
  EXPECT_EQ(extended.value, 30);
  EXPECT_EQ(extended.counted_from, day("2026-04-01"));
  EXPECT_TRUE(extended.extension);
}

TEST(Clocks, testing_of_seized_goods_stops_the_clock) {
  PROVES("coercion-law:25");
  const Pauses testing{{day("2026-03-10"), day("2026-03-14"), "检测"}};
  const Clock clock = clock_named("seizure-started", "seizure.limit", day("2026-03-02"), testing);
  EXPECT_EQ(clock.due, day("2026-04-06"));
  ASSERT_EQ(clock.skipped.size(), 5u);
  EXPECT_EQ(clock.skipped.front(), (Skipped{day("2026-03-10"), "暂停：检测"}));
}

TEST(Clocks, a_pause_that_outlasts_the_limit_pushes_it_day_by_day) {
  PROVES("licence-law:45");
  const Pauses review{{day("2026-03-04"), day("2026-03-10"), "专家评审"},
                      {day("2026-03-09"), day("2026-03-12"), "鉴定"}};
  EXPECT_EQ(due_of("licence-applied", "licence.correction", "2026-03-02", review), "2026-03-18");
}

TEST(Clocks, months_end_on_the_same_day_number) {
  PROVES("litigation-law:46");
  EXPECT_EQ(due_of("decision-served", "remedy.litigation", "2026-03-02"), "2026-09-02");
  EXPECT_EQ(due_of("decision-served", "remedy.litigation", "2025-08-31"), "2026-02-28");
  PROVES("coercion-law:53");
  EXPECT_EQ(due_of("remedies-lapsed", "court.application", "2026-01-31"), "2026-04-30");
}

TEST(Clocks, twenty_four_hours_run_through_the_holiday_from_the_minute) {
  PROVES("coercion-law:19");
  const Clock clock = clock_named("urgent-measure-taken", "coercion.urgent_approval",
                                  Event{day("2026-02-14"), 17h + 30min});
  EXPECT_EQ(clock.due, day("2026-02-15"));
  EXPECT_EQ(clock.due_at, 17h + 30min);
  EXPECT_TRUE(clock.skipped.empty());
}

TEST(Clocks, one_hour_before_midnight_ends_on_the_next_day) {
  PROVES("accident-regulation:9");
  const Clock clock = clock_named("accident-told-to-unit", "accident.unit_report",
                                  Event{day("2026-12-31"), 23h + 30min});
  EXPECT_EQ(clock.due, day("2027-01-01"));
  EXPECT_EQ(clock.due_at, 30min);
}

TEST(Clocks, a_hearing_is_not_held_before_seven_working_days_and_the_notice_is_counted_back) {
  PROVES("penalty-law:64");
  const Clock earliest = clock_named("hearing-notified", "hearing.earliest", day("2026-02-10"));
  EXPECT_EQ(earliest.bound, Bound::earliest);
  EXPECT_EQ(earliest.due, day("2026-02-26"));
  EXPECT_EQ(due_of("hearing-set", "hearing.notice", "2026-02-26"), "2026-02-10");
}

TEST(Clocks, a_renewal_is_asked_for_thirty_days_before_the_licence_ends) {
  PROVES("licence-law:50");
  const Clock clock = clock_named("licence-expires", "licence.renewal", day("2026-06-15"));
  EXPECT_EQ(clock.due, day("2026-05-16"));
  EXPECT_EQ(clock.rolled, day("2026-05-15"));
}

TEST(Clocks, before_July_2021_a_hearing_was_requested_within_three_calendar_days) {
  PROVES("penalty-law:64");
  EXPECT_EQ(due_of("hearing-notice-served", "hearing.request", "2021-07-14"), "2021-07-17");
  EXPECT_EQ(due_of("hearing-notice-served", "hearing.request", "2021-07-15"), "2021-07-22");
}

TEST(Clocks, beyond_the_calendar_no_date_is_guessed_and_the_missing_year_is_named) {
  const Clock working = clock_named("evidence-held", "evidence.hold", day("2026-12-23"));
  EXPECT_EQ(working.due, std::nullopt);
  EXPECT_EQ(working.missing_year, 2027);
  EXPECT_EQ(working.raw, std::nullopt);
  EXPECT_EQ(due_of("evidence-held", "evidence.hold", "2026-12-22"), "2026-12-31");

  const Clock plain = clock_named("seizure-started", "seizure.limit", day("2026-12-02"));
  EXPECT_EQ(plain.due, std::nullopt);
  EXPECT_EQ(plain.missing_year, 2027);
  EXPECT_EQ(plain.raw, day("2027-01-01"));
  EXPECT_EQ(due_of("seizure-started", "seizure.limit", "2026-12-01"), "2026-12-31");
}

TEST(Clocks, an_extension_of_a_limit_beyond_the_calendar_keeps_its_raw_date) {
  const Clock clock = clock_named("seizure-started", "seizure.limit.extended", day("2026-12-20"));
  EXPECT_EQ(clock.due, std::nullopt);
  EXPECT_EQ(clock.raw, day("2027-02-18"));
}

TEST(Clocks, before_the_calendar_no_date_is_guessed_either) {
  const Clock clock =
      clock_of(embedded_pack(), embedded_pack().term("publication.7wd", day("2026-01-05")),
               day("2017-12-01"));
  EXPECT_EQ(clock.missing_year, 2017);
  EXPECT_EQ(clock.due, std::nullopt);
}

TEST(Clocks, those_without_a_date_come_last) {
  const auto clocks = clocks_on(embedded_pack(), "penalty-decided", day("2026-12-15"));
  EXPECT_EQ(clocks.front().due, day("2026-12-24"));
  EXPECT_EQ(clocks.back().rule, "publication.20wd");
  EXPECT_EQ(clocks.back().due, std::nullopt);
}

TEST(Clocks, the_explanation_names_every_skipped_day_and_why) {
  const Clock clock = clock_named("evidence-held", "evidence.hold", day("2026-06-18"));
  const std::vector<Skipped> skipped{{day("2026-06-19"), "端午节放假"},
                                     {day("2026-06-20"), "周六"},
                                     {day("2026-06-21"), "周日"},
                                     {day("2026-06-27"), "周六"},
                                     {day("2026-06-28"), "周日"}};
  EXPECT_EQ(clock.skipped, skipped);
  EXPECT_EQ(
      explanation(clock),
      "2026-06-18之后（当日不计）7个工作日，依据《中华人民共和国行政处罚法》第五十六条。"
      "计日：《中华人民共和国行政处罚法》第八十五条。"
      "跳过 2026-06-19（端午节放假） 2026-06-20（周六） 2026-06-21（周日） 2026-06-27（周六） "
      "2026-06-28（周日）。到期日 2026-06-30。");
}

TEST(Clocks, a_roll_is_for_the_party_and_never_for_the_agency) {
  const auto party =
      explanation(clock_named("decision-served", "penalty.payment", day("2026-09-10")));
  EXPECT_NE(party.find("顺延至 2026-09-28"), std::string::npos) << party;
  const auto agency = explanation(clock_named("case-filed", "penalty.decision", day("2026-07-05")));
  EXPECT_NE(agency.find("约束机关的期限不顺延"), std::string::npos) << agency;
}

}  // namespace law
