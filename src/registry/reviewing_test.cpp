#include "registry/reviewing.h"

#include "proves.h"
#include "registry/registry_for_tests.h"

namespace registry {
namespace {

Person a_reviewer() {
  auto person = a_person("测试乙");
  person.roles = {"reviewer"};
  person.legal_qualification_no = "A20194202990001";
  return person;
}

law::Refusals asked(const Person& person) {
  return missing_before_reviewing(person, day("2026-03-02"), law::embedded_pack());
}

TEST(Reviewing, a_qualified_reviewer_reviews) { EXPECT_TRUE(asked(a_reviewer()).empty()); }

TEST(Reviewing, who_reviews_for_the_first_time_needs_the_legal_qualification) {
  PROVES("penalty-law:58.2");
  auto person = a_reviewer();
  person.legal_qualification_no = "";
  const auto missing = asked(person);
  ASSERT_EQ(missing.size(), 1u);
  EXPECT_EQ(missing[0].basis.text(), "《中华人民共和国行政处罚法》第五十八条第二款");
  person.review_since = day("2018-01-01");
  EXPECT_EQ(asked(person).size(), 1u);
}

TEST(Reviewing, who_reviewed_before_the_rule_came_into_force_goes_on) {
  PROVES("penalty-law:58.2");
  auto person = a_reviewer();
  person.legal_qualification_no = "";
  person.review_since = day("2017-12-31");
  EXPECT_TRUE(asked(person).empty());
}

TEST(Reviewing, without_the_role_or_the_account_nobody_reviews) {
  auto person = a_reviewer();
  person.roles = {"officer"};
  EXPECT_EQ(asked(person).size(), 1u);
  person = a_reviewer();
  person.active = false;
  EXPECT_EQ(asked(person).size(), 1u);
}

TEST(Reviewing, reviewers_are_five_in_a_hundred_officers_and_never_fewer_than_two) {
  PROVES("guobanfa-2018-118:4-11");
  PROVES("three-systems-plan:2-3-3");
  const auto needed = [](std::int64_t officers) {
    return reviewer_ratio(officers, 2, day("2026-03-02"), law::embedded_pack()).needed;
  };
  EXPECT_EQ(needed(0), 2);
  EXPECT_EQ(needed(40), 2);
  EXPECT_EQ(needed(41), 3);
  EXPECT_EQ(needed(100), 5);
  EXPECT_FALSE(reviewer_ratio(21, 1, day("2026-03-02"), law::embedded_pack()).enough());
  EXPECT_TRUE(reviewer_ratio(21, 2, day("2026-03-02"), law::embedded_pack()).enough());
}

}  // namespace
}  // namespace registry
