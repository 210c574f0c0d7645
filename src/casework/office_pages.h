// office_pages — what the pages of cases work with, and where they are.
#pragma once
#include <string>
#include <vector>

#include "casework/casework.h"
#include "law/present.h"
#include "platform/chance/chance.h"
#include "platform/page/page.h"

namespace casework {

struct Desk {
  sql::Database& database;
  const Casework& casework;
  const timing::Clock& clock;
  chance::Source& chance;
  page::Show show;

  const law::Pack& law() const { return casework.rooms().law; }
  const registry::Registry& registry() const { return casework.rooms().registry; }
  const Procedure& procedure() const { return casework.rooms().procedure; }
  Date today() const { return timing::date_in_china(clock.now()); }
  std::string fresh_key() const;  // for a form
  // Who asks; the access check has seen to it that somebody does.
  registry::Person visitor(sql::Tx&, const http::Request&) const;
  By by(const registry::Person& who) const { return {who.agency_id, who.id, clock.now()}; }
  // {case} of the route: of the visitor's own agency, or of one that he oversees.
  std::optional<Case> case_of(sql::Tx&, const http::Request&, const registry::Person&) const;
  std::string name_of(sql::Tx&, std::int64_t person) const;
  http::Response not_there(const http::Request&, const std::string& what) const;
};

// Every page of cases and the inbox. The desk must outlive them.
std::vector<http::Route> routes(Desk&);

std::vector<http::Route> inbox_routes(Desk&);
std::vector<http::Route> list_routes(Desk&);
std::vector<http::Route> opening_routes(Desk&);
std::vector<http::Route> case_routes(Desk&);
std::vector<http::Route> act_routes(Desk&);
std::vector<http::Route> draft_routes(Desk&);

// Whoever has a part in cases, and those who oversee them: not the three administrators.
extern const std::string case_people;

std::string url_of(const Case&);
std::string url_of(const Case&, const ActKind&);
bool may_do(const registry::Person&, const ActKind&);
// The case that a subject of the other rooms means; 0: none.
std::int64_t case_in_subject(std::string_view subject);
// Where refusals of this act are put right: another act, a field of this one, or the matter.
law::MendOf mends(const Desk&, const Case&, const ActKind&);

}  // namespace casework
