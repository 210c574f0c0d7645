// agency_store — agencies and their offices in the database.
#include "ledger/book.h"
#include "registry/identity.h"
#include "registry/registry.h"
#include "registry/store_row.h"
#include "registry/wrong_entry.h"

namespace registry {
namespace {

const std::string agency_columns =
    "id, name, short_name, kind, supervisor_id, region_code, region_name, credit_code, "
    "number_prefix, address, postcode, phone, supervision_phone, fine_bank, fine_account, "
    "reconsideration_body, court";

Agency agency_in(const sql::Row& r) {
  return {.id = r.integer(0),
          .name = r.str(1),
          .short_name = r.str(2),
          .kind = agency_kind(r.text(3)).value_or(AgencyKind::enforcement),
          .supervisor_id = r.integer(4),
          .region_code = r.str(5),
          .region_name = r.str(6),
          .credit_code = r.str(7),
          .number_prefix = r.str(8),
          .address = r.str(9),
          .postcode = r.str(10),
          .phone = r.str(11),
          .supervision_phone = r.str(12),
          .fine_bank = r.str(13),
          .fine_account = r.str(14),
          .reconsideration_body = r.str(15),
          .court = r.str(16)};
}

Office office_in(const sql::Row& r) {
  return {r.integer(0), r.integer(1), r.str(2), r.str(3), r.integer(4) != 0};
}

void save(sql::Tx& tx, const Agency& a) {
  tx.execute(
      "INSERT INTO agency (" + agency_columns +
          ") VALUES (:id, :name, :short_name, :kind, :supervisor, :region_code, :region_name, "
          ":credit_code, :number_prefix, :address, :postcode, :phone, :supervision_phone, "
          ":fine_bank, :fine_account, :reconsideration_body, :court) ON CONFLICT (id) DO UPDATE "
          "SET name = excluded.name, short_name = excluded.short_name, kind = excluded.kind, "
          "supervisor_id = excluded.supervisor_id, region_code = excluded.region_code, "
          "region_name = excluded.region_name, credit_code = excluded.credit_code, number_prefix = "
          "excluded.number_prefix, address = excluded.address, postcode = excluded.postcode, phone "
          "= excluded.phone, supervision_phone = excluded.supervision_phone, fine_bank = "
          "excluded.fine_bank, fine_account = excluded.fine_account, reconsideration_body = "
          "excluded.reconsideration_body, court = excluded.court",
      {{"id", a.id},
       {"name", a.name},
       {"short_name", a.short_name},
       {"kind", name_of(a.kind)},
       {"supervisor", or_null(a.supervisor_id)},
       {"region_code", a.region_code},
       {"region_name", a.region_name},
       {"credit_code", a.credit_code},
       {"number_prefix", a.number_prefix},
       {"address", a.address},
       {"postcode", a.postcode},
       {"phone", a.phone},
       {"supervision_phone", a.supervision_phone},
       {"fine_bank", a.fine_bank},
       {"fine_account", a.fine_account},
       {"reconsideration_body", a.reconsideration_body},
       {"court", a.court}});
}

void save(sql::Tx& tx, const Office& o) {
  tx.execute(
      "INSERT INTO office (id, agency_id, name, duties, active) VALUES (:id, :agency, :name, "
      ":duties, :active) ON CONFLICT (id) DO UPDATE SET name = excluded.name, duties = "
      "excluded.duties, active = excluded.active",
      {{"id", o.id},
       {"agency", o.agency_id},
       {"name", o.name},
       {"duties", o.duties},
       {"active", o.active ? 1 : 0}});
}

law::Refusals refusals_of(sql::Tx& tx, const Agency& a) {
  auto found = wrong_in(a);
  if (tx.integer("SELECT count(*) FROM agency WHERE name = :name AND id <> :id",
                 {{"name", a.name}, {"id", a.id}}) > 0)
    found.push_back({"registry.agency.name", "已有同名的机关。", {}, "name"});
  return found;
}

law::Refusals refusals_of(sql::Tx& tx, const Office& o) {
  auto found = wrong_in(o);
  if (tx.integer("SELECT count(*) FROM office WHERE agency_id = :agency AND name = :name AND id <> "
                 ":id",
                 {{"agency", o.agency_id}, {"name", o.name}, {"id", o.id}}) > 0)
    found.push_back({"registry.office.name", "本机关已有同名的机构。", {}, "name"});
  return found;
}

}  // namespace

Registry::Registry(timing::Ids& ids, std::string origin) : ids_(ids), origin_(std::move(origin)) {}

std::optional<Agency> Registry::agency(sql::Tx& tx, std::int64_t id) const {
  return tx.one("SELECT " + agency_columns + " FROM agency WHERE id = :id", {{"id", id}},
                agency_in);
}

std::vector<Agency> Registry::agencies(sql::Tx& tx) const {
  return tx.all("SELECT " + agency_columns + " FROM agency ORDER BY name", {}, agency_in);
}

std::vector<Agency> Registry::supervised_by(sql::Tx& tx, std::int64_t agency) const {
  return tx.all("SELECT " + agency_columns + " FROM agency WHERE supervisor_id = :id ORDER BY name",
                {{"id", agency}}, agency_in);
}

std::optional<Office> Registry::office(sql::Tx& tx, std::int64_t id) const {
  return tx.one("SELECT id, agency_id, name, duties, active FROM office WHERE id = :id",
                {{"id", id}}, office_in);
}

std::vector<Office> Registry::offices(sql::Tx& tx, std::int64_t agency) const {
  return tx.all(
      "SELECT id, agency_id, name, duties, active FROM office WHERE agency_id = :agency ORDER BY "
      "id",
      {{"agency", agency}}, office_in);
}

law::Outcome<std::int64_t> Registry::add_agency(sql::Tx& tx, Agency a, const By& by) {
  if (a.id == 0) a.id = ids_.next();
  if (auto wrong = refusals_of(tx, a); !wrong.empty()) return wrong;
  if (!a.credit_code.empty()) a.credit_code = check_credit_code(a.credit_code).value;
  save(tx, a);
  ledger::open_log(tx, a.id, origin_ + "/" + std::to_string(a.id));
  record(tx, {"agency", a.id, a.id}, "registry.agency_added", by, {{"name", a.name}});
  return a.id;
}

law::Outcome<std::int64_t> Registry::add_office(sql::Tx& tx, Office o, const By& by) {
  o.id = ids_.next();
  if (auto wrong = refusals_of(tx, o); !wrong.empty()) return wrong;
  save(tx, o);
  record(tx, {"office", o.id, o.agency_id}, "registry.office_added", by, {{"name", o.name}});
  return o.id;
}

law::Refusals Registry::change_agency(sql::Tx& tx, const Agency& changed, const By& by) {
  if (!agency(tx, changed.id)) return {nothing_there("机关")};
  if (auto wrong = refusals_of(tx, changed); !wrong.empty()) return wrong;
  Agency a = changed;
  if (!a.credit_code.empty()) a.credit_code = check_credit_code(a.credit_code).value;
  record_change(tx, {"agency", a.id, a.id}, "registry.agency_changed", by, [&] { save(tx, a); });
  return {};
}

law::Refusals Registry::change_office(sql::Tx& tx, const Office& changed, const By& by) {
  const auto old = office(tx, changed.id);
  if (!old) return {nothing_there("机构")};
  Office o = changed;
  o.agency_id = old->agency_id;
  if (auto wrong = refusals_of(tx, o); !wrong.empty()) return wrong;
  record_change(tx, {"office", o.id, o.agency_id}, "registry.office_changed", by,
                [&] { save(tx, o); });
  return {};
}

}  // namespace registry
