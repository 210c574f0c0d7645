#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>

#include "platform/tables/files_for_tests.h"

namespace tables {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

ReadBack read(const Parts& parts, const OpenOptions& options = {}) {
  const TempFile file;
  write_zip(file.path, parts);
  return read_all(file.path, "t.xlsx", options);
}

std::string cell(const std::string& text) {
  return "<row><c t='inlineStr'><is><t>" + text + "</t></is></c></row>";
}

TEST(XlsxReader, reads_shared_and_inline_texts_with_their_rich_runs_but_not_their_phonetics) {
  auto parts = workbook(
      "<row r='1'><c r='A1' t='s'><v>1</v></c><c r='B1' "
      "t='inlineStr'><is><r><t>罚</t></r><r><t>款</t></r></is></c></row>"
      "<row r='2'><c r='A2' t='s'><v>0</v></c></row>");
  parts.push_back({"xl/sharedStrings.xml",
                   "<sst><si><t>执法_x000D_\n人员</t></si>"
                   "<si><r><t>姓</t></r><r><t>名</t></r><rPh><t>xing ming</t></rPh></si></sst>"});
  const auto got = read(parts);
  EXPECT_THAT(got.faults, IsEmpty());
  EXPECT_EQ(got.rows, (Texts{{"姓名", "罚款"}, {"执法\r\n人员"}}));
}

TEST(XlsxReader, keeps_the_place_of_empty_cells_and_empty_rows) {
  const auto got = read(
      workbook("<row r='1'><c r='A1'><v>1</v></c></row><row r='3'><c r='B3'/></row>"
               "<row r='5'><c r='C5'><v>2</v></c><c><v>3</v></c><c r='AA5'><v>4</v></c></row>"));
  EXPECT_THAT(got.numbers, ElementsAre(1, 5));
  ASSERT_EQ(got.rows[1].size(), 27u);
  EXPECT_EQ(got.rows[1][0] + "|" + got.rows[1][2] + "|" + got.rows[1][3] + "|" + got.rows[1][26],
            "|2|3|4");
}

TEST(XlsxReader, gives_numbers_as_typed_dates_by_their_style_and_the_result_of_formulas) {
  auto parts = workbook(
      "<row><c><v>1.1000000000000001</v></c><c><v>1.2345E+17</v></c><c s='1'><v>45418</v></c>"
      "<c s='2'><v>45418.572916666664</v></c><c s='3'><v>0.5</v></c><c t='b'><v>1</v></c>"
      "<c t='e'><v>#N/A</v></c><c><f>1+1</f><v>2</v></c><c t='str'><f>A1</f><v>文</v></c>"
      "<c t='d'><v>2024-05-06</v></c></row>");
  parts.push_back(
      {"xl/styles.xml",
       "<styleSheet><numFmts><numFmt numFmtId='176' formatCode='yyyy&quot;年&quot;m'/></numFmts>"
       "<cellStyleXfs><xf numFmtId='14'/></cellStyleXfs>"
       "<cellXfs><xf numFmtId='0'/><xf numFmtId='14'/><xf numFmtId='176'/><xf "
       "numFmtId='2'/></cellXfs>"
       "</styleSheet>"});
  const auto got = read(parts);
  ASSERT_THAT(got.faults, IsEmpty());
  EXPECT_THAT(got.rows[0],
              ElementsAre("1.1", "123450000000000000", "2024-05-06", "2024-05-06 13:45:00", "0.5",
                          "TRUE", "#N/A", "2", "文", "2024-05-06"));
  const auto& cells = got.cells[0];
  EXPECT_EQ(cells[0].kind, CellKind::number);
  EXPECT_FALSE(cells[0].rounded);
  EXPECT_TRUE(cells[1].rounded);
  EXPECT_EQ(cells[2].kind, CellKind::date);
  EXPECT_EQ(cells[5].kind, CellKind::truth);
  EXPECT_EQ(cells[6].kind, CellKind::error);
  EXPECT_TRUE(cells[7].formula && cells[8].formula);
  EXPECT_FALSE(cells[6].formula);
}

TEST(XlsxReader, counts_dates_from_1904_where_the_workbook_does) {
  auto parts = workbook("<row><c s='0'><v>43956</v></c></row>", "<workbookPr date1904='1'/>");
  parts.push_back(
      {"xl/styles.xml", "<styleSheet><cellXfs><xf numFmtId='14'/></cellXfs></styleSheet>"});
  EXPECT_EQ(read(parts).rows, (Texts{{"2024-05-06"}}));
}

TEST(XlsxReader, opens_the_first_sheet_in_sight_or_the_one_named) {
  EXPECT_EQ(read(workbook(cell("一"))).rows, (Texts{{"一"}}));
  EXPECT_EQ(read(workbook(cell("一")), {"人员", {}}).rows, (Texts{{"第二张"}}));
  EXPECT_THAT(read(workbook(cell("一")), {"没有", {}}).faults,
              ElementsAre(HasSubstr("名为“没有”")));
}

TEST(XlsxReader, refuses_entities_whatever_they_would_grow_to_or_read) {
  const std::string laughs = "<!DOCTYPE x [<!ENTITY a 'aaaa'><!ENTITY b '&a;&a;&a;&a;'>]>";
  const std::string reach = "<!DOCTYPE x [<!ENTITY e SYSTEM 'file:///etc/hostname'>]>";
  for (const auto& head : {laughs, reach}) {
    auto parts = workbook("");
    parts.back().second =
        head + "<worksheet><sheetData>" + cell("&b;&e;") + "</sheetData></worksheet>";
    const auto got = read(parts);
    EXPECT_THAT(got.rows, IsEmpty());
    EXPECT_THAT(got.faults, ElementsAre(HasSubstr("文档类型声明")));
  }
  auto parts = workbook(cell("x"));
  parts.push_back({"xl/sharedStrings.xml", reach + "<sst><si><t>&e;</t></si></sst>"});
  EXPECT_THAT(read(parts).faults, ElementsAre(HasSubstr("文档类型声明")));
}

TEST(XlsxReader, refuses_names_that_leave_their_folder) {
  for (const char* name : {"../../tmp/x", "/tmp/x", "xl\\..\\x", "C:x"}) {
    auto parts = workbook(cell("x"));
    parts.push_back({name, "x"});
    const auto got = read(parts);
    EXPECT_THAT(got.rows, IsEmpty()) << name;
    EXPECT_EQ(got.faults.size(), 1u) << name;
  }
}

TEST(XlsxReader, stops_at_the_limits) {
  const auto faults = [](const Parts& parts, auto change) {
    OpenOptions options;
    change(options.limits);
    return read(parts, options).faults;
  };
  EXPECT_THAT(faults(workbook(cell(std::string(200'000, 'a'))), [](Limits&) {}),
              ElementsAre(HasSubstr("第1行第1列：单元格文字太长")));
  EXPECT_THAT(faults(workbook(cell("a") + cell("b")), [](Limits& l) { l.unpacked_bytes = 600; }),
              ElementsAre(HasSubstr("解压后太大")));
  EXPECT_THAT(faults(workbook(""), [](Limits& l) { l.parts = 3; }),
              ElementsAre(HasSubstr("部件太多")));
  EXPECT_THAT(faults(workbook(cell("a") + cell("b")), [](Limits& l) { l.rows = 1; }),
              ElementsAre(HasSubstr("第2行：行数超过1行")));
  EXPECT_THAT(faults(workbook("<row r='1048577'><c><v>1</v></c></row>"), [](Limits&) {}),
              ElementsAre(HasSubstr("行数超过1048576行")));
  EXPECT_THAT(faults(workbook("<row><c r='ZZZZ1'><v>1</v></c></row>"), [](Limits&) {}),
              ElementsAre(HasSubstr("列数太多")));
  auto parts = workbook(cell("a"));
  parts.push_back({"xl/sharedStrings.xml", "<sst><si><t>0123456789</t></si></sst>"});
  EXPECT_THAT(faults(parts, [](Limits& l) { l.shared_text_bytes = 9; }),
              ElementsAre(HasSubstr("文字太多")));
}

TEST(XlsxReader, says_that_a_damaged_file_is_damaged) {
  const TempFile file;
  std::string rows;
  for (int i = 0; i < 2'000; ++i)
    rows += "<row><c><v>" + std::to_string(i * 7919) + "</v></c></row>";
  write_zip(file.path, workbook(rows));
  const auto whole = std::filesystem::file_size(file.path);
  for (const auto size : {whole / 4, whole / 2, whole - 30}) {
    std::filesystem::resize_file(file.path, size);
    EXPECT_EQ(read_all(file.path, "t.xlsx").faults.size(), 1u) << size;
    write_zip(file.path, workbook(rows));
  }
  EXPECT_THAT(read(workbook("<row><c><v>1</row>")).faults, ElementsAre(HasSubstr("已损坏")));
  EXPECT_THAT(read(workbook("<row><c t='s'><v>7</v></c></row>")).faults,
              ElementsAre(HasSubstr("不存在")));
  EXPECT_THAT(read({{"a.txt", "x"}}).faults, ElementsAre(HasSubstr("没有工作表")));
}

}  // namespace
}  // namespace tables
