#include "site/rooms.h"

#include <mutex>
#include <string>

#include "casework/casework.h"
#include "casework_embedded.h"
#include "disclosure/disclosure.h"
#include "disclosure_embedded.h"
#include "ledger/book.h"
#include "ledger_embedded.h"
#include "platform/html/html.h"
#include "recording/recording.h"
#include "recording_embedded.h"
#include "registry/registry.h"
#include "registry_embedded.h"
#include "review/review.h"
#include "review_embedded.h"
#include "site_embedded.h"

namespace site {
namespace {

struct Room {
  std::vector<sql::Migration> (*schema)();
  ledger::Coverage (*coverage)();
};

// From the ground up: tables of a room may refer to those of rooms before it.
constexpr Room rooms[] = {
    {registry::schema, registry::coverage},   {review::schema, review::coverage},
    {recording::schema, recording::coverage}, {disclosure::schema, disclosure::coverage},
    {casework::schema, casework::coverage},
};

// Columns that hold the SHA-256 of a file in the store.
struct FileColumn {
  const char *table, *column;
};
constexpr FileColumn file_columns[] = {
    {"recording_document", "pdf_sha256"},
    {"recording_evidence", "sha256"},
};

template <class Files>
void add_templates(const std::string& room, const Files& files) {
  for (const auto& file : files) {
    if (!file.path.ends_with(".html")) continue;
    if (file.path.starts_with("layout/")) html::add_template(file.path, file.content);
    if (file.path.starts_with("pages/"))
      html::add_template(room + std::string(file.path.substr(5)), file.content);
  }
}

}  // namespace

std::vector<sql::Migration> all_migrations() {
  auto out = ledger::schema();
  for (const Room& room : rooms)
    for (auto& migration : room.schema()) out.push_back(std::move(migration));
  return out;
}

ledger::Coverage all_coverage() {
  ledger::Coverage out{{}, {"ledger_log", "ledger_entry", "ledger_tile", "schema_migration"}};
  for (const Room& room : rooms) {
    const auto tables = room.coverage();
    out.covered.insert(out.covered.end(), tables.covered.begin(), tables.covered.end());
    out.kept.insert(out.kept.end(), tables.kept.begin(), tables.kept.end());
  }
  return out;
}

void add_all_templates() {
  static std::once_flag once;
  std::call_once(once, [] {
    add_templates("ledger", ledger::embedded_files());
    add_templates("registry", registry::embedded_files());
    add_templates("review", review::embedded_files());
    add_templates("recording", recording::embedded_files());
    add_templates("disclosure", disclosure::embedded_files());
    add_templates("casework", casework::embedded_files());
    add_templates("site", embedded_files());
  });
}

void each_file_named(sql::Tx& tx, const std::function<void(std::string_view)>& use) {
  for (const auto& [table, column] : file_columns)
    tx.each("SELECT " + std::string(column) + " FROM " + table + " WHERE " + column + " <> ''", {},
            [&](const sql::Row& row) { use(row.text(0)); });
}

}  // namespace site
