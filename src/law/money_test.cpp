// money_test — amounts as they stand in a decision, a table and an exchange file.
#include "law/money.h"

#include <gtest/gtest.h>

namespace law {

TEST(Money, yuan_are_grouped_and_cents_shown_only_when_there_are_any) {
  EXPECT_EQ(yuan(5'000'000), "50,000元");
  EXPECT_EQ(yuan(50), "0.50元");
  EXPECT_EQ(yuan(123'456'789), "1,234,567.89元");
  EXPECT_EQ(yuan(0), "0元");
  EXPECT_EQ(yuan(-100), "-1元");
  EXPECT_EQ(yuan_plain(5'000'000), "50000.00");
}

TEST(Money, ten_thousands_are_exact) {
  EXPECT_EQ(wan_yuan(5'000'000), "5万元");
  EXPECT_EQ(wan_yuan(1'250'000), "1.25万元");
  EXPECT_EQ(wan_yuan(1), "0.000001万元");
  EXPECT_EQ(wan_decimal(5'000'000), "5.000000");
  EXPECT_EQ(wan_decimal(123'456'789), "123.456789");
}

TEST(Money, capital_amounts_follow_the_rules_for_bills) {
  const std::pair<std::int64_t, const char*> cases[] = {
      {0, "零元整"},
      {5'000'000, "伍万元整"},
      {20'000, "贰佰元整"},
      {1'000, "壹拾元整"},
      {100'500, "壹仟零伍元整"},
      {1'000'500, "壹万零伍元整"},
      {10'500'000, "壹拾万伍仟元整"},
      {1'000'000'000, "壹仟万元整"},
      {10'000'000'000, "壹亿元整"},
      {10'000'001'000, "壹亿零壹拾元整"},
      {10'200'000'000, "壹亿零贰佰万元整"},
      {1'234'567'890'000, "壹佰贰拾叁亿肆仟伍佰陆拾柒万捌仟玖佰元整"},
      {123'456, "壹仟贰佰叁拾肆元伍角陆分"},
      {100'050, "壹仟元伍角整"},
      {100'005, "壹仟元零伍分"},
      {50, "伍角整"},
      {5, "伍分"},
  };
  for (const auto& [fen, words] : cases) EXPECT_EQ(capital_amount(fen), words) << fen;
}

TEST(Money, people_may_write_an_amount_in_several_ways) {
  EXPECT_EQ(parse_yuan("50,000"), 5'000'000);
  EXPECT_EQ(parse_yuan("50000.5"), 5'000'050);
  EXPECT_EQ(parse_yuan("5万"), 5'000'000);
  EXPECT_EQ(parse_yuan("1.25万元"), 1'250'000);
  EXPECT_EQ(parse_yuan("200元"), 20'000);
}

TEST(Money, what_is_no_exact_amount_is_refused) {
  for (const char* text : {"", "元", "万", "abc", "1.234", "-5", "1.", ".5", "1.2345678万", "1e5",
                           "999999999999999999999"})
    EXPECT_FALSE(parse_yuan(text)) << text;
}

}  // namespace law
