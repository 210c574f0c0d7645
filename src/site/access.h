// access — who may use a route? The names that routes give, explained.
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "registry/roles.h"
#include "registry/things.h"

namespace site {

struct Access {
  enum class Kind { open, signed_in, roles };  // public · signed_in · role:a|b
  Kind kind = Kind::open;
  std::vector<std::string> roles;  // one of them is enough

  bool allows(const registry::Person* visitor) const;  // null: nobody is signed in
};

// Empty for a name that is none, or that speaks of a role nobody can have: such a site does not
// start.
std::optional<Access> access_named(std::string_view name, const registry::RoleBook&);

std::string chinese(const Access&, const registry::RoleBook&);  // 公众, 登录人员, 执法人员、…

}  // namespace site
