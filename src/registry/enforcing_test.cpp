#include "registry/enforcing.h"

#include "proves.h"
#include "registry/registry_for_tests.h"

namespace registry {
namespace {

law::Refusals asked(const std::optional<Certificate>& certificate, const std::string& on) {
  return missing_before_enforcing(a_person("测试甲"), certificate, day(on), law::embedded_pack());
}

TEST(Enforcing, without_a_certificate_nobody_enforces) {
  PROVES("penalty-law:42.1");
  const auto missing = asked(std::nullopt, "2026-03-02");
  ASSERT_EQ(missing.size(), 1u);
  EXPECT_EQ(missing[0].reason, "测试甲没有行政执法证件，不得从事执法活动。");
  EXPECT_EQ(missing[0].basis.text(), "《中华人民共和国行政处罚法》第四十二条第一款");
}

TEST(Enforcing, a_certificate_holds_from_its_first_to_its_last_day) {
  PROVES("penalty-law:55.1");
  const auto certificate = a_certificate(1, "4202990001");
  EXPECT_EQ(asked(certificate, "2024-04-30").size(), 1u);
  EXPECT_EQ(asked(certificate, "2024-05-01").size(), 0u);
  EXPECT_EQ(asked(certificate, "2029-04-30").size(), 0u);
  const auto late = asked(certificate, "2029-05-01");
  ASSERT_EQ(late.size(), 1u);
  EXPECT_EQ(late[0].reason, "测试甲的执法证件已于2029年4月30日到期。");
}

TEST(Enforcing, who_did_not_pass_the_examination_does_not_enforce) {
  PROVES("three-systems-plan:2-1-2");
  auto certificate = a_certificate(1, "4202990001");
  certificate.exam_passed_on.reset();
  ASSERT_EQ(asked(certificate, "2026-03-02").size(), 1u);
  EXPECT_EQ(asked(certificate, "2026-03-02")[0].rule, "registry.enforcing.exam");
  certificate.exam_passed_on = day("2026-03-03");
  EXPECT_EQ(asked(certificate, "2026-03-02").size(), 1u);
}

TEST(Enforcing, suspended_and_cancelled_certificates_do_not_count) {
  PROVES("penalty-law:42.1");
  auto certificate = a_certificate(1, "4202990001");
  certificate.status = CertificateStatus::suspended;
  ASSERT_EQ(asked(certificate, "2026-03-02").size(), 1u);
  EXPECT_EQ(asked(certificate, "2026-03-02")[0].reason, "测试甲的执法证件已暂停。");
  certificate.status = CertificateStatus::cancelled;
  EXPECT_EQ(asked(certificate, "2026-03-02").size(), 1u);
}

TEST(Enforcing, all_that_is_missing_is_said_at_once) {
  auto certificate = a_certificate(1, "4202990001");
  certificate.status = CertificateStatus::suspended;
  certificate.exam_passed_on.reset();
  EXPECT_EQ(asked(certificate, "2030-01-01").size(), 3u);
}

}  // namespace
}  // namespace registry
