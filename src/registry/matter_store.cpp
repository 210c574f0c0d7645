// matter_store — enforcement matters in the database: their list, and when it is public.
#include "registry/publishing.h"
#include "registry/registry.h"
#include "registry/store_row.h"
#include "registry/unrecorded.h"
#include "registry/wrong_entry.h"

namespace registry {
namespace {

const std::string columns =
    "id, agency_id, code, name, category, subject, handling_unit, legal_basis, target, "
    "time_limit_value, time_limit_unit, time_limit_from, time_limit_basis, fee, fee_basis, "
    "penalty_range, basis_status, published_on, ended_on";

Matter matter_in(const sql::Row& r) {
  return {.id = r.integer(0),
          .agency_id = r.integer(1),
          .code = r.str(2),
          .name = r.str(3),
          .category = r.str(4),
          .subject = r.str(5),
          .handling_unit = r.str(6),
          .legal_basis = r.str(7),
          .target = r.str(8),
          .time_limit_value = maybe_integer(r, 9),
          .time_limit_unit = r.str(10),
          .time_limit_from = r.str(11),
          .time_limit_basis = r.str(12),
          .fee = r.str(13),
          .fee_basis = r.str(14),
          .penalty_range = r.str(15),
          .basis_status = r.str(16),
          .published_on = maybe_date(r, 17),
          .ended_on = maybe_date(r, 18)};
}

RowKey key_of(const Matter& m) { return {"matter", m.id, m.agency_id}; }

}  // namespace

void save(sql::Tx& tx, const Matter& m) {
  tx.execute(
      "INSERT INTO matter (" + columns +
          ") VALUES (:id, :agency, :code, :name, :category, :subject, :handling_unit, "
          ":legal_basis, :target, :limit_value, :limit_unit, :limit_from, :limit_basis, :fee, "
          ":fee_basis, :penalty_range, :basis_status, :published_on, :ended_on) ON CONFLICT (id) "
          "DO UPDATE SET code = excluded.code, name = excluded.name, category = excluded.category, "
          "subject = excluded.subject, handling_unit = excluded.handling_unit, legal_basis = "
          "excluded.legal_basis, target = excluded.target, time_limit_value = "
          "excluded.time_limit_value, time_limit_unit = excluded.time_limit_unit, time_limit_from "
          "= excluded.time_limit_from, time_limit_basis = excluded.time_limit_basis, fee = "
          "excluded.fee, fee_basis = excluded.fee_basis, penalty_range = excluded.penalty_range, "
          "basis_status = excluded.basis_status, published_on = excluded.published_on, ended_on = "
          "excluded.ended_on",
      {{"id", m.id},
       {"agency", m.agency_id},
       {"code", m.code},
       {"name", m.name},
       {"category", m.category},
       {"subject", m.subject},
       {"handling_unit", m.handling_unit},
       {"legal_basis", m.legal_basis},
       {"target", m.target},
       {"limit_value", m.time_limit_value},
       {"limit_unit", m.time_limit_unit},
       {"limit_from", m.time_limit_from},
       {"limit_basis", m.time_limit_basis},
       {"fee", m.fee},
       {"fee_basis", m.fee_basis},
       {"penalty_range", m.penalty_range},
       {"basis_status", m.basis_status},
       {"published_on", iso(m.published_on)},
       {"ended_on", iso(m.ended_on)}});
}

law::Refusals refusals_of(sql::Tx& tx, const Matter& m) {
  auto found = wrong_in(m);
  if (tx.integer(
          "SELECT count(*) FROM matter WHERE agency_id = :agency AND code = :code AND id <> :id",
          {{"agency", m.agency_id}, {"code", m.code}, {"id", m.id}}) > 0)
    found.push_back({"registry.matter.code", "本机关已有这个编码的事项。", {}, "code"});
  return found;
}

std::optional<Matter> Registry::matter(sql::Tx& tx, std::int64_t id) const {
  return tx.one("SELECT " + columns + " FROM matter WHERE id = :id", {{"id", id}}, matter_in);
}

std::optional<Matter> Registry::matter_by_code(sql::Tx& tx, std::int64_t agency,
                                               std::string_view code) const {
  return tx.one("SELECT " + columns + " FROM matter WHERE agency_id = :agency AND code = :code",
                {{"agency", agency}, {"code", code}}, matter_in);
}

std::vector<Matter> Registry::matters(sql::Tx& tx, std::int64_t agency,
                                      const MatterFilter& filter) const {
  return tx.all(
      "SELECT " + columns +
          " FROM matter WHERE agency_id = :agency AND code > :after AND (:category = '' OR "
          "category = :category) AND (:unit = '' OR handling_unit = :unit) AND (code LIKE :text "
          "ESCAPE '!' OR name LIKE :text ESCAPE '!' OR legal_basis LIKE :text ESCAPE '!') AND "
          "(:day = '' OR (published_on <= :day AND (ended_on IS NULL OR ended_on >= :day))) ORDER "
          "BY code LIMIT :limit",
      {{"agency", agency},
       {"after", filter.after},
       {"category", filter.category},
       {"unit", filter.handling_unit},
       {"text", like_pattern(filter.text)},
       {"day", iso(filter.in_force_on).value_or("")},
       {"limit", limit_of(filter.limit)}},
      matter_in);
}

law::Outcome<std::int64_t> Registry::add_matter(sql::Tx& tx, Matter m, const By& by) {
  m.id = ids_.next();
  m.published_on.reset();
  m.ended_on.reset();
  if (auto wrong = refusals_of(tx, m); !wrong.empty()) return wrong;
  save(tx, m);
  record(tx, key_of(m), "registry.matter_added", by, {{"code", m.code}, {"name", m.name}});
  return m.id;
}

law::Refusals Registry::change_matter(sql::Tx& tx, const Matter& changed, const By& by) {
  const auto old = matter(tx, changed.id);
  if (!old) return {nothing_there("事项")};
  Matter m = changed;
  m.agency_id = old->agency_id;
  m.published_on = old->published_on;
  m.ended_on = old->ended_on;
  auto wrong = refusals_of(tx, m);
  if (m.published_on)
    for (const auto& label : blank_fields(m))
      wrong.push_back({"registry.matter.blank", "已经公示的事项不能空缺“" + label + "”。", {}, ""});
  if (!wrong.empty()) return wrong;
  record_change(tx, key_of(m), "registry.matter_changed", by, [&] { save(tx, m); });
  return {};
}

law::Refusals Registry::publish_matter(sql::Tx& tx, std::int64_t id, timing::Date on,
                                       const law::Pack& pack, const By& by) {
  auto found = matter(tx, id);
  if (!found) return {nothing_there("事项")};
  if (auto missing = missing_before_publishing(*found, pack); !missing.empty()) return missing;
  if (found->published_on && !found->ended_on) return {};
  found->published_on = on;
  found->ended_on.reset();
  record_change(tx, key_of(*found), "registry.matter_published", by, [&] { save(tx, *found); });
  return {};
}

law::Refusals Registry::end_matter(sql::Tx& tx, std::int64_t id, timing::Date last_day,
                                   const By& by) {
  auto found = matter(tx, id);
  if (!found) return {nothing_there("事项")};
  if (!found->published_on || last_day < *found->published_on)
    return {
        {"registry.matter.ended_on", "事项尚未公示，或者终止日期早于公示日期。", {}, "ended_on"}};
  found->ended_on = last_day;
  record_change(tx, key_of(*found), "registry.matter_ended", by, [&] { save(tx, *found); });
  return {};
}

}  // namespace registry
