// reviewing — may this person do legal review, and does the agency have reviewers enough?
#pragma once
#include "law/pack.h"
#include "registry/things.h"

namespace registry {

law::Refusals missing_before_reviewing(const Person& person, law::Date on, const law::Pack& pack);

struct ReviewerRatio {
  std::int64_t officers = 0, reviewers = 0;
  std::int64_t percent = 0;  // of the officers, at least
  std::int64_t needed = 0;   // reviewers
  law::LegalBasis ratio_basis, minimum_basis;
  bool enough() const { return reviewers >= needed; }
};
ReviewerRatio reviewer_ratio(std::int64_t officers, std::int64_t reviewers, law::Date on,
                             const law::Pack& pack);

}  // namespace registry
