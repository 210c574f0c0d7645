#include "registry/reviewing.h"

#include <algorithm>

namespace registry {
namespace {

// 初次从事行政处罚决定法制审核的人员，应当通过国家统一法律职业资格考试取得法律职业资格。
// Whoever reviewed before this became law does not do so for the first time.
bool reviews_for_the_first_time(const Person& person, const law::Parameter& since) {
  const auto from = law::parse_date(since.text);
  return !person.review_since || !from || *person.review_since >= *from;
}

}  // namespace

law::Refusals missing_before_reviewing(const Person& person, law::Date on, const law::Pack& pack) {
  law::Refusals missing;
  const auto refuse = [&](std::string rule, const std::string& reason, law::LegalBasis basis) {
    missing.push_back({"registry.reviewing." + std::move(rule), person.name + reason,
                       std::move(basis), "/office/people"});
  };
  if (!person.active || !person.has_role("reviewer"))
    refuse("role", "不是本机关的法制审核人员。",
           pack.parameter("reviewers.ratio_percent", on).basis);
  const auto& since = pack.parameter("reviewers.qualification_from", on);
  if (person.legal_qualification_no.empty() && reviews_for_the_first_time(person, since))
    refuse("qualification", "初次从事法制审核，应当取得法律职业资格。", since.basis);
  return missing;
}

ReviewerRatio reviewer_ratio(std::int64_t officers, std::int64_t reviewers, law::Date on,
                             const law::Pack& pack) {
  const auto& percent = pack.parameter("reviewers.ratio_percent", on);
  const auto& minimum = pack.parameter("reviewers.minimum", on);
  // 原则上不少于总数的5%: a part of a person is a person.
  const auto share = (officers * percent.value + 99) / 100;
  return {officers,      reviewers,    percent.value, std::max(share, minimum.value),
          percent.basis, minimum.basis};
}

}  // namespace registry
