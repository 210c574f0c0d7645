#include "site/access.h"

#include <algorithm>

namespace site {

bool Access::allows(const registry::Person* visitor) const {
  if (kind == Kind::open) return true;
  if (!visitor) return false;
  return kind == Kind::signed_in ||
         std::ranges::any_of(roles, [&](const auto& role) { return visitor->has_role(role); });
}

std::optional<Access> access_named(std::string_view name, const registry::RoleBook& book) {
  if (name == "public") return Access{};
  if (name == "signed_in") return Access{Access::Kind::signed_in, {}};
  if (!name.starts_with("role:")) return std::nullopt;
  Access access{Access::Kind::roles, {}};
  for (name.remove_prefix(5);;) {
    const auto end = std::min(name.find('|'), name.size());
    if (!book.find(name.substr(0, end))) return std::nullopt;
    access.roles.emplace_back(name.substr(0, end));
    if (end == name.size()) return access;
    name.remove_prefix(end + 1);
  }
}

std::string chinese(const Access& access, const registry::RoleBook& book) {
  if (access.kind == Access::Kind::open) return "公众";
  if (access.kind == Access::Kind::signed_in) return "登录人员";
  std::string out;
  for (const auto& role : access.roles) out += (out.empty() ? "" : "、") + book.find(role)->title;
  return out;
}

}  // namespace site
