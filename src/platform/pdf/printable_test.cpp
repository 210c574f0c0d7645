#include <gtest/gtest.h>

#include "platform/pdf/typesetter.h"

namespace pdf {
namespace {

TEST(Printable, ordinary_text_is_left_alone) {
  const std::string words = "当事人：𠮷某，罚款20,000.00元 <b>&amp;";
  EXPECT_EQ(printable(words), words);
}

TEST(Printable, what_hides_or_reorders_text_is_taken_out) {
  EXPECT_EQ(printable("甲\u202E乙\u2066丙\u200B丁\uFEFF"), "甲乙丙丁");
  EXPECT_EQ(printable("甲\u00AD乙\U000E0041丙"), "甲乙丙");
}

TEST(Printable, all_line_ends_become_one) {
  EXPECT_EQ(printable("甲\r\n乙\r丙\u2028丁\n"), "甲\n乙\n丙\n丁\n");
  EXPECT_EQ(printable("甲\t乙"), "甲 乙");
}

TEST(Printable, bytes_that_are_no_text_are_shown_as_such) {
  EXPECT_EQ(printable("\xC0\x80\xED\xA0\x80甲"), "\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD甲");
  EXPECT_EQ(printable(std::string_view("\0甲\xE4", 5)), "甲\uFFFD");
}

}  // namespace
}  // namespace pdf
