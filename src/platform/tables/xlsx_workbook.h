// xlsx_workbook — what the sheets of a workbook have in common: their names, the shared texts,
// which styles are dates.
#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "platform/tables/xlsx_package.h"

namespace tables {

// All texts end to end: a million of them cost no million allocations.
class SharedTexts {
 public:
  void append(std::string_view more) { all_ += more; }
  void close() { ends_.push_back(all_.size()); }
  std::size_t bytes() const { return all_.size() + ends_.size() * sizeof(std::uint64_t); }
  bool holds(std::size_t index) const { return index < ends_.size(); }
  std::string_view at(std::size_t index) const {
    const auto from = index == 0 ? 0 : ends_[index - 1];
    return std::string_view(all_).substr(from, ends_[index] - from);
  }

 private:
  std::string all_;
  std::vector<std::uint64_t> ends_;
};

struct Workbook {
  std::string sheet_part;  // the part that holds the wanted sheet
  bool counts_from_1904 = false;
  std::vector<bool> date_styles;  // by style number
  SharedTexts texts;
};

// Throws BadPackage, also when there is no such sheet.
Workbook read_workbook(Package&, const std::string& sheet, const Limits&);

// _x000D_ stands for a character that XML cannot hold.
std::string unescaped(std::string_view);

}  // namespace tables
