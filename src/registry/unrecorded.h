// unrecorded — rows written without a ledger entry of their own: for imports, where one entry lists
// them all.
#pragma once
#include "law/outcome.h"
#include "platform/sql/sql.h"
#include "registry/things.h"

namespace registry {

class Registry;

// What stands against writing this, also compared with the rows that are there. Nothing is changed.
law::Refusals refusals_of(sql::Tx&, const Registry&, const Person&);
law::Refusals refusals_of(sql::Tx&, const Certificate&);
law::Refusals refusals_of(sql::Tx&, const Matter&);
law::Refusals refusals_of(sql::Tx&, const Party&, timing::Date today);

// Adds the row or replaces the one with this id.
void save(sql::Tx&, const Person&);
void save(sql::Tx&, const Certificate&);
void save(sql::Tx&, const Matter&);
void save(sql::Tx&, const Party&);

}  // namespace registry
