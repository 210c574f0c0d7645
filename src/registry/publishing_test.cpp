#include "registry/publishing.h"

#include "proves.h"
#include "registry/registry_for_tests.h"

namespace registry {
namespace {

law::Refusals asked(const Matter& matter) {
  return missing_before_publishing(matter, law::embedded_pack());
}

TEST(Publishing, a_complete_matter_may_be_published) {
  PROVES("three-systems-plan:2-1-1");
  EXPECT_TRUE(asked(a_matter("CF-001")).empty());
}

TEST(Publishing, each_of_the_seven_fields_is_asked_for) {
  PROVES("three-systems-plan:2-1-1");
  const auto missing = asked(Matter{});
  ASSERT_EQ(missing.size(), 7u);
  const char* fields[] = {
      "name", "subject", "handling_unit", "legal_basis", "target", "time_limit_value", "fee"};
  for (std::size_t i = 0; i < 7; ++i) EXPECT_EQ(missing[i].mend, fields[i]);
}

TEST(Publishing, that_nothing_is_charged_is_said_in_words) {
  PROVES("three-systems-plan:2-1-1");
  auto matter = a_matter("CF-001");
  matter.fee = "";
  ASSERT_EQ(asked(matter).size(), 1u);
  EXPECT_NE(asked(matter)[0].reason.find("不收费的写明“不收费”"), std::string::npos);
  matter.fee = "每件50元";
  EXPECT_EQ(asked(matter).size(), 1u) << "a charge needs its basis";
  matter.fee_basis = "省物价局核定";
  EXPECT_TRUE(asked(matter).empty());
}

TEST(Publishing, a_plan_may_stand_for_the_time_limit) {
  auto matter = a_matter("JC-001");
  matter.time_limit_value.reset();
  matter.time_limit_from = "按年度监督检查计划";
  EXPECT_TRUE(asked(matter).empty());
  EXPECT_EQ(time_limit_of(matter), "按年度监督检查计划");
  EXPECT_EQ(time_limit_of(a_matter("CF-001")), "90日（立案之日起）");
}

}  // namespace
}  // namespace registry
