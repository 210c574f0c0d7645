// identity_test — the vectors of tests/data/identity.csv, and what they do not reach.
#include "registry/identity.h"

#include <gtest/gtest.h>

#include <fstream>
#include <string>
#include <vector>

#include "proves.h"

namespace registry {
namespace {

using namespace std::chrono_literals;
constexpr law::Date today = std::chrono::sys_days{2026y / 11 / 1};

struct Vector {
  std::string id, kind, value, strict, normalised, code;
};

// No value holds a comma or a quote; blanks at its ends are part of it.
std::vector<Vector> vectors() {
  std::ifstream file("tests/data/identity.csv");
  std::vector<Vector> rows;
  std::string line;
  std::getline(file, line);
  while (std::getline(file, line)) {
    std::vector<std::string> cells{""};
    for (const char c : line) {
      if (c == ',')
        cells.emplace_back();
      else
        cells.back() += c;
    }
    rows.push_back({cells[0], cells[1], cells[2], cells[3], cells[4], cells[5]});
  }
  return rows;
}

IdentityVerdict verdict(const Vector& row) {
  return row.kind == "uscc" ? check_credit_code(row.value) : check_resident_id(row.value, today);
}

TEST(Identity, every_vector_gets_its_verdict_and_its_reason) {
  PROVES("gb-32100-2015:all");
  PROVES("gb-11643-1999:all");
  const auto rows = vectors();
  ASSERT_EQ(rows.size(), 93u);
  for (const auto& row : rows) {
    const auto found = verdict(row);
    EXPECT_EQ(found.as_typed, row.strict == "valid") << row.id;
    EXPECT_EQ(found.normalised, row.normalised == "valid") << row.id;
    EXPECT_EQ(found.reason_code, row.code) << row.id << " " << row.value;
    EXPECT_FALSE(found.reason.empty()) << row.id;
  }
}

TEST(Identity, the_normalised_value_is_what_should_be_stored) {
  EXPECT_EQ(check_credit_code(" ９1420202xwxw00014a\t").value, "91420202XWXW00014A");
  EXPECT_EQ(check_resident_id("420202 19020303\u3000107x", today).value, "42020219020303107X");
}

TEST(Identity, a_birth_today_is_possible_and_one_of_tomorrow_is_not) {
  const std::string id = "420202201506019968";
  EXPECT_TRUE(check_resident_id(id, std::chrono::sys_days{2015y / 6 / 1}).as_typed);
  EXPECT_EQ(check_resident_id(id, std::chrono::sys_days{2015y / 5 / 31}).reason_code, "birth_date");
}

TEST(Identity, every_single_changed_character_of_a_good_code_is_noticed) {
  const std::string good = "91420202XWXW00014A";
  for (std::size_t i = 0; i < good.size(); ++i)
    for (const char c : std::string_view("0123456789ABCDEFGHJKLMNPQRTUWXY")) {
      auto changed = good;
      changed[i] = c;
      EXPECT_EQ(check_credit_code(changed).as_typed, changed == good) << changed;
    }
}

TEST(Identity, bytes_that_are_no_text_are_refused_and_not_read_past) {
  for (const char* bytes : {"\xF0", "\xE4\xB8", "91420202XWXW00014\xEF", "\xFF\xFF\xFF"}) {
    EXPECT_FALSE(check_credit_code(bytes).normalised);
    EXPECT_FALSE(check_resident_id(bytes, today).normalised);
  }
}

}  // namespace
}  // namespace registry
