// penalty_range — between which amounts may a fine lie under this provision?
// (lawpack/penalty_ranges.toml)
#pragma once
#include <optional>
#include <string>

#include "law/pack.h"
#include "registry/things.h"

namespace casework {

struct PenaltyRange {
  std::int64_t least_fen, most_fen;
  std::string words;  // 十万元以下；逾期未改正的，十万元以上二十万元以下
  std::string basis;  // safety-law:97
};

// Found by the article that the text of a penalty's basis names; empty when the pack does not hold
// that article. The whole span of all tiers counts: which tier applies is the handler's reasoned
// choice.
std::optional<PenaltyRange> penalty_range(const law::Pack&, const std::string& basis,
                                          registry::PartyKind);

}  // namespace casework
