// store — records, withdrawals and preparations in the database.
#include "disclosure/store.h"

#include "disclosure/decision_json.h"
#include "platform/crypto/hash.h"

namespace disclosure {
namespace {

// Rows of imports that are still loading, or were given up, do not count.
const std::string select_record =
    "SELECT r.id, r.agency_id, r.import_id, r.agency_name, r.kind, r.document_number, "
    "r.party_name, r.credit_code, r.decided_on, r.published_on, r.due_on, r.content, r.sha256, "
    "r.log_index, w.id, w.reason, w.basis_document, w.withdrawn_at, w.log_index "
    "FROM disclosure_record r LEFT JOIN disclosure_withdrawal w ON w.record_id = r.id "
    "LEFT JOIN disclosure_import i ON i.id = r.import_id "
    "WHERE (r.import_id IS NULL OR i.state = 'complete') AND ";

std::optional<timing::Date> maybe_date(const sql::Row& row, int column) {
  timing::Date date;
  if (!timing::parse(row.text(column), date)) return std::nullopt;
  return date;
}

Record record_in(const sql::Row& r) {
  Record out;
  out.id = r.integer(0);
  out.agency_id = r.integer(1);
  out.import = r.integer(2);
  out.agency_name = r.str(3);
  out.kind = r.str(4);
  out.document_number = r.str(5);
  out.party_name = r.str(6);
  out.credit_code = r.str(7);
  out.decided_on = maybe_date(r, 8).value_or(timing::Date{});
  out.published_on = maybe_date(r, 9);
  out.due_on = maybe_date(r, 10);
  out.content = r.str(11);
  out.sha256 = crypto::hex(r.bytes(12));
  out.log_index = r.integer(13);
  if (!r.is_null(14))
    out.withdrawn =
        Withdrawal{r.integer(14), out.id, r.str(15), r.str(16), r.instant(17), r.integer(18)};
  return out;
}

std::optional<std::string> iso(const std::optional<timing::Date>& date) {
  if (!date) return std::nullopt;
  return timing::iso(*date);
}

}  // namespace

const search::Index& public_index() {
  static const search::Index index(public_shelf);
  return index;
}

std::optional<Prepared> find_prepared(sql::Tx& tx, std::int64_t id) {
  return tx.one(
      "SELECT id, obligation_id, agency_id, prepared_by, prepared_at, fields FROM "
      "disclosure_prepared WHERE id = :id",
      {{"id", id}}, [](const sql::Row& r) {
        return Prepared{r.integer(0), r.integer(1), r.integer(2),
                        r.integer(3), r.instant(4), public_fields_from(r.text(5))};
      });
}

void insert(sql::Tx& tx, const Prepared& p) {
  tx.execute(
      "INSERT INTO disclosure_prepared (id, obligation_id, agency_id, prepared_by, prepared_at, "
      "fields) VALUES (:id, :obligation, :agency, :by, :at, :fields)",
      {{"id", p.id},
       {"obligation", p.obligation},
       {"agency", p.agency_id},
       {"by", p.by},
       {"at", p.at},
       {"fields", json_of(p.fields)}});
}

std::optional<Record> find_record(sql::Tx& tx, std::int64_t id) {
  return tx.one(select_record + "r.id = :id", {{"id", id}}, record_in);
}

std::vector<Record> find_records(sql::Tx& tx, std::string_view document_number) {
  return tx.all(select_record + "r.document_number = :number ORDER BY r.id",
                {{"number", document_number}}, record_in);
}

std::vector<Record> find_records(sql::Tx& tx, const std::vector<std::int64_t>& ids) {
  std::vector<Record> out;
  for (const auto id : ids)
    if (auto record = find_record(tx, id)) out.push_back(std::move(*record));
  return out;
}

void insert(sql::Tx& tx, const Record& r) {
  const auto published = iso(r.published_on), due = iso(r.due_on);
  std::optional<std::string_view> code;
  if (!r.credit_code.empty()) code = r.credit_code;
  std::optional<std::int64_t> import;
  if (r.import != 0) import = r.import;
  tx.execute(
      "INSERT INTO disclosure_record (id, agency_id, import_id, agency_name, kind, "
      "document_number, party_name, credit_code, decided_on, published_on, due_on, content, "
      "sha256, log_index) VALUES (:id, :agency, :import, :agency_name, :kind, :number, :party, "
      ":code, :decided_on, :published_on, :due_on, :content, :sha256, :log_index)",
      {{"id", r.id},
       {"agency", r.agency_id},
       {"import", import},
       {"agency_name", r.agency_name},
       {"kind", r.kind},
       {"number", r.document_number},
       {"party", r.party_name},
       {"code", code},
       {"decided_on", timing::iso(r.decided_on)},
       {"published_on", published},
       {"due_on", due},
       {"content", r.content},
       {"sha256", sql::Bytes{crypto::from_hex(r.sha256)}},
       {"log_index", r.log_index}});
}

void insert(sql::Tx& tx, const Withdrawal& w, std::int64_t agency) {
  tx.execute(
      "INSERT INTO disclosure_withdrawal (id, record_id, agency_id, reason, basis_document, "
      "withdrawn_at, log_index) VALUES (:id, :record, :agency, :reason, :document, :at, :index)",
      {{"id", w.id},
       {"record", w.record},
       {"agency", agency},
       {"reason", w.reason},
       {"document", w.basis_document},
       {"at", w.at},
       {"index", w.log_index}});
}

std::string subject_of_record(std::int64_t id) { return "decision:" + std::to_string(id); }

void note(sql::Tx& tx, std::int64_t agency, std::string act, std::string subject, const By& by,
          std::vector<ledger::RowRef> rows, boost::json::object facts) {
  ledger::append(tx,
                 {.log = agency,
                  .act = std::move(act),
                  .subject = std::move(subject),
                  .by = by.person,
                  .facts = std::move(facts),
                  .rows = std::move(rows)},
                 by.at);
}

}  // namespace disclosure
