#include "registry/enforcing.h"

namespace registry {
namespace {

// 行政处罚应当由具有行政执法资格的执法人员实施。
constexpr auto qualified = "penalty-law:42.1";
// 执法人员在调查或者进行检查时，应当主动向当事人或者有关人员出示执法证件。
constexpr auto shows_certificate = "penalty-law:55.1";
// 未经执法资格考试合格，不得授予执法资格，不得从事执法活动。
constexpr auto passed_exam = "three-systems-plan:2-1-2";

}  // namespace

law::Refusals missing_before_enforcing(const Person& person,
                                       const std::optional<Certificate>& certificate, law::Date on,
                                       const law::Pack& pack) {
  law::Refusals missing;
  const auto refuse = [&](std::string rule, const std::string& reason, const char* key) {
    missing.push_back({"registry.enforcing." + std::move(rule), person.name + reason,
                       pack.basis(key), "/office/officers"});
  };
  if (!person.active) refuse("active", "已停用，不能从事执法活动。", qualified);
  if (!certificate) {
    refuse("certificate", "没有行政执法证件，不得从事执法活动。", qualified);
    return missing;
  }
  if (!certificate->exam_passed_on || *certificate->exam_passed_on > on)
    refuse("exam", "未经执法资格考试合格，不得从事执法活动。", passed_exam);
  if (certificate->status != CertificateStatus::valid)
    refuse("status", "的执法证件已" + std::string(chinese(certificate->status)) + "。", qualified);
  if (on < certificate->issued_on)
    refuse("not_yet", "的执法证件自" + timing::chinese(certificate->issued_on) + "起才有效。",
           shows_certificate);
  if (on > certificate->expires_on)
    refuse("expired", "的执法证件已于" + timing::chinese(certificate->expires_on) + "到期。",
           shows_certificate);
  return missing;
}

}  // namespace registry
