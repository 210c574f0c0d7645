// party_store — parties in the database.
#include "registry/registry.h"
#include "registry/store_row.h"
#include "registry/unrecorded.h"
#include "registry/wrong_entry.h"

namespace registry {
namespace {

const std::string columns =
    "id, agency_id, kind, name, credit_code, id_kind, id_number, legal_representative, "
    "operator_name, address, postcode, phone, sex, birth_year";

Party party_in(const sql::Row& r) {
  return {.id = r.integer(0),
          .agency_id = r.integer(1),
          .kind = party_kind(r.text(2)).value_or(PartyKind::organization),
          .name = r.str(3),
          .credit_code = r.str(4),
          .id_kind = r.str(5),
          .id_number = r.str(6),
          .legal_representative = r.str(7),
          .operator_name = r.str(8),
          .address = r.str(9),
          .postcode = r.str(10),
          .phone = r.str(11),
          .sex = r.str(12),
          .birth_year = maybe_integer(r, 13)};
}

}  // namespace

void save(sql::Tx& tx, const Party& p) {
  tx.execute(
      "INSERT INTO party (" + columns +
          ") VALUES (:id, :agency, :kind, :name, :credit_code, :id_kind, :id_number, "
          ":representative, :operator, :address, :postcode, :phone, :sex, :birth_year) ON CONFLICT "
          "(id) DO UPDATE SET kind = excluded.kind, name = excluded.name, credit_code = "
          "excluded.credit_code, id_kind = excluded.id_kind, id_number = excluded.id_number, "
          "legal_representative = excluded.legal_representative, operator_name = "
          "excluded.operator_name, address = excluded.address, postcode = excluded.postcode, phone "
          "= excluded.phone, sex = excluded.sex, birth_year = excluded.birth_year",
      {{"id", p.id},
       {"agency", p.agency_id},
       {"kind", name_of(p.kind)},
       {"name", p.name},
       {"credit_code", or_null(p.credit_code)},
       {"id_kind", p.id_kind},
       {"id_number", or_null(p.id_number)},
       {"representative", p.legal_representative},
       {"operator", p.operator_name},
       {"address", p.address},
       {"postcode", p.postcode},
       {"phone", p.phone},
       {"sex", p.sex},
       {"birth_year", p.birth_year}});
}

law::Refusals refusals_of(sql::Tx& tx, const Party& p, timing::Date today) {
  auto found = wrong_in(p, today);
  if (!p.credit_code.empty() &&
      tx.integer("SELECT count(*) FROM party WHERE agency_id = :agency AND credit_code = :code AND "
                 "id <> :id",
                 {{"agency", p.agency_id}, {"code", p.credit_code}, {"id", p.id}}) > 0)
    found.push_back(
        {"registry.party.credit_code", "这个统一社会信用代码已经登记。", {}, "credit_code"});
  if (!p.id_number.empty() &&
      tx.integer("SELECT count(*) FROM party WHERE agency_id = :agency AND id_number = :number AND "
                 "kind = :kind AND id <> :id",
                 {{"agency", p.agency_id},
                  {"number", p.id_number},
                  {"kind", name_of(p.kind)},
                  {"id", p.id}}) > 0)
    found.push_back({"registry.party.id_number", "这个证件号码已经登记。", {}, "id_number"});
  return found;
}

std::optional<Party> Registry::party(sql::Tx& tx, std::int64_t id) const {
  return tx.one("SELECT " + columns + " FROM party WHERE id = :id", {{"id", id}}, party_in);
}

std::optional<Party> Registry::party_by_number(sql::Tx& tx, std::int64_t agency,
                                               std::string_view number) const {
  return tx.one("SELECT " + columns +
                    " FROM party WHERE agency_id = :agency AND (credit_code = :number OR id_number "
                    "= :number) ORDER BY id LIMIT 1",
                {{"agency", agency}, {"number", number}}, party_in);
}

std::vector<Party> Registry::find_parties(sql::Tx& tx, std::int64_t agency, std::string_view text,
                                          int limit, std::int64_t after) const {
  return tx.all(
      "SELECT " + columns +
          " FROM party WHERE agency_id = :agency AND id > :after AND (name LIKE :part ESCAPE '!' "
          "OR credit_code = :text OR id_number = :text) ORDER BY id LIMIT :limit",
      {{"agency", agency},
       {"after", after},
       {"part", like_pattern(text)},
       {"text", text},
       {"limit", limit_of(limit)}},
      party_in);
}

law::Outcome<std::int64_t> Registry::add_party(sql::Tx& tx, Party typed, const By& by) {
  const auto today = timing::date_in_china(by.at);
  Party p = tidied(std::move(typed), today);
  p.id = ids_.next();
  if (auto wrong = refusals_of(tx, p, today); !wrong.empty()) return wrong;
  save(tx, p);
  record(tx, {"party", p.id, p.agency_id}, "registry.party_added", by);
  return p.id;
}

law::Refusals Registry::change_party(sql::Tx& tx, const Party& changed, const By& by) {
  const auto old = party(tx, changed.id);
  if (!old) return {nothing_there("当事人")};
  const auto today = timing::date_in_china(by.at);
  Party p = tidied(changed, today);
  p.agency_id = old->agency_id;
  if (auto wrong = refusals_of(tx, p, today); !wrong.empty()) return wrong;
  record_change(tx, {"party", p.id, p.agency_id}, "registry.party_changed", by,
                [&] { save(tx, p); });
  return {};
}

}  // namespace registry
