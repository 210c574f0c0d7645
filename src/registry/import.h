// import — what would a table of matters, officers or parties change, and then: change it.
#pragma once
#include <map>
#include <string>
#include <vector>

#include "platform/tables/fault.h"
#include "registry/registry.h"

namespace registry {

enum class ImportKind { matters, officers, parties };
std::string_view name_of(ImportKind);
std::string_view chinese(ImportKind);
std::optional<ImportKind> import_kind(std::string_view);

// What such a table may hold: field and label, in order.
std::vector<std::pair<std::string, std::string>> import_fields(Registry&, ImportKind);

struct ImportFile {
  ImportKind kind{};
  std::int64_t agency = 0;
  std::string path;  // .csv or .xlsx, told apart by content
  std::string name;  // as the sender called it
  // Columns chosen by hand: field → column from 1, 0 for none; the others are known by their
  // headers.
  std::map<std::string, int> chosen = {};
};

struct ImportColumn {
  std::string field, label;  // credit_code, 统一社会信用代码
  int column = 0;            // in the file, from 1; 0: not there
  bool required = false;
};

enum class RowState { added, changed, same };
struct PreviewRow {
  std::int64_t row = 0;            // as Excel counts
  std::vector<std::string> cells;  // one for each of Preview::columns
  std::string state;               // 新增 修改 相同 有误
};

struct Preview {
  std::vector<ImportColumn> columns;
  std::vector<std::string> headers;  // of the file, in order
  std::int64_t rows = 0, added = 0, changed = 0, same = 0;
  std::vector<PreviewRow> first;  // a few rows to look at
  tables::Faults faults;          // the first thousand
  bool fits() const { return faults.empty(); }
};

// Reads only.
Preview preview(sql::Tx&, Registry&, const ImportFile&, timing::Instant at);

// All or nothing: with a single fault nothing is written and the faults are the refusals. One
// ledger entry lists all rows; a table that changes nothing makes none.
law::Outcome<Preview> apply(sql::Tx&, Registry&, const ImportFile&, const By&);

}  // namespace registry
