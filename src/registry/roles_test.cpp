#include "registry/roles.h"

#include "registry/registry_for_tests.h"

namespace registry {
namespace {

bool stand_together(const RoleBook& book, const std::string& one, const std::string& other) {
  const std::vector<std::string> both{one, other};
  return conflicts(book, both).empty();
}

TEST(Roles, the_book_knows_every_role_the_law_speaks_of) {
  const auto book = the_roles();
  for (const auto* id :
       {"officer", "unit_head", "agency_head", "deputy_head", "reviewer", "counsel", "publisher",
        "publication_reviewer", "statistician", "archivist", "equipment_keeper", "window_clerk",
        "hearing_chair", "draw_administrator", "system_admin", "security_admin", "audit_admin",
        "justice_supervisor", "service_reviewer"})
    EXPECT_TRUE(book.find(id)) << id;
  EXPECT_EQ(book.roles().size(), 19u);
}

TEST(Roles, no_administrator_holds_any_other_role) {
  const auto book = the_roles();
  for (const auto* admin : {"system_admin", "security_admin", "audit_admin"})
    for (const Role& other : book.roles())
      if (other.id != admin) {
        EXPECT_FALSE(stand_together(book, admin, other.id)) << admin << " " << other.id;
        EXPECT_FALSE(stand_together(book, other.id, admin)) << admin << " " << other.id;
      }
}

TEST(Roles, an_officer_may_also_keep_the_equipment) {
  EXPECT_TRUE(stand_together(the_roles(), "officer", "equipment_keeper"));
}

TEST(Roles, a_faulty_book_is_described) {
  law::Faults faults;
  RoleBook::read(R"([[role]]
id = "a"
title = "甲"
description = "…"
exclusive_with = ["b"]
[[role]]
id = "a"
title = "乙"
description = "…"
colour = "red"
)",
                 faults);
  EXPECT_EQ(faults.size(), 3u);  // twice, a colour, and nobody called b
}

}  // namespace
}  // namespace registry
