// kinds — what stands in the place of what is hidden, and why?
#include "disclosure/redaction/kinds.h"

#include <array>
#include <stdexcept>

#include "law/pack.h"

namespace disclosure::redaction {
namespace {

constexpr std::array<std::string_view, 13> ids{
    "person",  "minor", "informant",   "id",      "birth",  "phone", "contact",
    "account", "plate", "certificate", "address", "health", "age"};
using Rows = std::array<MaskKind, ids.size()>;

std::string next_cell(std::string_view& line) {
  const auto cell = line.substr(0, line.find(','));
  line.remove_prefix(std::min(line.size(), cell.size() + 1));
  return std::string(cell);
}

Rows read() {
  Rows rows;
  auto text = law::embedded_pack().file("redaction/kinds.csv");
  while (!text.empty()) {
    auto line = text.substr(0, text.find('\n'));
    text.remove_prefix(std::min(text.size(), line.size() + 1));
    MaskKind row;
    for (auto* cell : {&row.id, &row.title, &row.replacement, &row.why, &row.basis})
      *cell = next_cell(line);
    for (std::size_t i = 0; i < ids.size(); ++i)
      if (ids[i] == row.id) rows[i] = row;
  }
  for (const auto& row : rows)
    if (row.id.empty()) throw std::logic_error("redaction/kinds.csv lacks a kind");
  return rows;
}

}  // namespace

const MaskKind& kind_of(What what) {
  static const Rows rows = read();
  return rows[static_cast<std::size_t>(what)];
}

}  // namespace disclosure::redaction
