// sessions — who stands behind this cookie or this one-time link?
#include "ledger/book.h"
#include "platform/crypto/hash.h"
#include "registry/accounts.h"
#include "registry/store_row.h"

namespace registry {
namespace {

using namespace std::chrono_literals;

constexpr auto seen_every = 1min;  // a page costs no write but once a minute
constexpr auto keep_ended = 48h;

std::string stored(std::string_view token) { return crypto::hex(crypto::sha256(token)); }

void tell(sql::Tx& tx, const Person& person, std::string act, std::int64_t by,
          timing::Instant now) {
  ledger::append(tx,
                 {.log = person.agency_id,
                  .act = std::move(act),
                  .subject = "person:" + std::to_string(person.id),
                  .by = by},
                 now);
}

void end_session(sql::Tx& tx, std::string_view cookie, timing::Instant now) {
  tx.execute("UPDATE session SET ended_at = :now WHERE token_hash = :hash AND ended_at IS NULL",
             {{"now", now}, {"hash", stored(cookie)}});
}

}  // namespace

std::string Accounts::fresh_token() { return crypto::base64_url(chance_.bytes(32)); }

void Accounts::start_session(sql::Tx& tx, const std::string& token, const Person& person,
                             bool by_link, std::string_view old_cookie, timing::Instant now) {
  end_session(tx, old_cookie, now);
  tx.execute(
      "INSERT INTO session (token_hash, agency_id, person_id, by_link, started_at, last_seen_at) "
      "VALUES (:hash, :agency, :person, :by_link, :now, :now)",
      {{"hash", stored(token)},
       {"agency", person.agency_id},
       {"person", person.id},
       {"by_link", by_link ? 1 : 0},
       {"now", now}});
}

Visitor Accounts::who(sql::Tx& tx, std::string_view cookie, timing::Instant now) const {
  if (cookie.empty()) return {};
  Visitor visitor;
  std::int64_t id = 0;
  tx.each(
      "SELECT s.person_id, s.by_link, s.last_seen_at, (SELECT count(*) FROM credential c WHERE "
      "c.id = s.person_id) FROM session s WHERE s.token_hash = :hash AND s.ended_at IS NULL AND "
      "s.started_at > :oldest AND s.last_seen_at > :idle",
      {{"hash", stored(cookie)}, {"oldest", now - rules_.absolute}, {"idle", now - rules_.idle}},
      [&](const sql::Row& r) {
        id = r.integer(0);
        visitor.by_link = r.integer(1) != 0;
        visitor.stale = r.instant(2) + seen_every <= now;
        visitor.has_password = r.integer(3) != 0;
      });
  const auto person = id == 0 ? std::nullopt : registry_.person(tx, id);
  if (!person || !person->active) return {};
  visitor.person = *person;
  visitor.csrf = csrf_of(cookie);
  return visitor;
}

void Accounts::touch(sql::Tx& tx, std::string_view cookie, timing::Instant now) const {
  tx.execute(
      "UPDATE session SET last_seen_at = :now WHERE token_hash = :hash AND ended_at IS NULL AND "
      "last_seen_at > :idle",
      {{"now", now}, {"hash", stored(cookie)}, {"idle", now - rules_.idle}});
}

void Accounts::sign_out(sql::Tx& tx, std::string_view cookie, timing::Instant now) {
  const auto visitor = who(tx, cookie, now);
  if (!visitor) return;
  end_session(tx, cookie, now);
  tell(tx, visitor.person, "account.signed_out", visitor.person.id, now);
}

std::vector<OpenSession> Accounts::sessions(sql::Tx& tx, std::int64_t person,
                                            std::string_view cookie, timing::Instant now) const {
  return tx.all(
      "SELECT started_at, last_seen_at, token_hash FROM session WHERE person_id = :person AND "
      "ended_at IS NULL AND started_at > :oldest AND last_seen_at > :idle ORDER BY started_at DESC",
      {{"person", person}, {"oldest", now - rules_.absolute}, {"idle", now - rules_.idle}},
      [&](const sql::Row& r) {
        return OpenSession{r.instant(0), r.instant(1), r.text(2) == stored(cookie)};
      });
}

void Accounts::sign_out_others(sql::Tx& tx, std::string_view cookie, timing::Instant now) {
  const auto visitor = who(tx, cookie, now);
  if (!visitor) return;
  const auto ended = tx.execute(
      "UPDATE session SET ended_at = :now WHERE person_id = :person AND token_hash <> :this AND "
      "ended_at IS NULL",
      {{"now", now}, {"person", visitor.person.id}, {"this", stored(cookie)}});
  if (ended > 0) tell(tx, visitor.person, "account.others_signed_out", visitor.person.id, now);
}

std::string Accounts::make_link(sql::Tx& tx, std::int64_t id, const By& by) {
  const auto person = registry_.person(tx, id);
  if (!person) throw std::logic_error("a link for nobody");
  const auto token = fresh_token();
  tx.execute(
      "UPDATE one_time_token SET used_at = :now WHERE person_id = :person AND used_at IS NULL",
      {{"now", by.at}, {"person", id}});
  tx.execute(
      "INSERT INTO one_time_token (token_hash, purpose, person_id, made_at, expires_at) VALUES "
      "(:hash, 'sign_in', :person, :now, :expires)",
      {{"hash", stored(token)},
       {"person", id},
       {"now", by.at},
       {"expires", by.at + rules_.link_life}});
  tell(tx, *person, "account.link_made", by.person, by.at);
  return token;
}

law::Outcome<SignedIn> Accounts::sign_in_by_link(sql::Database& database, std::string_view link,
                                                 std::string_view address,
                                                 std::string_view old_cookie, timing::Instant now) {
  const auto token = fresh_token();
  const auto id = database.write([&](sql::Tx& tx) -> std::int64_t {
    const auto person_id = tx.integer(
        "UPDATE one_time_token SET used_at = :now WHERE token_hash = :hash AND purpose = 'sign_in' "
        "AND used_at IS NULL AND expires_at > :now RETURNING person_id",
        {{"now", now}, {"hash", stored(link)}});
    const auto person = person_id == 0 ? std::nullopt : registry_.person(tx, person_id);
    if (!person || !person->active) return 0;
    start_session(tx, token, *person, true, old_cookie, now);
    ledger::append(tx,
                   {.log = person->agency_id,
                    .act = "account.signed_in_by_link",
                    .subject = "person:" + std::to_string(person->id),
                    .by = person->id,
                    .facts = {{"address", address}}},
                   now);
    return person->id;
  });
  if (id == 0)
    return law::Refusal{
        "registry.sign_in.link", "链接无效、已经用过或者已经过期，请系统管理员另发一个。", {}, ""};
  return SignedIn{token, id};
}

void Accounts::set_password(sql::Tx& tx, std::int64_t id, const std::string& hash, const By& by) {
  const auto person = registry_.person(tx, id);
  if (!person) throw std::logic_error("a password for nobody");
  tx.execute(
      "INSERT INTO credential (id, agency_id, password_hash, changed_at) VALUES (:id, :agency, "
      ":hash, :now) ON CONFLICT (id) DO UPDATE SET password_hash = excluded.password_hash, "
      "changed_at = excluded.changed_at",
      {{"id", id}, {"agency", person->agency_id}, {"hash", hash}, {"now", by.at}});
  record(tx, {"credential", id, person->agency_id}, "account.password_set", by);
}

void Accounts::sweep(sql::Tx& tx, timing::Instant now) const {
  tx.execute("DELETE FROM session WHERE started_at < :old",
             {{"old", now - rules_.absolute - keep_ended}});
  tx.execute("DELETE FROM one_time_token WHERE expires_at < :old", {{"old", now - keep_ended}});
  tx.execute(
      "DELETE FROM sign_in_attempt WHERE last_at < :old AND (locked_until IS NULL OR locked_until "
      "< :now)",
      {{"old", now - rules_.account_forgets}, {"now", now}});
  tx.execute("DELETE FROM idempotency WHERE made_at < :old", {{"old", now - keep_ended}});
  tx.execute("DELETE FROM import_upload WHERE made_at < :old", {{"old", now - keep_ended}});
}

std::string csrf_of(std::string_view cookie) {
  return crypto::base64_url(crypto::hmac_sha256(cookie, "csrf"));
}

bool csrf_fits(std::string_view cookie, std::string_view given) {
  return !cookie.empty() && crypto::equal_in_constant_time(csrf_of(cookie), given);
}

}  // namespace registry
