// import_store — imports under way and complete, in the database.
#include "disclosure/import_store.h"

#include <boost/json.hpp>
#include <deque>
#include <numeric>

#include "disclosure/store.h"

namespace disclosure {
namespace {

const std::string columns =
    "SELECT id, agency_id, kind, file_name, file_sha256, column_mapping, row_count, first_id, "
    "loaded, state FROM disclosure_import ";

Import import_in(const sql::Row& r) {
  return {r.integer(0), r.integer(1), r.str(2),     r.str(3),     r.str(4),
          r.str(5),     r.integer(6), r.integer(7), r.integer(8), r.str(9)};
}

std::string subject_of(std::int64_t import) { return "import:" + std::to_string(import); }

// What canonical JSON has escaped is kept in `unescaped`; most texts have nothing of it.
std::string_view text_between_quotes(std::string_view json, std::deque<std::string>& unescaped) {
  if (json.find('\\') == json.npos) return json;
  const auto value = boost::json::parse("\"" + std::string(json) + "\"");
  return unescaped.emplace_back(value.as_string());
}

std::int64_t note_publicly(sql::Tx& tx, std::string act, const Import& import, const By& by) {
  return ledger::append(tx,
                        {.log = ledger::public_log,
                         .act = std::move(act),
                         .subject = subject_of(import.id),
                         .facts = {{"records", import.loaded}, {"first", import.first_id}}},
                        by.at)
      .seq;
}

}  // namespace

std::optional<Import> find_import(sql::Tx& tx, std::int64_t id) {
  return tx.one(columns + "WHERE id = :id", {{"id", id}}, import_in);
}

std::optional<Import> find_loading(sql::Tx& tx, std::int64_t agency) {
  return tx.one(columns + "WHERE agency_id = :agency AND state = 'loading'", {{"agency", agency}},
                import_in);
}

void start(sql::Tx& tx, Import& import, const By& by) {
  import.first_id = std::max(first_imported_id,
                             tx.integer("SELECT MAX(first_id + row_count) FROM disclosure_import"));
  tx.execute(
      "INSERT INTO disclosure_import (id, agency_id, kind, file_name, file_sha256, column_mapping, "
      "row_count, first_id, loaded, state, started_by, started_at) VALUES (:id, :agency, :kind, "
      ":file, :sha256, :mapping, :rows, :first, 0, 'loading', :by, :at)",
      {{"id", import.id},
       {"agency", import.agency_id},
       {"kind", import.kind},
       {"file", import.file_name},
       {"sha256", import.file_sha256},
       {"mapping", import.mapping},
       {"rows", import.row_count},
       {"first", import.first_id},
       {"by", by.person},
       {"at", by.at}});
  note(tx, import.agency_id, "disclosure.import_started", subject_of(import.id), by,
       {{"disclosure_import", import.id}});
}

void load(sql::Tx& tx, const Import& import, ImportedRows& batch, const By& by) {
  auto index = ledger::append_sealed(tx, ledger::public_log, batch.leaves);
  auto& rows = batch.rows;
  search::Load into_index(public_index(), tx);
  for (auto& row : rows) {
    row.record.log_index = index++;
    insert(tx, row.record);
    search::Document document{
        row.record.id, row.record.decided_on, {}, {row.words.begin(), row.words.end()}};
    std::deque<std::string> unescaped;
    for (const auto& [begin, size] : row.texts)
      document.texts.push_back(
          text_between_quotes(std::string_view(row.record.content).substr(begin, size), unescaped));
    into_index.add(document);
  }
  into_index.finish();
  tx.execute("UPDATE disclosure_import SET loaded = loaded + :rows WHERE id = :id",
             {{"rows", rows.size()}, {"id", import.id}});
  ledger::append(tx,
                 {.log = import.agency_id,
                  .act = "disclosure.import_loaded",
                  .subject = subject_of(import.id),
                  .by = by.person,
                  .rows = {{"disclosure_import", import.id}},
                  .ranges = {{"disclosure_record", rows.front().record.id, rows.back().record.id}}},
                 by.at);
}

void complete(sql::Tx& tx, std::int64_t id, const By& by) {
  tx.execute(
      "UPDATE disclosure_import SET state = 'complete', completed_at = :at WHERE id = :id AND "
      "state = 'loading'",
      {{"at", by.at}, {"id", id}});
  const auto import = find_import(tx, id).value();
  const auto seq = note_publicly(tx, "disclosure.import_completed", import, by);
  note(tx, import.agency_id, "disclosure.import_completed", subject_of(id), by,
       {{"disclosure_import", id}}, {{"records", import.loaded}, {"log_index", seq}});
}

bool discard_some(sql::Tx& tx, std::int64_t id, std::int64_t from, std::int64_t most,
                  const By& by) {
  const auto import = find_import(tx, id).value();
  if (import.state != "loading") return false;
  if (from < import.loaded) {
    std::vector<std::int64_t> ids(std::size_t(std::min(most, import.loaded - from)));
    std::iota(ids.begin(), ids.end(), import.first_id + from);
    public_index().remove(tx, ids);
    return true;
  }
  tx.execute("UPDATE disclosure_import SET state = 'discarded' WHERE id = :id", {{"id", id}});
  note_publicly(tx, "disclosure.import_discarded", import, by);
  note(tx, import.agency_id, "disclosure.import_discarded", subject_of(id), by,
       {{"disclosure_import", id}});
  return false;
}

bool is_public(sql::Tx& tx, std::int64_t agency, std::string_view agency_name,
               std::string_view document_number) {
  return tx.integer(
             "SELECT count(*) FROM disclosure_record r LEFT JOIN disclosure_import i ON i.id = "
             "r.import_id WHERE r.document_number = :number AND r.agency_id = :agency AND "
             "r.agency_name = :name AND (r.import_id IS NULL OR i.state = 'complete') AND NOT "
             "EXISTS (SELECT 1 FROM disclosure_withdrawal w WHERE w.record_id = r.id)",
             {{"number", document_number}, {"agency", agency}, {"name", agency_name}}) > 0;
}

bool any_record(sql::Tx& tx) {
  return tx.integer("SELECT count(*) FROM (SELECT 1 FROM disclosure_record LIMIT 1) one") > 0;
}

}  // namespace disclosure
