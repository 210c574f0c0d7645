// person_store — people and the roles they hold, in the database.
#include <map>

#include "registry/registry.h"
#include "registry/store_person.h"
#include "registry/store_row.h"
#include "registry/unrecorded.h"
#include "registry/wrong_entry.h"

namespace registry {
namespace {

using RolesOf = std::map<std::int64_t, std::vector<std::string>>;

// Rows of (person, role).
void take_roles(sql::Tx& tx, std::string_view text, std::int64_t id, std::string_view name,
                RolesOf& roles) {
  tx.each(text, {{name, id}}, [&](const sql::Row& r) { roles[r.integer(0)].push_back(r.str(1)); });
}

std::vector<Person> with_roles(std::vector<Person> people, RolesOf roles) {
  for (Person& person : people) person.roles = std::move(roles[person.id]);
  return people;
}

}  // namespace

void save(sql::Tx& tx, const Person& p) {
  tx.execute(
      "INSERT INTO person (" + person_columns +
          ") VALUES (:id, :agency, :office, :name, :sex, :login, :post, :active, :qualification, "
          ":since) ON CONFLICT (id) DO UPDATE SET office_id = excluded.office_id, name = "
          "excluded.name, sex = excluded.sex, login = excluded.login, post = excluded.post, active "
          "= excluded.active, legal_qualification_no = excluded.legal_qualification_no, "
          "review_since = excluded.review_since",
      {{"id", p.id},
       {"agency", p.agency_id},
       {"office", or_null(p.office_id)},
       {"name", p.name},
       {"sex", p.sex},
       {"login", or_null(p.login)},
       {"post", p.post},
       {"active", p.active ? 1 : 0},
       {"qualification", p.legal_qualification_no},
       {"since", iso(p.review_since)}});
}

law::Refusals refusals_of(sql::Tx& tx, const Registry& registry, const Person& p) {
  auto found = wrong_in(p);
  if (!p.login.empty() &&
      tx.integer("SELECT count(*) FROM person WHERE login = :login AND id <> :id",
                 {{"login", p.login}, {"id", p.id}}) > 0)
    found.push_back({"registry.person.login", "这个登录名已有人使用。", {}, "login"});
  if (p.office_id != 0) {
    const auto office = registry.office(tx, p.office_id);
    if (!office || office->agency_id != p.agency_id)
      found.push_back({"registry.person.office_id", "所选机构不属于本机关。", {}, "office_id"});
  }
  return found;
}

const std::string person_columns =
    "id, agency_id, office_id, name, sex, login, post, active, legal_qualification_no, "
    "review_since";

Person person_in(const sql::Row& r, int first) {
  return {.id = r.integer(first),
          .agency_id = r.integer(first + 1),
          .office_id = r.integer(first + 2),
          .name = r.str(first + 3),
          .sex = r.str(first + 4),
          .login = r.str(first + 5),
          .post = r.str(first + 6),
          .active = r.integer(first + 7) != 0,
          .roles = {},
          .legal_qualification_no = r.str(first + 8),
          .review_since = maybe_date(r, first + 9)};
}

void add_roles(sql::Tx& tx, Person& person) {
  RolesOf roles;
  take_roles(tx,
             "SELECT person_id, role FROM person_role WHERE person_id = :person AND revoked_at IS "
             "NULL ORDER BY id",
             person.id, "person", roles);
  person.roles = std::move(roles[person.id]);
}

std::optional<Person> Registry::person(sql::Tx& tx, std::int64_t id) const {
  auto found = tx.one("SELECT " + person_columns + " FROM person WHERE id = :id", {{"id", id}},
                      [](const sql::Row& r) { return person_in(r, 0); });
  if (found) add_roles(tx, *found);
  return found;
}

std::string Registry::person_name(sql::Tx& tx, std::int64_t id) const {
  const auto found = person(tx, id);
  return found ? found->name : "系统";
}

std::optional<Person> Registry::person_by_login(sql::Tx& tx, std::string_view login) const {
  auto found = tx.one("SELECT " + person_columns + " FROM person WHERE login = :login",
                      {{"login", login}}, [](const sql::Row& r) { return person_in(r, 0); });
  if (found) add_roles(tx, *found);
  return found;
}

std::vector<Person> Registry::people(sql::Tx& tx, std::int64_t agency) const {
  RolesOf roles;
  take_roles(tx,
             "SELECT person_id, role FROM person_role WHERE agency_id = :agency AND revoked_at IS "
             "NULL ORDER BY id",
             agency, "agency", roles);
  return with_roles(tx.all("SELECT " + person_columns +
                               " FROM person WHERE agency_id = :agency ORDER BY name, id",
                           {{"agency", agency}}, [](const sql::Row& r) { return person_in(r, 0); }),
                    std::move(roles));
}

std::vector<Person> Registry::people_with_role(sql::Tx& tx, std::int64_t agency,
                                               std::string_view role) const {
  auto all = people(tx, agency);
  std::erase_if(all, [&](const Person& p) { return !p.active || !p.has_role(role); });
  return all;
}

law::Outcome<std::int64_t> Registry::add_person(sql::Tx& tx, Person p, const By& by) {
  p.id = ids_.next();
  if (auto wrong = refusals_of(tx, *this, p); !wrong.empty()) return wrong;
  save(tx, p);
  record(tx, {"person", p.id, p.agency_id}, "registry.person_added", by);
  return p.id;
}

law::Refusals Registry::change_person(sql::Tx& tx, const Person& changed, const By& by) {
  const auto old = person(tx, changed.id);
  if (!old) return {nothing_there("人员")};
  Person p = changed;
  p.agency_id = old->agency_id;
  if (auto wrong = refusals_of(tx, *this, p); !wrong.empty()) return wrong;
  record_change(tx, {"person", p.id, p.agency_id}, "registry.person_changed", by,
                [&] { save(tx, p); });
  return {};
}

law::Refusals Registry::grant_role(sql::Tx& tx, const RoleBook& book, std::int64_t id,
                                   std::string_view role, const By& by) {
  const auto held_by = person(tx, id);
  if (!held_by) return {nothing_there("人员")};
  const Role* known = book.find(role);
  if (!known) return {{"registry.role", "没有“" + std::string(role) + "”这个角色。", {}, "role"}};
  if (held_by->has_role(role)) return {};
  auto roles = held_by->roles;
  roles.emplace_back(role);
  if (auto found = conflicts(book, roles); !found.empty()) return found;

  const RowKey key{"person_role", ids_.next(), held_by->agency_id};
  tx.execute(
      "INSERT INTO person_role (id, agency_id, person_id, role, granted_by, granted_at) VALUES "
      "(:id, :agency, :person, :role, :by, :at)",
      {{"id", key.id},
       {"agency", key.agency},
       {"person", id},
       {"role", role},
       {"by", by.person},
       {"at", by.at}});
  record(tx, key, "registry.role_granted", by, {{"person", id}, {"role", known->id}});
  return {};
}

law::Refusals Registry::revoke_role(sql::Tx& tx, std::int64_t id, std::string_view role,
                                    const By& by) {
  const auto row = tx.one(
      "UPDATE person_role SET revoked_by = :by, revoked_at = :at WHERE person_id = :person AND "
      "role = :role AND revoked_at IS NULL RETURNING id, agency_id",
      {{"by", by.person}, {"at", by.at}, {"person", id}, {"role", role}}, [](const sql::Row& r) {
        return RowKey{"person_role", r.integer(0), r.integer(1)};
      });
  if (!row) return {{"registry.role", "这个人没有这个角色。", {}, "role"}};
  record(tx, *row, "registry.role_revoked", by, {{"person", id}, {"role", std::string(role)}});
  return {};
}

}  // namespace registry
