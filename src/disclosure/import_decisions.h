// import_decisions — history taken over from a table of decisions: checked as a whole, then loaded
// in batches that count only once all of them are there.
//
// The first pass reads the whole file and writes nothing. The second loads batches, each with its
// leaves in the public log, its part of the search index and one entry with the range of its rows
// in the agency's ledger. Records become public together, when the import is marked complete in one
// last transaction. After an interruption the same file goes on where it stopped; discard_import
// gives it up instead.
#pragma once
#include <functional>

#include "disclosure/disclosure.h"
#include "disclosure/import_columns.h"
#include "platform/tables/reader.h"

namespace disclosure {

struct ImportTools {
  sql::Database& database;
  const PublicationSchemas& schemas;
  const law::Pack& law;
  const registry::Registry& registry;
  timing::Ids& ids;
  const timing::Clock& clock;
  std::size_t batch = 16'384;  // rows in one transaction: as many as a segment of the search index
};

struct ImportRequest {
  std::string path, file_name;
  std::int64_t agency = 0, person = 0;
  std::string kind = {};                      // 行政处罚; empty: as the columns look
  std::optional<ColumnMapping> mapping = {};  // else as remembered, else as the headings say
};

struct ImportReport {
  std::int64_t import = 0;  // 0: nothing was loaded
  std::string kind;
  std::vector<std::string> header;
  ColumnMapping mapping;
  std::int64_t rows = 0, good = 0;
  tables::Faults faults;  // the first of them
  std::int64_t fault_count = 0;
  double seconds = 0;
  std::vector<std::vector<std::string>> sample;  // the first rows, as typed
};

// "check" or "load", and how many rows of it are done.
using Progress = std::function<void(std::string_view stage, std::int64_t rows)>;

std::vector<std::string> header_of(const ImportTools&, const ImportRequest&);
// The first pass alone: for the preview.
ImportReport check_decisions(const ImportTools&, const ImportRequest&, const Progress& = {});
// Both passes; with any fault nothing is loaded.
ImportReport import_decisions(const ImportTools&, const ImportRequest&, const Progress& = {});

struct UnfinishedImport {
  std::int64_t id = 0, loaded = 0, rows = 0;
  std::string file_name;
};
std::optional<UnfinishedImport> unfinished_import(sql::Tx&, std::int64_t agency);
void discard_import(const ImportTools&, std::int64_t import, const By&);

}  // namespace disclosure
