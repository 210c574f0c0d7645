#include "platform/tables/xlsx_number.h"

#include <gtest/gtest.h>

namespace tables {
namespace {

TEST(XlsxNumber, is_written_as_a_person_would_type_it) {
  const struct {
    const char *stored, *typed;
  } table[] = {{"1", "1"},
               {"-0.5", "-0.5"},
               {"0.1", "0.1"},
               {"1.1000000000000001", "1.1"},
               {"0.30000000000000004", "0.3"},
               {"1.0000000000000001E-5", "0.00001"},
               {"1.23E+5", "123000"},
               {"20240001", "20240001"},
               {"123456789012345", "123456789012345"},
               {"4.2010119900101E+17", "420101199001010000"}};
  for (const auto& row : table) EXPECT_EQ(plain_number(row.stored), row.typed);
  for (const char* bad : {"", "x", "1x", "nan", "inf", "1e999"})
    EXPECT_FALSE(plain_number(bad)) << bad;
}

TEST(XlsxNumber, knows_when_Excel_has_lost_digits) {
  EXPECT_FALSE(is_rounded("123456789012345"));
  EXPECT_FALSE(is_rounded("-123456789012345"));
  EXPECT_FALSE(is_rounded("0.12345678901234567"));
  EXPECT_TRUE(is_rounded("420101199001010000"));
}

TEST(XlsxNumber, is_a_date_by_its_format) {
  for (const char* yes : {"yyyy-mm-dd", "m/d/yy h:mm", "yyyy\"年\"m\"月\"d\"日\"",
                          "[$-804]aaaa;yyyy", "[h]:mm", "mm:ss.0", "[Red]d"})
    EXPECT_TRUE(shows_date(176, yes)) << yes;
  for (const char* no : {"General", "0.00", "#,##0.00\"元\"", "0.00E+00", "[Red]0", "\"dmy\"0",
                         "0\\d", "_d0", "@", "00000"})
    EXPECT_FALSE(shows_date(176, no)) << no;
  EXPECT_TRUE(shows_date(14, ""));
  EXPECT_TRUE(shows_date(31, ""));
  EXPECT_FALSE(shows_date(2, ""));
}

TEST(XlsxNumber, becomes_the_date_Excel_shows) {
  EXPECT_EQ(date_text(1, false), "1900-01-01");
  EXPECT_EQ(date_text(59, false), "1900-02-28");
  EXPECT_EQ(date_text(61, false), "1900-03-01");
  EXPECT_EQ(date_text(45418, false), "2024-05-06");
  EXPECT_EQ(date_text(45351, false), "2024-02-29");
  EXPECT_EQ(date_text(43956, true), "2024-05-06");
  EXPECT_EQ(date_text(45418.999999999, false), "2024-05-07");
  EXPECT_EQ(date_text(0.25, false), "06:00:00");
  EXPECT_FALSE(date_text(-1, false));
  EXPECT_FALSE(date_text(1e9, false));
}

}  // namespace
}  // namespace tables
