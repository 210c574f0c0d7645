// named_parameters — which :names does a statement use, and how does it read with numbers instead?
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "platform/sql/sql.h"

namespace sql {

struct Named {
  std::string numbered;  // :name replaced by $1, $2 … (a name used twice keeps its number)
  std::vector<std::string> names;  // names[0] is $1
};

// Leaves string literals, "quoted names", comments and PostgreSQL's :: casts alone.
Named number_parameters(std::string_view sql);

// The value bound to each name, in the order of `names`. Throws when a name has no value or a value
// no name.
std::vector<const Param*> arrange(const std::vector<std::string>& names, Binds binds,
                                  std::string_view sql);

}  // namespace sql
