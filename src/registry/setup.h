// setup — the first agency and its three administrators, made once by whoever holds the setup
// token.
#pragma once
#include <string>

#include "registry/accounts.h"

namespace registry {

struct Newcomer {
  std::string name, login;
};
struct FirstSetup {
  Agency agency;
  Newcomer system_admin, security_admin, audit_admin;  // three different people
  std::string password;                                // of the system administrator
};
struct Founded {
  std::int64_t agency = 0, system_admin = 0;
  // One-time links of the other two: no one knows their passwords.
  std::string security_link, audit_link;
};

bool is_new(sql::Tx&);  // nobody can sign in yet
// Shown on the console once; an earlier one dies. Only while is_new.
std::string make_setup_token(sql::Tx&, chance::Source&, timing::Instant now);
law::Outcome<Founded> set_up(sql::Database&, Registry&, Accounts&, const RoleBook&,
                             std::string_view token, const FirstSetup&, timing::Instant now);

}  // namespace registry
