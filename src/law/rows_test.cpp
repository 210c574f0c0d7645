// rows_test — TOML tables and CSV lines become rows that know their line.
#include "law/rows.h"

#include <gtest/gtest.h>

namespace law {

namespace {

std::string text_in(const Row& row, const std::string& key) {
  return std::get<std::string>(row.fields.at(key).value);
}

}  // namespace

TEST(TomlRows, tables_nested_tables_and_loose_keys_come_in_file_order) {
  Faults faults;
  const auto rows = toml_rows("x.toml", R"(title = "总"

[[stage]]
id = "one"
[[stage.step]]
id = "one.a"
[[stage]]
id = "two"
)",
                              faults);
  ASSERT_TRUE(faults.empty());
  ASSERT_EQ(rows.size(), 4u);
  EXPECT_EQ(rows[0].table, "");
  EXPECT_EQ(rows[1].table, "stage");
  EXPECT_EQ(rows[2].table, "stage.step");
  EXPECT_EQ(rows[2].line, 5);
  EXPECT_EQ(text_in(rows[3], "id"), "two");
}

TEST(TomlRows, values_keep_their_types) {
  Faults faults;
  const auto rows = toml_rows(
      "x.toml", "[a]\nn = 3\nd = 2026-02-13\nb = true\nl = [\"x\", \"y\"]\nm = [2, 3]\n", faults);
  RowReader reader("x.toml", rows.at(0), faults);
  EXPECT_EQ(reader.integer("n"), 3);
  EXPECT_EQ(reader.date("d"), *parse_date("2026-02-13"));
  EXPECT_TRUE(reader.flag("b", false));
  EXPECT_EQ(reader.texts("l"), (std::vector<std::string>{"x", "y"}));
  EXPECT_EQ(reader.integers_or_none("m"), (std::vector<std::int64_t>{2, 3}));
  reader.finish();
  EXPECT_TRUE(faults.empty());
}

TEST(CsvRows, quotes_commas_line_ends_comments_and_a_byte_order_mark_are_understood) {
  Faults faults;
  const auto rows = csv_rows(
      "x.csv",
      "\xEF\xBB\xBF# comment\nid,text\r\na,\"one, \"\"two\"\"\nthree\"\r\n# more\n\nb,four\n",
      faults);
  ASSERT_TRUE(faults.empty());
  ASSERT_EQ(rows.size(), 2u);
  EXPECT_EQ(text_in(rows[0], "text"), "one, \"two\"\nthree");
  EXPECT_EQ(rows[0].line, 3);
  EXPECT_EQ(text_in(rows[1], "text"), "four");
  EXPECT_EQ(rows[1].line, 7);
}

TEST(CsvRows, an_empty_file_is_a_fault) {
  Faults faults;
  EXPECT_TRUE(csv_rows("x.csv", "", faults).empty());
  EXPECT_EQ(faults.size(), 1u);
}

TEST(RowReader, each_missing_ill_typed_and_unknown_key_is_told) {
  Faults faults;
  const auto rows = toml_rows("x.toml", "[a]\nid = \"r\"\nn = \"three\"\nextra = 1\n", faults);
  RowReader reader("x.toml", rows.at(0), faults);
  reader.text("id");
  reader.integer("n");
  reader.date("day");
  reader.finish();
  const Faults told{{"x.toml", 3, "r", "“n”应为整数"},
                    {"x.toml", 1, "r", "缺少“day”"},
                    {"x.toml", 4, "r", "不认识的键“extra”"}};
  EXPECT_EQ(faults, told);
}

}  // namespace law
