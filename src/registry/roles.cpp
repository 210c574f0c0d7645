#include "registry/roles.h"

#include <algorithm>

namespace registry {
namespace {

constexpr auto file = "roles.toml";

bool names(const std::vector<std::string>& list, std::string_view id) {
  return std::ranges::find(list, id) != list.end();
}

}  // namespace

void RoleBook::read_row(const law::Row& row, law::Faults& faults) {
  law::RowReader reader(file, row, faults);
  if (row.table == "separation") {
    separation_ = {reader.text("instrument"), reader.text("provision")};
  } else {
    Role role{reader.text("id"), reader.text("title"), reader.text("description"),
              reader.texts_or_none("exclusive_with")};
    if (find(role.id)) reader.fault("id", "这个角色写了两次。");
    roles_.push_back(std::move(role));
  }
  reader.finish();
}

RoleBook RoleBook::read(std::string_view toml, law::Faults& faults) {
  RoleBook book;
  for (const law::Row& row : law::toml_rows(file, toml, faults)) book.read_row(row, faults);
  for (const Role& role : book.roles_)
    for (const auto& other : role.exclusive_with)
      if (!book.find(other) || other == role.id)
        faults.push_back({file, 0, role.id, "exclusive_with 中的“" + other + "”不是别的角色。"});
  if (book.roles_.empty()) faults.push_back({file, 0, "", "没有任何角色。"});
  return book;
}

const Role* RoleBook::find(std::string_view id) const {
  const auto found = std::ranges::find(roles_, id, &Role::id);
  return found == roles_.end() ? nullptr : &*found;
}

bool RoleBook::excludes(std::string_view one, std::string_view other) const {
  const Role* a = find(one);
  const Role* b = find(other);
  return (a && names(a->exclusive_with, other)) || (b && names(b->exclusive_with, one));
}

law::Refusals conflicts(const RoleBook& book, std::span<const std::string> roles) {
  law::Refusals found;
  for (std::size_t i = 0; i < roles.size(); ++i)
    for (std::size_t j = i + 1; j < roles.size(); ++j) {
      if (!book.excludes(roles[i], roles[j])) continue;
      const Role* a = book.find(roles[i]);
      const Role* b = book.find(roles[j]);
      found.push_back({"registry.roles.exclusive",
                       "同一账号不能兼任“" + a->title + "”和“" + b->title + "”。",
                       book.separation(), "role"});
    }
  return found;
}

}  // namespace registry
