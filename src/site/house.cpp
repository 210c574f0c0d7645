#include "site/house.h"

#include <algorithm>
#include <chrono>
#include <stdexcept>

#include "law/pack.h"
#include "ledger/book.h"
#include "site/rooms.h"

namespace site {
namespace {

registry::AccountRules rules_of(const Config& config) {
  registry::AccountRules rules;
  rules.idle = std::chrono::minutes(config.idle_minutes);
  rules.absolute = std::chrono::hours(config.absolute_hours);
  return rules;
}

// A law pack that was compiled in with faults must not be served by.
template <class Read>
auto sound(Read read) {
  law::Faults faults;
  auto rows = read(faults);
  if (!faults.empty()) throw std::logic_error(faults.front().file + ": " + faults.front().text);
  return rows;
}

void open_public_log(sql::Database& database, const std::string& origin) {
  database.write([&](sql::Tx& tx) {
    if (tx.integer("SELECT count(*) FROM ledger_log WHERE id = :log",
                   {{"log", ledger::public_log}}) == 0)
      disclosure::Disclosure::open_public_log(tx, origin + "/public");
  });
}

}  // namespace

std::unique_ptr<sql::Database> open_database(const Folder& folder, const Config& config,
                                             sql::SqliteOptions options) {
  if (config.database.empty()) return sql::open_sqlite(folder.database(), options);
  return sql::open_postgresql(config.database);
}

House::House(const Folder& folder_, const Config& config_, Surroundings around)
    : folder(folder_),
      config(config_),
      clock(around.clock),
      chance(around.chance),
      law(law::embedded_pack()),
      roles(sound([&](law::Faults& faults) {
        return registry::RoleBook::read(law.file("roles.toml"), faults);
      })),
      forms(sound([&](law::Faults& faults) { return recording::Forms::read(law, faults); })),
      schemas(sound(
          [&](law::Faults& faults) { return disclosure::PublicationSchemas::read(law, faults); })),
      procedure(sound([&](law::Faults& faults) {
        return casework::Procedure::read(law, "general_penalty", faults);
      })),
      ids(clock, unsigned(config.node)),
      files(folder.files()),
      database(open_database(folder, config)),
      checkpoints(*database, clock, folder.checkpoints(), read_keys(folder)),
      registry(ids, config.origin),
      accounts(registry, chance, rules_of(config)),
      records(forms, law, registry, files, ids),
      disclosure(schemas, law, registry, ids),
      casework({law, procedure, registry, records, disclosure, ids}) {
  sql::migrate(*database, all_migrations());
  open_public_log(*database, config.origin);
  database->after_commit([this] { checkpoints.write_grown(); });
  checkpoints.write_grown();
}

registry::Agency House::agency() {
  const auto all = database->read([&](sql::Tx& tx) { return registry.agencies(tx); });
  const auto first =
      std::ranges::find(all, registry::AgencyKind::enforcement, &registry::Agency::kind);
  if (first != all.end()) return *first;
  return all.empty() ? registry::Agency{} : all.front();
}

}  // namespace site
