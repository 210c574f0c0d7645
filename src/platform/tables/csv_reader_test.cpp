#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <iconv.h>

#include "platform/tables/files_for_tests.h"

namespace tables {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

std::string gb18030(std::string text) {
  std::string out(text.size() * 2, '\0');
  iconv_t to = ::iconv_open("GB18030", "UTF-8");
  char *from = text.data(), *into = out.data();
  std::size_t left = text.size(), room = out.size();
  ::iconv(to, &from, &left, &into, &room);
  ::iconv_close(to);
  out.resize(out.size() - room);
  return out;
}

ReadBack read(std::string_view content, const Limits& limits = {}) {
  const TempFile file(content);
  return read_all(file.path, "t.csv", {"", limits});
}

TEST(CsvReader, reads_what_RFC_4180_allows_and_what_people_send) {
  const struct {
    const char* text;
    Texts rows;
  } table[] = {
      {"a,b\n1,2\n", {{"a", "b"}, {"1", "2"}}},
      {"a,b\r\n1,2", {{"a", "b"}, {"1", "2"}}},
      {"a,b\r1,2\r", {{"a", "b"}, {"1", "2"}}},
      {"a,\n,b", {{"a", ""}, {"", "b"}}},
      {"\"a\",\"b\"\r\n", {{"a", "b"}}},
      {"\"a,b\",\"c\"\"d\"\n", {{"a,b", "c\"d"}}},
      {"\"a\nb\",\"\"\"\"\n", {{"a\nb", "\""}}},
      {"\"a\r\nb\",c", {{"a\r\nb", "c"}}},
      {"\"\",x\n", {{"", "x"}}},
      {"a;b;c,d\n1;2;3\n", {{"a", "b", "c,d"}, {"1", "2", "3"}}},
      {"a\tb\n\"1\t2\"\t3\n", {{"a", "b"}, {"1\t2", "3"}}},
      {"5\" pipe,x\n", {{"5\" pipe", "x"}}},
      {"\xEF\xBB\xBF单位,金额\n", {{"单位", "金额"}}},
      {"\xEF\xBB\xBF\"单位\",金额\n", {{"单位", "金额"}}},
      {"一行八个字节以上的内容,后一格\n", {{"一行八个字节以上的内容", "后一格"}}},
  };
  for (const auto& good : table) {
    const auto got = read(good.text);
    EXPECT_EQ(got.rows, good.rows) << good.text;
    EXPECT_THAT(got.faults, IsEmpty()) << good.text;
  }
}

TEST(CsvReader, leaves_out_rows_without_text_but_counts_them) {
  const auto got = read("a,b\n\n1,2\n,\n\"\",\n3,4\n");
  EXPECT_EQ(got.rows, (Texts{{"a", "b"}, {"1", "2"}, {"3", "4"}}));
  EXPECT_THAT(got.numbers, ElementsAre(1, 3, 6));
}

TEST(CsvReader, recognises_GB18030_from_the_first_foreign_character_on_wherever_it_stands) {
  std::string ascii = "name,sum\n";
  while (ascii.size() < 3'000'000) ascii += "plain,1\n";
  for (const std::string& before : {std::string(), std::string("id,x\n"), ascii}) {
    const auto got = read(before + gb18030("黄石港区某公司,𠮷\n"));
    EXPECT_THAT(got.faults, IsEmpty());
    EXPECT_THAT(got.rows.back(), ElementsAre("黄石港区某公司", "𠮷"));
  }
}

TEST(CsvReader, takes_two_byte_words_for_Chinese_rather_than_Greek) {
  // 目录 in GB18030 is also well-formed UTF-8: two letters of other scripts.
  EXPECT_EQ(read(gb18030("目录\n")).rows, (Texts{{"目录"}}));
}

TEST(CsvReader, reads_GB18030_longer_than_one_stretch_without_losing_a_character) {
  std::string text;
  for (int i = 0; i < 150'000; ++i) text += "执法" + std::to_string(i) + ",决定\n";
  const auto got = read(gb18030(text));
  ASSERT_EQ(got.rows.size(), 150'000u);
  for (int i = 0; i < 150'000; ++i)
    ASSERT_EQ(got.rows[std::size_t(i)][0], "执法" + std::to_string(i));
}

TEST(CsvReader, keeps_rows_whole_that_cross_the_end_of_a_stretch) {
  std::string text;
  Texts rows;
  for (std::size_t i = 0; text.size() < 2'500'000; ++i) {
    const std::string cell(i % 5'000, 'x');
    text += "\"" + cell + "\"\"\n\"," + std::to_string(i) + "\r\n";
    rows.push_back({cell + "\"\n", std::to_string(i)});
  }
  EXPECT_EQ(read(text).rows, rows);
}

TEST(CsvReader, names_row_and_column_of_a_quote_that_is_not_closed) {
  EXPECT_THAT(read("姓名,证号\n某甲,1\n某乙,\"2\n某丙,3\n").faults,
              ElementsAre("第3行“证号”列：引号没有结束，后面的内容无法读取。"));
}

TEST(CsvReader, does_not_read_a_large_file_to_its_end_for_a_quote_that_is_not_closed) {
  std::string text = "a,b\n1,\"2\n";
  text.resize(20'000'000, 'x');
  EXPECT_THAT(read(text).faults, ElementsAre(HasSubstr("第2行“b”列：引号没有结束")));
}

TEST(CsvReader, names_row_and_column_of_text_behind_a_closing_quote_and_reads_on) {
  const auto got = read("a,b\n\"x\"y,1\n2,3\n");
  EXPECT_THAT(got.faults, ElementsAre(HasSubstr("第2行“a”列：引号后面还有文字")));
  EXPECT_THAT(got.rows.back(), ElementsAre("2", "3"));
}

TEST(CsvReader, names_row_and_column_of_bytes_in_no_encoding) {
  EXPECT_THAT(read("name,no\na,\xFF\xFE\xC0\xAF\nb,1\n").faults,
              ElementsAre("第2行“no”列：有无法识别的字符，文件编码应为 UTF-8 或者 GB18030。"));
  EXPECT_THAT(read(std::string("a,b\n1,x\0y\n", 10)).faults,
              ElementsAre("这不是表格文件，请上传 .xlsx 或者 .csv 文件。"));
}

TEST(CsvReader, stops_at_the_limits) {
  Limits few;
  few.rows = 2;
  EXPECT_THAT(read("a\n1\n2\n", few).faults, ElementsAre(HasSubstr("第3行：行数超过2行")));
  Limits narrow;
  narrow.columns = 2;
  EXPECT_THAT(read("a,b,c\n", narrow).faults, ElementsAre(HasSubstr("列数太多")));
  Limits terse;
  terse.cell_bytes = 3;
  EXPECT_THAT(read("a,b\nx,long\n", terse).faults, ElementsAre("第2行“b”列：单元格文字太长。"));
}

TEST(CsvReader, says_what_else_the_file_is) {
  const struct {
    std::string content, name;
    const char* why;
  } table[] = {
      {"", "a.csv", "文件是空的"},
      {"\xD0\xCF\x11\xE0\xA1\xB1", "a.xls", "旧版 Excel"},
      {std::string("\xFF\xFE\x61\x00", 4), "a.csv", "UTF-16"},
      {"<html><table>", "事项.XLSX", "内容却不是 Excel"},
      {std::string("\x7F"
                   "ELF\0\0",
                   6),
       "a.csv", "这不是表格文件"},
  };
  for (const auto& bad : table) {
    const TempFile file(bad.content);
    EXPECT_THAT(read_all(file.path, bad.name).faults, ElementsAre(HasSubstr(bad.why)));
  }
}

}  // namespace
}  // namespace tables
