// calendar_test — weekends, days off and made-up working days, and the two ends of what is known.
#include "law/calendar.h"

#include <gtest/gtest.h>

#include "law/pack.h"

namespace law {

using namespace std::chrono_literals;
using std::chrono::sys_days;

namespace {

const Calendar& calendar() { return embedded_pack().calendar(); }

}  // namespace

TEST(Calendar, an_ordinary_Monday_is_worked_and_an_ordinary_Saturday_is_not) {
  EXPECT_TRUE(calendar().is_working(sys_days{2026y / 3 / 2}));
  EXPECT_FALSE(calendar().is_working(sys_days{2026y / 3 / 7}));
  EXPECT_EQ(calendar().why_off(sys_days{2026y / 3 / 7}), "周六");
  EXPECT_EQ(calendar().why_off(sys_days{2026y / 3 / 2}), "");
}

TEST(Calendar, a_day_off_names_its_festival) {
  EXPECT_EQ(calendar().why_off(sys_days{2026y / 2 / 17}), "春节放假");
}

TEST(Calendar, a_made_up_Saturday_is_worked) {
  EXPECT_TRUE(calendar().is_working(sys_days{2026y / 2 / 28}));
  EXPECT_TRUE(calendar().is_working(sys_days{2025y / 2 / 8}));
}

TEST(Calendar, six_dates_on_which_public_lists_disagree_follow_the_notices) {
  EXPECT_FALSE(calendar().is_working(sys_days{2018y / 1 / 1}));
  EXPECT_FALSE(calendar().is_working(sys_days{2018y / 6 / 16}));
  EXPECT_FALSE(calendar().is_working(sys_days{2018y / 9 / 22}));
  EXPECT_FALSE(calendar().is_working(sys_days{2020y / 1 / 31}));
  EXPECT_FALSE(calendar().is_working(sys_days{2020y / 2 / 1}));
  EXPECT_TRUE(calendar().is_working(sys_days{2023y / 1 / 3}));
}

TEST(Calendar, it_knows_2018_to_2026_and_nothing_else) {
  EXPECT_FALSE(calendar().knows(sys_days{2017y / 12 / 31}));
  EXPECT_TRUE(calendar().knows(sys_days{2018y / 1 / 1}));
  EXPECT_TRUE(calendar().knows(sys_days{2026y / 12 / 31}));
  EXPECT_FALSE(calendar().knows(sys_days{2027y / 1 / 1}));
}

TEST(Calendar, every_year_has_about_two_hundred_and_fifty_working_days) {
  const std::map<int, int> expected{{2018, 250}, {2019, 250}, {2020, 249}, {2021, 250}, {2022, 249},
                                    {2023, 249}, {2024, 251}, {2025, 248}, {2026, 248}};
  std::map<int, int> counted;
  for (Date day = calendar().first(); day <= calendar().last(); day += std::chrono::days{1})
    counted[year_of(day)] += calendar().is_working(day);
  EXPECT_EQ(counted, expected);
}

TEST(Calendar, the_working_day_after_a_holiday_is_found_and_none_beyond_the_end) {
  EXPECT_EQ(calendar().working_day_from(sys_days{2026y / 10 / 3}), sys_days{2026y / 10 / 8});
  EXPECT_EQ(calendar().working_day_until(sys_days{2026y / 10 / 3}), sys_days{2026y / 9 / 30});
  EXPECT_EQ(calendar().working_day_from(sys_days{2027y / 1 / 1}), std::nullopt);
}

}  // namespace law
