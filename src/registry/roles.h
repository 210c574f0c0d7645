// roles — which roles there are, and which of them no single account may hold together?
#pragma once
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "law/fault.h"
#include "law/outcome.h"
#include "law/rows.h"

namespace registry {

struct Role {
  std::string id;     // reviewer
  std::string title;  // 法制审核人员
  std::string description;
  std::vector<std::string> exclusive_with;  // ids; holds in both directions
};

class RoleBook {  // lawpack/roles.toml
 public:
  // Faults name file and line; a book with faults must not be used.
  static RoleBook read(std::string_view toml, law::Faults& faults);

  const std::vector<Role>& roles() const { return roles_; }
  const Role* find(std::string_view id) const;
  const law::LegalBasis& separation() const { return separation_; }
  bool excludes(std::string_view one, std::string_view other) const;

 private:
  void read_row(const law::Row& row, law::Faults& faults);

  std::vector<Role> roles_;
  law::LegalBasis separation_;  // why some roles exclude each other
};

// 三员分立: no account holds two of system, security and audit administrator, and none of these
// acts in cases. One refusal for every pair that must not stand together.
law::Refusals conflicts(const RoleBook& book, std::span<const std::string> roles);

}  // namespace registry
