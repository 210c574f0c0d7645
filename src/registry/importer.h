// importer — how one kind of table becomes rows of the registry.
#pragma once
#include <memory>
#include <vector>

#include "ledger/book.h"
#include "registry/import_cells.h"

namespace registry {

class Importer {
 public:
  virtual ~Importer() = default;
  virtual const std::vector<ColumnName>& columns() const = 0;
  // Reads one row and compares it with what is stored; what is wrong goes to the cells. A row that
  // is added or changed waits for write().
  virtual RowState take(sql::Tx&, Cells&) = 0;
  virtual void write(sql::Tx&, std::vector<ledger::RowRef>&) = 0;
};

struct ImportPlace {
  Registry& registry;
  std::int64_t agency;
  timing::Date today;
};
std::unique_ptr<Importer> matter_importer(const ImportPlace&);
std::unique_ptr<Importer> officer_importer(const ImportPlace&);
std::unique_ptr<Importer> party_importer(const ImportPlace&);

// Each refusal at the field it names.
inline void take_faults(const law::Refusals& refusals, Cells& cells) {
  for (const auto& refusal : refusals) cells.fault(refusal.mend, refusal.reason);
}

// The rows of one table that speak of the same thing twice.
class Seen {
 public:
  void check(const std::string& key, std::string_view field, Cells& cells) {
    if (const auto [at, fresh] = first_.emplace(key, cells.row()); !fresh && !key.empty())
      cells.fault(field, "与第" + std::to_string(at->second) + "行重复。");
  }

 private:
  std::map<std::string, std::int64_t> first_;
};

}  // namespace registry
