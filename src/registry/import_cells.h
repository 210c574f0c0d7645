// import_cells — what does a row of the table say in the column of this field?
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "platform/tables/reader.h"
#include "registry/import.h"

namespace registry {

struct ColumnName {
  std::string field, label;
  bool required = false;
  std::vector<std::string> aliases = {};  // other headers that mean this
};

// Which column holds which field: chosen by hand, else known by header.
std::vector<ImportColumn> mapped(const std::vector<ColumnName>&,
                                 const std::vector<std::string>& headers,
                                 const std::map<std::string, int>& chosen);

class Cells {
 public:
  Cells(const tables::Row& row, const std::vector<ImportColumn>& columns,
        const std::vector<std::string>& headers, tables::Faults& faults)
      : row_(row), columns_(columns), headers_(headers), faults_(faults) {}

  std::int64_t row() const { return row_.number; }
  bool has(std::string_view field) const;  // the table has such a column
  std::string text(std::string_view field) const;
  std::string needed(std::string_view field);                // blank is a fault
  std::string code(std::string_view field);                  // long numbers kept by Excel as text
  std::optional<timing::Date> date(std::string_view field);  // 2024-05-06, 2024/5/6, 2024年5月6日
  std::optional<std::int64_t> number(std::string_view field);
  void fault(std::string_view field, std::string text);  // field may be none of the table's
  bool faultless() const { return !faulty_; }

 private:
  const ImportColumn* find(std::string_view field) const;

  const tables::Row& row_;
  const std::vector<ImportColumn>& columns_;
  const std::vector<std::string>& headers_;
  tables::Faults& faults_;
  bool faulty_ = false;
};

}  // namespace registry
