#include "platform/tables/writer.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <random>

#include "platform/tables/files_for_tests.h"

namespace tables {
namespace {

using namespace std::chrono;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

std::string csv(std::initializer_list<Value> row, const CsvOptions& options = {false, true}) {
  std::string out;
  const auto writer = csv_writer([&](std::string_view more) { out += more; }, options);
  writer->row(row);
  writer->finish();
  return out;
}

TEST(CsvWriter, quotes_only_what_needs_it) {
  EXPECT_EQ(csv({"a", "b c", "罚款，警告"}), "a,b c,罚款，警告\r\n");
  EXPECT_EQ(csv({"a,b", "c\"d", "e\nf", ""}), "\"a,b\",\"c\"\"d\",\"e\nf\",\r\n");
  EXPECT_EQ(csv({std::int64_t{-12}, 0.1, sys_days{2024y / 5 / 6}, Value{}}),
            "-12,0.1,2024-05-06,\r\n");
  EXPECT_EQ(csv({"单位"}, {true, true}), "\xEF\xBB\xBF单位\r\n");
}

TEST(CsvWriter, keeps_a_strangers_text_from_running_as_a_formula) {
  for (const char* text : {"=cmd|' /C calc'!A0", "+1+1", "-1+1", "@SUM(1)", "\t=1+1", "\r=1"})
    EXPECT_EQ(csv({text}), "\"'" + std::string(text) + "\"\r\n");
  EXPECT_EQ(csv({"=1+1"}, {false, false}), "=1+1\r\n");
  EXPECT_EQ(csv({"a=1", "'=1"}), "a=1,'=1\r\n");
}

TEST(CsvWriter, writes_rows_that_read_back_as_they_were) {
  std::mt19937 chance(7);
  const std::vector<std::string> pieces{"a",  "执",   "𠮷", "\"", "\"\"", ",",  ";", "\t",
                                        "\n", "\r\n", "\r", " ",  "'",    "=1", "x"};
  const auto pick = [&](std::size_t n) { return std::size_t(chance() % n); };
  for (int round = 0; round < 300; ++round) {
    Texts rows;
    const TempFile file;
    std::string out;
    const auto writer = csv_writer([&](std::string_view more) { out += more; }, {true, false});
    for (std::size_t i = 0, n = 1 + pick(8); i < n; ++i) {
      auto& row = rows.emplace_back();
      row.push_back("行" + std::to_string(i));  // a row without any text would be left out
      for (std::size_t j = 0, m = pick(6); j < m; ++j) {
        auto& text = row.emplace_back();
        for (std::size_t k = 0, l = pick(5); k < l; ++k) text += pieces[pick(pieces.size())];
      }
      std::vector<Value> values;
      for (const auto& text : row) values.emplace_back(text);
      // The first line tells the separator: most of its own have to be commas.
      if (i == 0) rows[0] = {"a", "b"}, values = {"a", "b"};
      writer->row(values);
    }
    writer->finish();
    const TempFile written(out);
    const auto got = read_all(written.path);
    ASSERT_THAT(got.faults, IsEmpty()) << out;
    ASSERT_EQ(got.rows, rows) << out;
  }
}

TEST(XlsxWriter, writes_rows_that_read_back_as_they_were_and_no_formula) {
  const TempFile file;
  const auto writer = xlsx_writer(file.path, {"事项", {20, 8}, true, ""});
  const std::string control = "一\x01二_x0041_";
  writer->row({"名称", "金额", "日期", "说明"});
  writer->row({"=1+1", std::int64_t{12345}, sys_days{2024y / 2 / 29}, "@SUM(1)"});
  writer->row({control, 0.1, Value{}, "行\n内"});
  writer->row({"420101199001011234", std::int64_t{1234567890123456789}, -2.5, "<&>\""});
  writer->finish();
  const auto got = read_all(file.path, "t.xlsx", {"事项", {}});
  EXPECT_THAT(got.faults, IsEmpty());
  EXPECT_EQ(got.rows, (Texts{{"名称", "金额", "日期", "说明"},
                             {"=1+1", "12345", "2024-02-29", "@SUM(1)"},
                             {control, "0.1", "", "行\n内"},
                             {"420101199001011234", "1234567890123456789", "-2.5", "<&>\""}}));
  for (const auto& row : got.cells)
    for (const Cell& cell : row) EXPECT_FALSE(cell.formula);
}

TEST(XlsxWriter, cuts_a_text_that_no_cell_can_hold_between_two_characters) {
  const TempFile file;
  std::string text;
  for (int i = 0; i < 33'000; ++i) text += "执";
  const auto writer = xlsx_writer(file.path);
  writer->row({std::string_view(text)});
  writer->finish();
  EXPECT_EQ(read_all(file.path, "t.xlsx").rows[0][0], text.substr(0, 32'767 * 3));
}

TEST(XlsxWriter, says_so_when_it_cannot_write) {
  EXPECT_THROW(xlsx_writer("/nowhere/t.xlsx")->finish(), std::runtime_error);
  EXPECT_THROW(xlsx_writer("/tmp/t.xlsx", {"坏[名]", {}, true, ""}), std::runtime_error);
}

TEST(Fault, is_a_sentence_that_names_the_place) {
  EXPECT_EQ(sentence({3, 2, "证号", "格式不对。"}), "第3行“证号”列：格式不对。");
  EXPECT_EQ(sentence({3, 2, "", "格式不对。"}), "第3行第2列：格式不对。");
  EXPECT_EQ(sentence({3, 0, "", "重复。"}), "第3行：重复。");
  EXPECT_EQ(sentence({0, 0, "", "空的。"}), "空的。");
}

}  // namespace
}  // namespace tables
