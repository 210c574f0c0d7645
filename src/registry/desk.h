// desk — what the registry's pages work with.
#pragma once
#include <string>
#include <vector>

#include "platform/page/page.h"
#include "registry/accounts.h"

namespace registry {

struct Desk {
  sql::Database& database;
  Registry& registry;
  Accounts& accounts;
  const law::Pack& law;
  const RoleBook& roles;
  const timing::Clock& clock;
  chance::Source& chance;
  page::Show show;
  std::string site_url = {};  // https://example.gov.cn, before the paths in QR codes and links

  timing::Date today() const { return timing::date_in_china(clock.now()); }
  std::string fresh_key() const;  // for a form
  // Who asks; the access check has seen to it that somebody does.
  Person visitor(sql::Tx&, const http::Request&) const;
  By by(const Person& person) const { return {person.agency_id, person.id, clock.now()}; }
  http::Response not_there(const http::Request&, const std::string& what) const;
};

// Every page of the registry. The desk must outlive them.
std::vector<http::Route> routes(Desk&);

std::vector<http::Route> portal_routes(Desk&);
std::vector<http::Route> officer_routes(Desk&);
std::vector<http::Route> matter_routes(Desk&);
std::vector<http::Route> party_routes(Desk&);
std::vector<http::Route> people_routes(Desk&);
std::vector<http::Route> agency_routes(Desk&);
std::vector<http::Route> import_routes(Desk&);
std::vector<http::Route> account_routes(Desk&);

// Who may read which list; administrators see no personal data of parties.
constexpr auto party_readers =
    "role:officer|unit_head|agency_head|deputy_head|reviewer|counsel|publisher|publication_"
    "reviewer|"
    "statistician|archivist|window_clerk|hearing_chair|draw_administrator";
constexpr auto administrators = "role:system_admin|security_admin|audit_admin";

// The tabs over the office's lists, as far as this person may open them.
boost::json::array tabs(std::string_view current, const Person& visitor);
// Whether an access name ("role:a|b", "signed_in") lets this person in: a page offers only what he
// can open.
bool opens_to(std::string_view access, const Person& visitor);
// {id} of the route, only of the visitor's own agency.
template <class Thing>
bool is_own(const std::optional<Thing>& thing, const Person& visitor) {
  return thing && thing->agency_id == visitor.agency_id;
}

}  // namespace registry
