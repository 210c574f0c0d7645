// house — what one running program has of everything, wired once.
#pragma once
#include <memory>

#include "casework/casework.h"
#include "disclosure/disclosure.h"
#include "ledger/checkpoint.h"
#include "platform/chance/chance.h"
#include "platform/files/store.h"
#include "platform/sql/sql.h"
#include "platform/timing/ids.h"
#include "recording/recording.h"
#include "registry/accounts.h"
#include "site/config.h"
#include "site/folder.h"

namespace site {

// Where time and chance come from: the machine, or a rehearsal.
struct Surroundings {
  const timing::Clock& clock;
  chance::Source& chance;
};

std::unique_ptr<sql::Database> open_database(const Folder&, const Config&, sql::SqliteOptions = {});

class House {
 public:
  // Brings the database up to date and writes a checkpoint after each commit.
  House(const Folder&, const Config&, Surroundings);

  const Folder folder;
  const Config config;
  const timing::Clock& clock;
  chance::Source& chance;
  const law::Pack& law;
  const registry::RoleBook roles;
  const recording::Forms forms;
  const disclosure::PublicationSchemas schemas;
  const casework::Procedure procedure;
  timing::Ids ids;
  files::Store files;
  std::unique_ptr<sql::Database> database;
  ledger::Checkpoints checkpoints;
  registry::Registry registry;
  registry::Accounts accounts;
  recording::Records records;
  disclosure::Disclosure disclosure;
  casework::Casework casework;

  // The bureau whose site this is: the first that enforces; without a name before the setup.
  registry::Agency agency();
};

}  // namespace site
