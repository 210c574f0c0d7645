// number_store — which numbers were given, and which of them were voided.
#include "recording/store.h"

namespace recording {

namespace {

const std::string numbers =
    "SELECT n.id, n.document_id, n.prefix, n.year, n.serial, n.number, v.reason"
    " FROM recording_number n LEFT JOIN recording_number_void v ON v.number_id = n.id";

Number number_in(const sql::Row& row) {
  return {row.integer(0),      row.integer(1), row.str(2), int(row.integer(3)),
          int(row.integer(4)), row.str(5),     row.str(6)};
}

}  // namespace

int next_serial(sql::Tx& tx, std::int64_t agency, std::string_view prefix, int year) {
  return 1 + int(tx.integer("SELECT MAX(serial) FROM recording_number WHERE agency_id = :agency"
                            " AND prefix = :prefix AND year = :year",
                            {{"agency", agency}, {"prefix", prefix}, {"year", year}}));
}

void insert_number(sql::Tx& tx, const Number& n, std::int64_t agency) {
  tx.execute(
      "INSERT INTO recording_number (id, agency_id, prefix, year, serial, number, document_id)"
      " VALUES (:id, :agency, :prefix, :year, :serial, :number, :document)",
      {{"id", n.id},
       {"agency", agency},
       {"prefix", n.prefix},
       {"year", n.year},
       {"serial", n.serial},
       {"number", n.text},
       {"document", n.document}});
}

std::vector<Number> read_numbers(sql::Tx& tx, std::int64_t agency, std::string_view prefix,
                                 int year) {
  return tx.all(numbers +
                    " WHERE n.agency_id = :agency AND n.prefix = :prefix AND n.year = :year"
                    " ORDER BY n.serial",
                {{"agency", agency}, {"prefix", prefix}, {"year", year}}, number_in);
}

std::optional<Number> read_number(sql::Tx& tx, std::int64_t agency, std::string_view text) {
  return tx.one(numbers + " WHERE n.agency_id = :agency AND n.number = :number",
                {{"agency", agency}, {"number", text}}, number_in);
}

void insert_void(sql::Tx& tx, std::int64_t id, const Number& number, std::string_view reason,
                 const registry::By& by) {
  tx.execute(
      "INSERT INTO recording_number_void (id, agency_id, number_id, reason, voided_by, voided_at)"
      " VALUES (:id, :agency, :number, :reason, :by, :at)",
      {{"id", id},
       {"agency", by.agency},
       {"number", number.id},
       {"reason", reason},
       {"by", by.person},
       {"at", by.at}});
}

}  // namespace recording
