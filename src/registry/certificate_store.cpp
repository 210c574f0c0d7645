// certificate_store — enforcement certificates and the officers who hold them, in the database.
#include "registry/registry.h"
#include "registry/store_person.h"
#include "registry/store_row.h"
#include "registry/unrecorded.h"
#include "registry/wrong_entry.h"

namespace registry {
namespace {

const std::string columns =
    "c.id, c.agency_id, c.person_id, c.number, c.kind, c.area, c.issued_on, c.expires_on, "
    "c.status, c.exam_passed_on, c.exam_score";
const std::string joined_columns =
    columns +
    ", p.id, p.agency_id, p.office_id, p.name, p.sex, p.login, p.post, p.active, "
    "p.legal_qualification_no, p.review_since FROM certificate c JOIN person p ON p.id = "
    "c.person_id ";
constexpr int first_of_person = 11;

Certificate certificate_in(const sql::Row& r) {
  return {.id = r.integer(0),
          .agency_id = r.integer(1),
          .person_id = r.integer(2),
          .number = r.str(3),
          .kind = r.str(4),
          .area = r.str(5),
          .issued_on = date_of(r, 6),
          .expires_on = date_of(r, 7),
          .status = certificate_status(r.text(8)).value_or(CertificateStatus::cancelled),
          .exam_passed_on = maybe_date(r, 9),
          .exam_score = maybe_integer(r, 10)};
}

Officer officer_in(const sql::Row& r) { return {person_in(r, first_of_person), certificate_in(r)}; }

}  // namespace

void save(sql::Tx& tx, const Certificate& c) {
  tx.execute(
      "INSERT INTO certificate (id, agency_id, person_id, number, kind, area, issued_on, "
      "expires_on, status, exam_passed_on, exam_score) VALUES (:id, :agency, :person, :number, "
      ":kind, :area, :issued, :expires, :status, :exam, :score) ON CONFLICT (id) DO UPDATE SET "
      "number = excluded.number, kind = excluded.kind, area = excluded.area, issued_on = "
      "excluded.issued_on, expires_on = excluded.expires_on, status = excluded.status, "
      "exam_passed_on = excluded.exam_passed_on, exam_score = excluded.exam_score",
      {{"id", c.id},
       {"agency", c.agency_id},
       {"person", c.person_id},
       {"number", c.number},
       {"kind", c.kind},
       {"area", c.area},
       {"issued", timing::iso(c.issued_on)},
       {"expires", timing::iso(c.expires_on)},
       {"status", name_of(c.status)},
       {"exam", iso(c.exam_passed_on)},
       {"score", c.exam_score}});
}

law::Refusals refusals_of(sql::Tx& tx, const Certificate& c) {
  auto found = wrong_in(c);
  if (tx.integer("SELECT count(*) FROM certificate WHERE number = :number AND id <> :id",
                 {{"number", c.number}, {"id", c.id}}) > 0)
    found.push_back({"registry.certificate.number", "这个执法证号已经登记。", {}, "number"});
  if (c.status != CertificateStatus::cancelled &&
      tx.integer("SELECT count(*) FROM certificate WHERE person_id = :person AND id <> :id AND "
                 "status <> 'cancelled'",
                 {{"person", c.person_id}, {"id", c.id}}) > 0)
    found.push_back(
        {"registry.certificate.held", "此人已有执法证件，请先注销旧证。", {}, "status"});
  return found;
}

std::vector<Officer> Registry::officers(sql::Tx& tx, std::int64_t agency,
                                        const OfficerFilter& filter) const {
  auto found = tx.all(
      "SELECT " + joined_columns +
          "WHERE c.agency_id = :agency AND c.status <> 'cancelled' AND c.number > :after AND "
          "(:kind = '' OR c.kind = :kind) AND (p.name LIKE :text ESCAPE '!' OR c.number LIKE :text "
          "ESCAPE '!') AND (:day = '' OR (p.active = 1 AND c.status = 'valid' AND c.issued_on <= "
          ":day AND c.expires_on >= :day AND c.exam_passed_on <= :day)) ORDER BY c.number LIMIT "
          ":limit",
      {{"agency", agency},
       {"after", filter.after},
       {"kind", filter.kind},
       {"text", like_pattern(filter.text)},
       {"day", iso(filter.enforcing_on).value_or("")},
       {"limit", limit_of(filter.limit)}},
      officer_in);
  for (Officer& officer : found) add_roles(tx, officer.person);
  return found;
}

std::optional<Officer> Registry::officer_by_certificate(sql::Tx& tx,
                                                        std::string_view number) const {
  auto found = tx.one("SELECT " + joined_columns + "WHERE c.number = :number", {{"number", number}},
                      officer_in);
  if (found) add_roles(tx, found->person);
  return found;
}

std::optional<Certificate> Registry::certificate(sql::Tx& tx, std::int64_t person) const {
  return tx.one("SELECT " + columns +
                    " FROM certificate c WHERE c.person_id = :person ORDER BY (CASE WHEN c.status "
                    "= 'cancelled' THEN 1 ELSE 0 END), c.id DESC LIMIT 1",
                {{"person", person}}, certificate_in);
}

law::Outcome<std::int64_t> Registry::add_certificate(sql::Tx& tx, Certificate c, const By& by) {
  const auto holder = person(tx, c.person_id);
  if (!holder) return nothing_there("人员");
  c.id = ids_.next();
  c.agency_id = holder->agency_id;
  if (auto wrong = refusals_of(tx, c); !wrong.empty()) return wrong;
  save(tx, c);
  record(tx, {"certificate", c.id, c.agency_id}, "registry.certificate_added", by,
         {{"person", c.person_id}, {"number", c.number}});
  return c.id;
}

law::Refusals Registry::change_certificate(sql::Tx& tx, const Certificate& changed, const By& by) {
  const auto old = tx.one("SELECT " + columns + " FROM certificate c WHERE c.id = :id",
                          {{"id", changed.id}}, certificate_in);
  if (!old) return {nothing_there("执法证件")};
  Certificate c = changed;
  c.agency_id = old->agency_id;
  c.person_id = old->person_id;
  if (auto wrong = refusals_of(tx, c); !wrong.empty()) return wrong;
  record_change(tx, {"certificate", c.id, c.agency_id}, "registry.certificate_changed", by,
                [&] { save(tx, c); });
  return {};
}

}  // namespace registry
