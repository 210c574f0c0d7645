#include "recording/store.h"

#include "ledger/book.h"
#include "recording/elements.h"
#include "recording_embedded.h"

namespace recording {

namespace json = boost::json;

namespace {

const std::string documents =
    "SELECT d.id, d.agency_id, d.subject, d.form, d.form_version, d.legal_order, d.number,"
    " d.title, d.fields, d.about, d.body, d.text_sha256, d.pdf_sha256, d.happened_at, d.ended_at,"
    " d.place, d.officers, d.party_name, d.matter_code, d.corrects, d.sealed_by, d.sealed_at,"
    " c.id, v.reason, d.pdf_sm3 FROM recording_document d"
    " LEFT JOIN recording_document c ON c.corrects = d.id"
    " LEFT JOIN recording_number n ON n.document_id = d.id"
    " LEFT JOIN recording_number_void v ON v.number_id = n.id";

json::object object_in(std::string_view text) { return json::parse(text).as_object(); }

Document document_in(const sql::Row& row) {
  Document d;
  d.id = row.integer(0);
  d.agency_id = row.integer(1);
  d.subject = row.str(2);
  d.form = row.str(3);
  d.form_version = int(row.integer(4));
  d.order = int(row.integer(5));
  d.number = row.str(6);
  d.title = row.str(7);
  d.filled = {object_in(row.text(8)), object_in(row.text(9))};
  d.text = row.str(10);
  d.text_sha256 = row.str(11);
  d.pdf_sha256 = row.str(12);
  d.happened_at = row.instant(13);
  d.ended_at = row.maybe_instant(14);
  d.place = row.str(15);
  d.officers = persons_from(row.text(16));
  d.party_name = row.str(17);
  d.matter_code = row.str(18);
  d.corrects = row.integer(19);
  d.sealed_by = row.integer(20);
  d.sealed_at = row.instant(21);
  d.corrected_by = row.integer(22);
  d.voided = row.str(23);
  d.pdf_sm3 = row.str(24);
  return d;
}

template <class T>
std::optional<T> unless(bool empty, T value) {
  if (empty) return std::nullopt;
  return value;
}

}  // namespace

std::vector<sql::Migration> schema() { return sql::migrations_of("recording", embedded_files()); }

ledger::Coverage coverage() {
  return {{"recording_document", "recording_number", "recording_number_void", "recording_evidence"},
          {}};
}

std::string persons_text(const std::vector<std::int64_t>& persons) {
  return json::serialize(json::array(persons.begin(), persons.end()));
}

std::vector<std::int64_t> persons_from(std::string_view text) {
  const auto value = json::parse(text);
  return persons_in(&value);
}

void insert_document(sql::Tx& tx, const Document& d) {
  const auto fields = ledger::canonical(d.filled.fields), about = ledger::canonical(d.filled.about);
  const auto officers = persons_text(d.officers);
  tx.execute(
      "INSERT INTO recording_document (id, agency_id, subject, form, form_version, legal_order,"
      " number, title, fields, about, body, text_sha256, pdf_sha256, pdf_sm3, happened_at, "
      "ended_at, place,"
      " officers, party_name, matter_code, corrects, sealed_by, sealed_at) VALUES (:id, :agency,"
      " :subject, :form, :version, :order, :number, :title, :fields, :about, :body, :text_sha256,"
      " :pdf_sha256, :pdf_sm3, :happened_at, :ended_at, :place, :officers, :party, :matter, "
      ":corrects,"
      " :sealed_by, :sealed_at)",
      {{"id", d.id},
       {"agency", d.agency_id},
       {"subject", d.subject},
       {"form", d.form},
       {"version", d.form_version},
       {"order", d.order},
       {"number", unless(d.number.empty(), d.number)},
       {"title", d.title},
       {"fields", fields},
       {"about", about},
       {"body", d.text},
       {"text_sha256", d.text_sha256},
       {"pdf_sha256", d.pdf_sha256},
       {"pdf_sm3", d.pdf_sm3},
       {"happened_at", d.happened_at},
       {"ended_at", d.ended_at},
       {"place", d.place},
       {"officers", officers},
       {"party", d.party_name},
       {"matter", d.matter_code},
       {"corrects", unless(d.corrects == 0, d.corrects)},
       {"sealed_by", d.sealed_by},
       {"sealed_at", d.sealed_at}});
}

std::optional<Document> read_document(sql::Tx& tx, std::int64_t id) {
  return tx.one(documents + " WHERE d.id = :id", {{"id", id}}, document_in);
}

std::optional<Document> read_document_by_number(sql::Tx& tx, std::int64_t agency,
                                                std::string_view number) {
  return tx.one(documents + " WHERE d.agency_id = :agency AND d.number = :number",
                {{"agency", agency}, {"number", number}}, document_in);
}

std::vector<Document> read_documents_of(sql::Tx& tx, std::string_view subject) {
  return tx.all(documents + " WHERE d.subject = :subject ORDER BY d.happened_at, d.id",
                {{"subject", subject}}, document_in);
}

}  // namespace recording
