// date_test — dates are written one way, and a month's end stays a month's end.
#include "law/date.h"

#include <gtest/gtest.h>

namespace law {

using namespace std::chrono_literals;
using std::chrono::sys_days;

TEST(Date, is_written_and_read_as_year_month_day) {
  EXPECT_EQ(iso(sys_days{2026y / 2 / 3}), "2026-02-03");
  EXPECT_EQ(parse_date("2026-02-03"), sys_days{2026y / 2 / 3});
}

TEST(Date, anything_that_is_no_day_is_refused) {
  for (const char* text : {"", "2026-2-3", "2026-02-30", "2026-13-01", "2026/02/03", "2026-02-03x",
                           "20260203", "2026-0a-03", "2025-02-29"})
    EXPECT_FALSE(parse_date(text)) << text;
  EXPECT_TRUE(parse_date("2024-02-29"));
}

TEST(Date, a_month_later_is_the_same_day_number_or_the_last_day) {
  EXPECT_EQ(plus_months(sys_days{2026y / 8 / 31}, 6), sys_days{2027y / 2 / 28});
  EXPECT_EQ(plus_months(sys_days{2023y / 8 / 31}, 6), sys_days{2024y / 2 / 29});
  EXPECT_EQ(plus_months(sys_days{2026y / 3 / 15}, 6), sys_days{2026y / 9 / 15});
  EXPECT_EQ(plus_months(sys_days{2026y / 3 / 31}, -1), sys_days{2026y / 2 / 28});
  EXPECT_EQ(plus_months(sys_days{2024y / 2 / 29}, 24), sys_days{2026y / 2 / 28});
}

TEST(Date, an_event_may_carry_the_time_of_day) {
  EXPECT_EQ(parse_event("2026-02-13T09:30")->at, 570min);
  EXPECT_EQ(parse_event("2026-02-13 09:30")->on, sys_days{2026y / 2 / 13});
  EXPECT_FALSE(parse_event("2026-02-13")->at);
  for (const char* text :
       {"2026-02-13T9:30", "2026-02-13T24:00", "2026-02-13T09:60", "2026-02-13T"})
    EXPECT_FALSE(parse_event(text)) << text;
}

}  // namespace law
