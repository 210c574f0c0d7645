// schema — which tables does the registry keep, and which of them does the ledger answer for?
#include "registry/registry.h"
#include "registry_embedded.h"

namespace registry {

std::vector<sql::Migration> schema() { return sql::migrations_of("registry", embedded_files()); }

ledger::Coverage coverage() {
  return {
      {"agency", "office", "person", "person_role", "certificate", "matter", "party", "credential"},
      {"session", "one_time_token", "sign_in_attempt", "form_draft", "idempotency",
       "import_upload"}};
}

}  // namespace registry
