// import_store — imports under way and complete, in the database.
#pragma once
#include "disclosure/import_row.h"

namespace disclosure {

constexpr std::int64_t first_imported_id = std::int64_t(1) << 60;  // beyond all ids that nodes make

struct Import {
  std::int64_t id = 0, agency_id = 0;
  std::string kind, file_name, file_sha256, mapping;
  std::int64_t row_count = 0, first_id = 0, loaded = 0;
  std::string state;
};

std::optional<Import> find_import(sql::Tx&, std::int64_t id);
std::optional<Import> find_loading(sql::Tx&, std::int64_t agency);
// Reserves the ids of its records.
void start(sql::Tx&, Import&, const By&);
// The next rows of the import; they count once it is complete.
void load(sql::Tx&, const Import&, ImportedRows&, const By&);
void complete(sql::Tx&, std::int64_t import, const By&);
// Takes up to `most` records out of the index; false when none was left and the import is given up.
bool discard_some(sql::Tx&, std::int64_t import, std::int64_t from, std::int64_t most, const By&);
// Which of these decisions of the agency are public already?
bool is_public(sql::Tx&, std::int64_t agency, std::string_view agency_name,
               std::string_view document_number);
bool any_record(sql::Tx&);

}  // namespace disclosure
