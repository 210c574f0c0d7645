#include "registry/setup.h"

#include "platform/crypto/hash.h"
#include "platform/crypto/password.h"

namespace registry {
namespace {

constexpr auto token_life = std::chrono::hours{24};

law::Refusal no_token() {
  return {"registry.setup.token",
          "安装口令无效、已经用过或者已经过期，请重新启动程序取得新的口令。",
          {},
          "token"};
}

law::Refusals wrong_in(const FirstSetup& wanted) {
  auto found =
      wrong_in_password(wanted.password, wanted.system_admin.login, wanted.system_admin.name);
  const Newcomer* three[] = {&wanted.system_admin, &wanted.security_admin, &wanted.audit_admin};
  for (const auto* one : three)
    if (one->login.empty() || one->name.empty())
      found.push_back({"registry.setup.three", "三名管理员的姓名和登录名都要填写。", {}, "login"});
  for (int i = 0; i < 3; ++i)
    for (int j = i + 1; j < 3; ++j)
      if (three[i]->name == three[j]->name)
        found.push_back({"registry.setup.three", "三名管理员应当是三个不同的人。", {}, "name"});
  return found;
}

// Leaves the transaction when somewhere below something was refused: all or nothing.
struct Refused {
  law::Refusals why;
};

template <class T>
T or_refuse(law::Outcome<T> outcome) {
  if (!outcome) throw Refused{outcome.refusals()};
  return *outcome;
}

std::int64_t add_admin(sql::Tx& tx, Registry& registry, const RoleBook& book, const Newcomer& who,
                       const std::string& role, const By& by) {
  const auto id = or_refuse(registry.add_person(
      tx, {.agency_id = by.agency, .name = who.name, .login = who.login, .post = "管理员"}, by));
  if (auto refused = registry.grant_role(tx, book, id, role, by); !refused.empty())
    throw Refused{refused};
  return id;
}

}  // namespace

bool is_new(sql::Tx& tx) { return tx.integer("SELECT count(*) FROM credential") == 0; }

std::string make_setup_token(sql::Tx& tx, chance::Source& chance, timing::Instant now) {
  if (!is_new(tx)) throw std::logic_error("a setup token for a system that is set up");
  const auto token = crypto::base64_url(chance.bytes(32));
  tx.execute("DELETE FROM one_time_token WHERE purpose = 'setup'");
  tx.execute(
      "INSERT INTO one_time_token (token_hash, purpose, made_at, expires_at) VALUES (:hash, "
      "'setup', :now, :expires)",
      {{"hash", crypto::hex(crypto::sha256(token))}, {"now", now}, {"expires", now + token_life}});
  return token;
}

law::Outcome<Founded> set_up(sql::Database& database, Registry& registry, Accounts& accounts,
                             const RoleBook& book, std::string_view token, const FirstSetup& wanted,
                             timing::Instant now) {
  if (auto wrong = wrong_in(wanted); !wrong.empty()) return wrong;
  const auto hash = crypto::hash_password(wanted.password);
  try {
    return database.write([&](sql::Tx& tx) {
      if (!is_new(tx) ||
          tx.execute("UPDATE one_time_token SET used_at = :now WHERE token_hash = :hash AND "
                     "purpose = 'setup' AND used_at IS NULL AND expires_at > :now",
                     {{"now", now}, {"hash", crypto::hex(crypto::sha256(token))}}) != 1)
        throw Refused{{no_token()}};
      Founded made;
      made.agency = or_refuse(registry.add_agency(tx, wanted.agency, {0, 0, now}));
      const By by{made.agency, 0, now};
      made.system_admin = add_admin(tx, registry, book, wanted.system_admin, "system_admin", by);
      accounts.set_password(tx, made.system_admin, hash, by);
      const auto link = [&](const Newcomer& who, const std::string& role) {
        return accounts.make_link(tx, add_admin(tx, registry, book, who, role, by), by);
      };
      made.security_link = link(wanted.security_admin, "security_admin");
      made.audit_link = link(wanted.audit_admin, "audit_admin");
      return made;
    });
  } catch (const Refused& refused) {
    return refused.why;
  }
}

}  // namespace registry
