#include "platform/pdf/page.h"

#include <gtest/gtest.h>

#include <cmath>

#include "platform/pdf/geometry.h"

namespace pdf {
namespace {

Strip line(bool glued = false) {
  Strip strip;
  strip.height = core_height / 10;
  strip.glued = glued;
  strip.rules.push_back({0, 0, 1, 0});  // one a line, so that the rules of a page count its lines
  return strip;
}

std::vector<std::size_t> lines_on_pages(const std::vector<Strip>& strips) {
  std::vector<std::size_t> counts;
  for (const auto& page : paginate(strips)) counts.push_back(page.rules.size());
  return counts;
}

using Counts = std::vector<std::size_t>;

TEST(Page, takes_as_many_strips_as_fit) {
  EXPECT_EQ(lines_on_pages(std::vector<Strip>(10, line())), (Counts{10}));
  EXPECT_EQ(lines_on_pages(std::vector<Strip>(11, line())), (Counts{10, 1}));
}

TEST(Page, takes_glued_strips_to_the_next_page_together) {
  std::vector<Strip> strips(9, line());
  strips.push_back(line());
  strips.push_back(line(true));
  EXPECT_EQ(lines_on_pages(strips), (Counts{9, 2}));
}

TEST(Page, cuts_what_is_glued_when_it_is_longer_than_a_page) {
  EXPECT_EQ(lines_on_pages(std::vector<Strip>(25, line(true))), (Counts{10, 10, 5}));
}

TEST(Page, a_strip_higher_than_the_page_has_one_to_itself) {
  Strip high = line();
  high.height = 3 * core_height;
  EXPECT_EQ(lines_on_pages({line(), high, line()}), (Counts{1, 1, 1}));
}

TEST(Page, the_frame_of_a_table_is_closed_below_and_opened_again_above) {
  const auto frame = std::make_shared<Frame>(Frame{0, 50, {}});
  Strip row;
  row.height = core_height / 2;
  row.frame = frame;
  row.rules = {{0, 0, 0, row.height}, {50, 0, 50, row.height}};
  for (const auto& page : paginate({row, row, row, row})) {
    ASSERT_EQ(page.rules.size(), 4u);  // two strips, yet each side is one line
    EXPECT_DOUBLE_EQ(page.rules[0].y1, 0);
    EXPECT_DOUBLE_EQ(page.rules[1].y2, core_height);
    EXPECT_DOUBLE_EQ(page.rules[3].y1, core_height);
  }
}

}  // namespace
}  // namespace pdf
