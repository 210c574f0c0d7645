// sign_in — is it this person who signs in, and how often may one guess?
#include "ledger/book.h"
#include "platform/crypto/hash.h"
#include "platform/crypto/password.h"
#include "registry/accounts.h"
#include "registry/store_row.h"

namespace json = boost::json;

namespace registry {
namespace {

// What people type as a login may be a password by mistake: it is not kept.
std::string account_key(std::string_view login) {
  return "account:" + crypto::hex(crypto::sha256(login));
}

// An unknown login belongs to nobody; the oldest agency's ledger takes the entry.
std::int64_t log_of(sql::Tx& tx, const std::optional<Person>& person) {
  return person ? person->agency_id : tx.integer("SELECT min(id) FROM agency");
}

void tell(sql::Tx& tx, const std::optional<Person>& person, std::string act, json::object facts,
          timing::Instant now) {
  const auto log = log_of(tx, person);
  if (log == 0) return;
  ledger::append(
      tx,
      {.log = log,
       .act = std::move(act),
       .subject = person ? "person:" + std::to_string(person->id) : std::string("person:unknown"),
       .by = person ? person->id : 0,
       .facts = std::move(facts)},
      now);
}

std::optional<timing::Instant> lock_on(sql::Tx& tx, std::string_view who, timing::Instant now) {
  return tx.one("SELECT locked_until FROM sign_in_attempt WHERE who = :who AND locked_until > :now",
                {{"who", who}, {"now", now}}, [](const sql::Row& r) { return r.instant(0); });
}

// The failures so far, this try included, as though it had failed.
std::int64_t count_try(sql::Tx& tx, std::string_view who, timing::Instant now,
                       std::chrono::milliseconds forgets) {
  return tx.integer(
      "INSERT INTO sign_in_attempt (who, failures, last_at) VALUES (:who, 1, :now) ON CONFLICT "
      "(who) DO UPDATE SET failures = CASE WHEN sign_in_attempt.last_at < :forgotten THEN 1 ELSE "
      "sign_in_attempt.failures + 1 END, last_at = excluded.last_at RETURNING failures",
      {{"who", who}, {"now", now}, {"forgotten", now - forgets}});
}

std::chrono::milliseconds lock_for(std::int64_t failures, const AccountRules& rules) {
  auto lock = rules.lock;
  for (auto n = failures / rules.failures; n > 1 && lock < rules.longest_lock; --n) lock *= 2;
  return std::min(lock, rules.longest_lock);
}

// True: this try is the one that locks.
bool lock_if_due(sql::Tx& tx, std::string_view who, std::int64_t failures, timing::Instant now,
                 const AccountRules& rules) {
  if (failures % rules.failures != 0) return false;
  tx.execute("UPDATE sign_in_attempt SET locked_until = :until WHERE who = :who",
             {{"until", now + lock_for(failures, rules)}, {"who", who}});
  return true;
}

void give_back(sql::Tx& tx, std::string_view who, std::int64_t lock_every) {
  tx.execute(
      "UPDATE sign_in_attempt SET failures = failures - 1, locked_until = CASE WHEN failures % "
      ":every = 0 THEN NULL ELSE locked_until END WHERE who = :who AND failures > 0",
      {{"who", who}, {"every", lock_every}});
}

law::Refusal locked(timing::Instant until) {
  return {"registry.sign_in.locked",
          "连续失败次数过多，请在" + timing::minute_in_china(until) +
              "以后再试，或者请安全管理员解除锁定。",
          {},
          ""};
}

law::Refusal failed() { return {"registry.sign_in.failed", "登录名或者密码不对。", {}, "login"}; }

std::string hash_of(sql::Tx& tx, const std::optional<Person>& person) {
  if (!person || !person->active) return "";
  return tx
      .one("SELECT password_hash FROM credential WHERE id = :id", {{"id", person->id}},
           [](const sql::Row& r) { return r.str(0); })
      .value_or("");
}

}  // namespace

struct Accounts::Tried {
  std::string account, address;  // keys; an empty address is not counted
  std::optional<Person> person;
  std::string hash;
  std::optional<timing::Instant> locked_until;  // the try does not take place
};

Accounts::Tried Accounts::begin_try(sql::Tx& tx, std::string_view login, std::string_view address,
                                    timing::Instant now) {
  Tried tried{account_key(login),
              address.empty() ? "" : "address:" + std::string(address),
              registry_.person_by_login(tx, login),
              {},
              {}};
  for (const auto* who : {&tried.account, &tried.address})
    if (!tried.locked_until) tried.locked_until = lock_on(tx, *who, now);
  if (tried.locked_until) return tried;

  tried.hash = hash_of(tx, tried.person);
  const auto failures = count_try(tx, tried.account, now, rules_.account_forgets);
  lock_if_due(tx, tried.account, failures, now, rules_);
  if (!tried.address.empty())
    lock_if_due(tx, tried.address, count_try(tx, tried.address, now, rules_.address_forgets), now,
                rules_);
  return tried;
}

void Accounts::end_try(sql::Tx& tx, const Tried& tried, bool right, timing::Instant now) {
  const json::object from{{"address", tried.address}};
  if (right) {
    tx.execute("DELETE FROM sign_in_attempt WHERE who = :who", {{"who", tried.account}});
    give_back(tx, tried.address, rules_.failures);
    return;
  }
  tell(tx, tried.person, "account.sign_in_failed", from, now);
  for (const auto* who : {&tried.account, &tried.address})
    if (lock_on(tx, *who, now)) tell(tx, tried.person, "account.locked", {{"what", *who}}, now);
}

law::Outcome<SignedIn> Accounts::sign_in(sql::Database& database, std::string_view login,
                                         std::string_view password, std::string_view address,
                                         std::string_view old_cookie, timing::Instant now) {
  const auto tried =
      database.write([&](sql::Tx& tx) { return begin_try(tx, login, address, now); });
  if (tried.locked_until) return locked(*tried.locked_until);
  const bool right = crypto::password_fits(tried.hash, password);
  const auto token = fresh_token();
  database.write([&](sql::Tx& tx) {
    end_try(tx, tried, right, now);
    if (!right) return;
    start_session(tx, token, *tried.person, false, old_cookie, now);
    tell(tx, tried.person, "account.signed_in", {{"address", tried.address}}, now);
  });
  if (!right) return failed();
  return SignedIn{token, tried.person->id};
}

law::Refusals Accounts::change_password(sql::Database& database, std::string_view cookie,
                                        std::string_view old, std::string_view fresh,
                                        timing::Instant now) {
  const auto visitor = database.read([&](sql::Tx& tx) { return who(tx, cookie, now); });
  if (!visitor) return {{"registry.sign_in.nobody", "请先登录。", {}, ""}};
  if (auto wrong = wrong_in_password(fresh, visitor.person.login, visitor.person.name);
      !wrong.empty())
    return wrong;
  if (!visitor.by_link) {
    const auto tried =
        database.write([&](sql::Tx& tx) { return begin_try(tx, visitor.person.login, "", now); });
    if (tried.locked_until) return {locked(*tried.locked_until)};
    const bool right = crypto::password_fits(tried.hash, old);
    database.write([&](sql::Tx& tx) { end_try(tx, tried, right, now); });
    if (!right) return {{"registry.password.old", "原密码不对。", {}, "old_password"}};
  }
  const auto hash = crypto::hash_password(fresh);
  database.write([&](sql::Tx& tx) {
    set_password(tx, visitor.person.id, hash, {visitor.person.agency_id, visitor.person.id, now});
    sign_out_others(tx, cookie, now);
    tx.execute("UPDATE session SET by_link = 0 WHERE token_hash = :this",
               {{"this", crypto::hex(crypto::sha256(cookie))}});
  });
  return {};
}

law::Refusals Accounts::unlock(sql::Tx& tx, std::int64_t id, const By& by) {
  const auto person = registry_.person(tx, id);
  if (!person) return {nothing_there("人员")};
  tx.execute("DELETE FROM sign_in_attempt WHERE who = :who", {{"who", account_key(person->login)}});
  ledger::append(tx,
                 {.log = person->agency_id,
                  .act = "account.unlocked",
                  .subject = "person:" + std::to_string(id),
                  .by = by.person},
                 by.at);
  return {};
}

std::optional<timing::Instant> Accounts::locked_until(sql::Tx& tx, std::string_view login,
                                                      timing::Instant now) const {
  return lock_on(tx, account_key(login), now);
}

}  // namespace registry
