// identity_tables — which regions and which kinds of registered bodies exist?
#include "registry/identity_tables.h"

#include <algorithm>
#include <set>
#include <string>

#include "registry_embedded.h"

namespace registry {
namespace {

using Codes = std::set<std::string, std::less<>>;

// The first column of a table whose codes hold no quotes.
Codes codes_of(std::string_view file) {
  Codes codes;
  auto text = embedded(file);
  for (bool heading = true; !text.empty(); heading = false) {
    const auto line = text.substr(0, text.find('\n'));
    text.remove_prefix(std::min(text.size(), line.size() + 1));
    if (!heading) codes.emplace(line.substr(0, line.find(',')));
  }
  return codes;
}

const Codes& regions() {
  static const Codes codes = codes_of("embed/regions.csv");
  return codes;
}

const Codes& body_kinds() {
  static const Codes codes = codes_of("embed/credit_code_kinds.csv");
  return codes;
}

bool has_prefix(const Codes& codes, std::string_view prefix) {
  const auto found = codes.lower_bound(prefix);
  return found != codes.end() && found->starts_with(prefix);
}

// Does the table hold this province's counties, or only its own row?
bool counties_known(std::string_view province) {
  const auto first = regions().lower_bound(province);
  return first != regions().end() && std::next(first) != regions().end() &&
         std::next(first)->starts_with(province);
}

}  // namespace

bool region_is_certain(std::string_view code) { return regions().contains(code); }

bool region_exists(std::string_view code) {
  const auto province = code.substr(0, 2);
  if (region_is_certain(code)) return true;
  return has_prefix(regions(), province) && !counties_known(province);
}

bool department_exists(char department) {
  return has_prefix(body_kinds(), std::string_view(&department, 1));
}

bool body_kind_exists(std::string_view prefix) { return body_kinds().contains(prefix); }

}  // namespace registry
