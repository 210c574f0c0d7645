// store_person — how a row of the table person reads, for the stores that join it.
#pragma once
#include <string>

#include "platform/sql/sql.h"
#include "registry/things.h"

namespace registry {

extern const std::string person_columns;
Person person_in(const sql::Row&, int first_column);  // without roles
void add_roles(sql::Tx&, Person&);

}  // namespace registry
