// parts_pages_test — the difference of two drafts, and a month with its days off.
#include <gtest/gtest.h>

#include "casework/pages_difference.h"
#include "casework/pages_month.h"

namespace casework {
namespace {

std::string marked(std::string_view before, std::string_view after) {
  std::string out;
  for (const auto& line : difference(before, after)) {
    out += line.change == Line::Change::same ? '=' : line.change == Line::Change::added ? '+' : '-';
    out += line.text;
  }
  return out;
}

}  // namespace

TEST(Difference, a_changed_line_stands_under_the_one_it_replaces) {
  EXPECT_EQ(marked("a\nb\nc\n", "a\nB\nc\n"), "=a-b+B=c");
  EXPECT_EQ(marked("a\n", "a\nb\n"), "=a+b");
  EXPECT_EQ(marked("a\nb\n", "b\n"), "-a=b");
  EXPECT_EQ(marked("", ""), "");
  EXPECT_EQ(marked("a\nb", "a\nb\n"), "=a=b");
}

TEST(Month, begins_on_Monday_and_knows_the_made_up_Saturday) {
  const auto today = *law::parse_date("2026-02-13");
  const auto february = month(law::embedded_pack(), "", today,
                              {{*law::parse_date("2026-02-28"), {"公示", "/office/cases/1"}}});
  const auto& weeks = february.at("weeks").as_array();
  ASSERT_EQ(weeks.size(), 5u);
  EXPECT_EQ(weeks[0].at("days").at(0).at("kind"), "out");
  EXPECT_EQ(weeks[3].at("days").at(1).at("kind"), "off");   // 17 February, Spring Festival
  EXPECT_EQ(weeks[4].at("days").at(5).at("kind"), "work");  // 28 February is made up
  EXPECT_EQ(weeks[4].at("days").at(5).at("marks").as_array().size(), 1u);
  EXPECT_EQ(february.at("prev_url"), "?month=2026-01");
  EXPECT_EQ(day_said(law::embedded_pack(), today), "2026年2月13日 周五 工作日");
}

}  // namespace casework
