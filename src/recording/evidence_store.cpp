// evidence_store — which pieces of evidence a matter has.
#include "recording/store.h"

namespace recording {

namespace {

const std::string evidence_rows =
    "SELECT id, agency_id, subject, title, kind, file_name, media_type, size, sha256, sm3,"
    " obtained_on, obtained_place, obtained_by, note, uploaded_by, uploaded_at"
    " FROM recording_evidence";

Evidence evidence_in(const sql::Row& row) {
  Evidence e;
  e.id = row.integer(0);
  e.agency_id = row.integer(1);
  e.subject = row.str(2);
  e.title = row.str(3);
  e.kind = row.str(4);
  e.file_name = row.str(5);
  e.media_type = row.str(6);
  e.size = row.integer(7);
  e.sha256 = row.str(8);
  e.sm3 = row.str(9);
  timing::parse(row.text(10), e.obtained_on);
  e.obtained_place = row.str(11);
  e.obtained_by = persons_from(row.text(12));
  e.note = row.str(13);
  e.uploaded_by = row.integer(14);
  e.uploaded_at = row.instant(15);
  return e;
}

}  // namespace

void insert_evidence(sql::Tx& tx, const Evidence& e) {
  tx.execute(
      "INSERT INTO recording_evidence (id, agency_id, subject, title, kind, file_name, media_type,"
      " size, sha256, sm3, obtained_on, obtained_place, obtained_by, note, uploaded_by,"
      " uploaded_at) VALUES (:id, :agency, :subject, :title, :kind, :file_name, :media_type, :size,"
      " :sha256, :sm3, :obtained_on, :obtained_place, :obtained_by, :note, :uploaded_by,"
      " :uploaded_at)",
      {{"id", e.id},
       {"agency", e.agency_id},
       {"subject", e.subject},
       {"title", e.title},
       {"kind", e.kind},
       {"file_name", e.file_name},
       {"media_type", e.media_type},
       {"size", e.size},
       {"sha256", e.sha256},
       {"sm3", e.sm3},
       {"obtained_on", timing::iso(e.obtained_on)},
       {"obtained_place", e.obtained_place},
       {"obtained_by", persons_text(e.obtained_by)},
       {"note", e.note},
       {"uploaded_by", e.uploaded_by},
       {"uploaded_at", e.uploaded_at}});
}

std::optional<Evidence> read_evidence(sql::Tx& tx, std::int64_t id) {
  return tx.one(evidence_rows + " WHERE id = :id", {{"id", id}}, evidence_in);
}

std::vector<Evidence> read_evidence_of(sql::Tx& tx, std::string_view subject) {
  return tx.all(evidence_rows + " WHERE subject = :subject ORDER BY uploaded_at, id",
                {{"subject", subject}}, evidence_in);
}

}  // namespace recording
