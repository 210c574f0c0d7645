#include "casework/penalty_range.h"

#include <algorithm>

#include "law/rows.h"

namespace casework {
namespace {

struct RangeRow {
  std::string instrument, words, party, basis;
  std::vector<std::string> articles;  // 第九十七条, 第97条
  std::int64_t least_yuan, most_yuan;
};

std::vector<RangeRow> read_rows(const law::Pack& pack) {
  law::Faults faults;
  std::vector<RangeRow> out;
  const std::string file = "penalty_ranges.toml";
  for (const auto& row : law::toml_rows(file, pack.file(file), faults)) {
    law::RowReader in(file, row, faults);
    out.push_back({in.text("instrument"), in.text("words"), in.text("party"), in.text("basis"),
                   in.texts("articles"), in.integer("least_yuan"), in.integer("most_yuan")});
    in.text("status");
    in.finish();
  }
  if (!faults.empty()) throw std::runtime_error(faults.front().file + ": " + faults.front().text);
  return out;
}

bool cites(const std::string& basis, const RangeRow& row) {
  const auto instrument = basis.find(row.instrument);
  if (instrument == basis.npos) return false;
  return std::ranges::any_of(row.articles, [&](const auto& article) {
    return basis.find(article, instrument) != basis.npos;
  });
}

}  // namespace

std::optional<PenaltyRange> penalty_range(const law::Pack& pack, const std::string& basis,
                                          registry::PartyKind kind) {
  const std::string party = kind == registry::PartyKind::individual ? "个人" : "单位";
  for (const RangeRow& row : read_rows(pack))
    if (row.party == party && cites(basis, row))
      return PenaltyRange{row.least_yuan * 100, row.most_yuan * 100, row.words, row.basis};
  return std::nullopt;
}

}  // namespace casework
