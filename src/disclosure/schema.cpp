// schema — which tables does the room keep, and which of them does the ledger answer for?
#include "disclosure/disclosure.h"
#include "disclosure_embedded.h"

namespace disclosure {

std::vector<sql::Migration> schema() {
  auto migrations = search::Index::schema();
  for (auto& migration : sql::migrations_of("disclosure", embedded_files()))
    migrations.push_back(std::move(migration));
  return migrations;
}

ledger::Coverage coverage() {
  return {{"disclosure_obligation", "disclosure_prepared", "disclosure_record",
           "disclosure_withdrawal", "disclosure_import"},
          {"disclosure_mapping", "disclosure_upload", "search_segment", "search_posting",
           "search_text", "search_tail"}};
}

}  // namespace disclosure
