// penalty_range — between which amounts may a fine lie under this provision?
// (lawpack/penalty_ranges.toml)
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "law/pack.h"
#include "registry/things.h"

namespace casework {

struct PenaltyRange {
  std::int64_t least_fen, most_fen;
  std::string words;  // 十万元以下；逾期未改正的，十万元以上二十万元以下
  std::string basis;  // safety-law:97
};

class PenaltyRanges {
 public:
  // Faults name file and line; ranges with faults must not be used.
  static PenaltyRanges read(const law::Pack&, law::Faults&);

  // Found by the article that the text of a penalty's basis names; empty when the pack does not
  // hold that article. The whole span of all tiers counts: which tier applies is the handler's
  // reasoned choice.
  std::optional<PenaltyRange> find(const std::string& basis, registry::PartyKind) const;

 private:
  struct Row {
    std::string instrument, party;
    std::vector<std::string> articles;  // 第九十七条, 第97条
    PenaltyRange range;
  };
  std::vector<Row> rows_;
};

}  // namespace casework
