// registry — agencies, offices, people, certificates, matters and parties: where they are kept.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "law/pack.h"
#include "ledger/verify.h"
#include "platform/sql/sql.h"
#include "platform/timing/ids.h"
#include "registry/roles.h"
#include "registry/things.h"

namespace registry {

struct MatterFilter {
  std::string text = {};      // in code, name or basis
  std::string category = {};  // 行政许可 …; empty: all
  std::string handling_unit = {};
  std::optional<timing::Date> in_force_on = {};  // only those published and not ended that day
  std::string after = {};                        // code of the last one shown before
  int limit = 0;                                 // 0: all
};

struct OfficerFilter {
  std::string text = {};                          // in name or certificate number
  std::string kind = {};                          // 执法类别
  std::optional<timing::Date> enforcing_on = {};  // only those whose certificate holds that day
  std::string after = {};                         // certificate number of the last one shown before
  int limit = 0;
};

std::vector<sql::Migration> schema();
ledger::Coverage coverage();  // this room's tables

// Every writing function adds one entry to the ledger of the agency that owns the row, in the
// caller's transaction. Nothing is ever deleted. A refusal means nothing was written.
class Registry {
 public:
  // `origin` is how ledgers are named to outsiders: "sanzhi.example" makes "sanzhi.example/420202".
  explicit Registry(timing::Ids& ids, std::string origin = "sanzhi");

  std::optional<Agency> agency(sql::Tx&, std::int64_t id) const;
  std::vector<Agency> agencies(sql::Tx&) const;  // by name
  std::vector<Agency> supervised_by(sql::Tx&, std::int64_t agency) const;
  std::optional<Office> office(sql::Tx&, std::int64_t id) const;
  std::vector<Office> offices(sql::Tx&, std::int64_t agency) const;

  std::optional<Person> person(sql::Tx&, std::int64_t id) const;
  std::string person_name(sql::Tx&, std::int64_t id) const;  // 系统, for the system itself
  std::optional<Person> person_by_login(sql::Tx&, std::string_view login) const;
  std::vector<Person> people(sql::Tx&, std::int64_t agency) const;  // by name, also those inactive
  std::vector<Person> people_with_role(sql::Tx&, std::int64_t agency, std::string_view role) const;

  std::vector<Officer> officers(sql::Tx&, std::int64_t agency, const OfficerFilter& = {}) const;
  std::optional<Officer> officer_by_certificate(sql::Tx&, std::string_view number) const;
  // The one held now: the newest that was not cancelled, else the newest.
  std::optional<Certificate> certificate(sql::Tx&, std::int64_t person) const;

  std::optional<Matter> matter(sql::Tx&, std::int64_t id) const;
  std::optional<Matter> matter_by_code(sql::Tx&, std::int64_t agency, std::string_view code) const;
  std::vector<Matter> matters(sql::Tx&, std::int64_t agency, const MatterFilter& = {}) const;

  std::optional<Party> party(sql::Tx&, std::int64_t id) const;
  std::optional<Party> party_by_number(sql::Tx&, std::int64_t agency,
                                       std::string_view credit_code_or_id_number) const;
  // By part of the name, or by the whole credit code or identity number; in order of id, those
  // after `after`.
  std::vector<Party> find_parties(sql::Tx&, std::int64_t agency, std::string_view text,
                                  int limit = 50, std::int64_t after = 0) const;

  // The id in the argument is ignored (and for agencies taken when it is not 0); the new id is
  // returned.
  law::Outcome<std::int64_t> add_agency(sql::Tx&, Agency, const By&);  // opens its ledger log too
  law::Outcome<std::int64_t> add_office(sql::Tx&, Office, const By&);
  law::Outcome<std::int64_t> add_person(sql::Tx&, Person, const By&);  // without roles
  law::Outcome<std::int64_t> add_certificate(sql::Tx&, Certificate, const By&);
  law::Outcome<std::int64_t> add_matter(sql::Tx&, Matter, const By&);  // not yet published
  law::Outcome<std::int64_t> add_party(sql::Tx&, Party, const By&);

  // Found by their id; agency_id cannot change.
  law::Refusals change_agency(sql::Tx&, const Agency&, const By&);
  law::Refusals change_office(sql::Tx&, const Office&, const By&);
  law::Refusals change_person(sql::Tx&, const Person&, const By&);  // roles are left as they are
  law::Refusals change_certificate(sql::Tx&, const Certificate&, const By&);
  law::Refusals change_matter(sql::Tx&, const Matter&, const By&);  // publication dates are left
  law::Refusals change_party(sql::Tx&, const Party&, const By&);

  law::Refusals grant_role(sql::Tx&, const RoleBook&, std::int64_t person, std::string_view role,
                           const By&);
  law::Refusals revoke_role(sql::Tx&, std::int64_t person, std::string_view role, const By&);

  // Refused as missing_before_publishing says.
  law::Refusals publish_matter(sql::Tx&, std::int64_t matter, timing::Date on, const law::Pack&,
                               const By&);
  law::Refusals end_matter(sql::Tx&, std::int64_t matter, timing::Date last_day, const By&);

  std::int64_t new_id() { return ids_.next(); }

 private:
  timing::Ids& ids_;
  std::string origin_;
};

}  // namespace registry
