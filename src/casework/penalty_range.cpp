#include "casework/penalty_range.h"

#include <algorithm>

#include "law/rows.h"

namespace casework {

PenaltyRanges PenaltyRanges::read(const law::Pack& pack, law::Faults& faults) {
  const std::string file = "penalty_ranges.toml";
  PenaltyRanges out;
  for (const auto& row : law::toml_rows(file, pack.file(file), faults)) {
    law::RowReader in(file, row, faults);
    out.rows_.push_back({in.text("instrument"),
                         in.text("party"),
                         in.texts("articles"),
                         {in.integer("least_yuan") * 100, in.integer("most_yuan") * 100,
                          in.text("words"), in.text("basis")}});
    in.text("status");
    in.finish();
  }
  return out;
}

std::optional<PenaltyRange> PenaltyRanges::find(const std::string& basis,
                                                registry::PartyKind kind) const {
  const std::string party = kind == registry::PartyKind::individual ? "个人" : "单位";
  const auto cites = [&](const Row& row) {
    const auto instrument = basis.find(row.instrument);
    return instrument != basis.npos && std::ranges::any_of(row.articles, [&](const auto& article) {
             return basis.find(article, instrument) != basis.npos;
           });
  };
  for (const Row& row : rows_)
    if (row.party == party && cites(row)) return row.range;
  return std::nullopt;
}

}  // namespace casework
