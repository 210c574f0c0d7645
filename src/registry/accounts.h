// accounts — who is asking, and how do they prove it?
#pragma once
#include <chrono>
#include <string>
#include <string_view>

#include "law/outcome.h"
#include "platform/chance/chance.h"
#include "registry/registry.h"

namespace registry {

struct AccountRules {
  int failures = 5;                                          // in a row, then locked
  std::chrono::milliseconds lock{std::chrono::minutes{15}};  // doubled by each further lock
  std::chrono::milliseconds longest_lock{std::chrono::hours{24}};
  std::chrono::milliseconds account_forgets{std::chrono::hours{24}};  // failures this long ago
  std::chrono::milliseconds address_forgets{std::chrono::hours{1}};
  std::chrono::milliseconds idle{std::chrono::minutes{30}};
  std::chrono::milliseconds absolute{std::chrono::hours{8}};
  std::chrono::milliseconds link_life{std::chrono::hours{24}};
};

struct Visitor {  // who stands behind a cookie; nobody unless it says true
  Person person;
  std::string csrf;           // goes into every form
  bool by_link = false;       // came by a one-time link: may set a password without the old one
  bool has_password = false;  // otherwise the account page is the first to go to
  bool stale = false;         // not seen for a minute: call touch()
  explicit operator bool() const { return person.id != 0; }
};

constexpr std::string_view session_cookie = "sanzhi";

struct OpenSession {
  timing::Instant started_at, last_seen_at;
  bool current = false;
};

struct SignedIn {
  std::string token;  // for the cookie; never stored
  std::int64_t person = 0;
};

// Functions that take a Database do slow work (Argon2id) outside of their transactions.
class Accounts {
 public:
  Accounts(const Registry& registry, chance::Source& chance, AccountRules rules = {})
      : registry_(registry), chance_(chance), rules_(rules) {}

  const AccountRules& rules() const { return rules_; }

  // At most `failures` guesses are looked at, also when they come at the same time: a try is
  // counted before the password is looked at and given back when it was right. Unknown logins are
  // counted, locked and timed like known ones. `old_cookie` dies: nobody signs in to a session he
  // did not start.
  law::Outcome<SignedIn> sign_in(sql::Database&, std::string_view login, std::string_view password,
                                 std::string_view address, std::string_view old_cookie,
                                 timing::Instant now);

  // A token that signs this person in once; earlier unused ones die.
  std::string make_link(sql::Tx&, std::int64_t person, const By&);
  law::Outcome<SignedIn> sign_in_by_link(sql::Database&, std::string_view token,
                                         std::string_view address, std::string_view old_cookie,
                                         timing::Instant now);

  Visitor who(sql::Tx&, std::string_view cookie, timing::Instant now) const;
  void touch(sql::Tx&, std::string_view cookie, timing::Instant now) const;
  void sign_out(sql::Tx&, std::string_view cookie, timing::Instant now);

  // The sessions of a person that still hold, newest first; `cookie` tells which is the current
  // one.
  std::vector<OpenSession> sessions(sql::Tx&, std::int64_t person, std::string_view cookie,
                                    timing::Instant now) const;
  void sign_out_others(sql::Tx&, std::string_view cookie, timing::Instant now);

  // Ends all other sessions of this person.
  law::Refusals change_password(sql::Database&, std::string_view cookie, std::string_view old,
                                std::string_view fresh, timing::Instant now);
  // For setup and command line; `hash` comes from crypto::hash_password.
  void set_password(sql::Tx&, std::int64_t person, const std::string& hash, const By&);

  law::Refusals unlock(sql::Tx&, std::int64_t person, const By&);
  // When the account may be tried again; empty: now.
  std::optional<timing::Instant> locked_until(sql::Tx&, std::string_view login,
                                              timing::Instant now) const;

  // Drops what has expired; call now and then.
  void sweep(sql::Tx&, timing::Instant now) const;

 private:
  struct Tried;
  Tried begin_try(sql::Tx&, std::string_view login, std::string_view address, timing::Instant now);
  void end_try(sql::Tx&, const Tried&, bool right, timing::Instant now);
  std::string fresh_token();
  void start_session(sql::Tx&, const std::string& token, const Person&, bool by_link,
                     std::string_view old_cookie, timing::Instant now);

  const Registry& registry_;
  chance::Source& chance_;
  const AccountRules rules_;
};

// ≥ 12 characters of at least three kinds, without login or name in it.
law::Refusals wrong_in_password(std::string_view password, std::string_view login,
                                std::string_view name);

// Bound to the session, without a row of its own.
std::string csrf_of(std::string_view cookie);
bool csrf_fits(std::string_view cookie, std::string_view given);

}  // namespace registry
