// load_test — a faulty law pack is refused with file, row and fault, all faults at once.
#include <gtest/gtest.h>

#include <algorithm>

#include "law/pack.h"

namespace law {

namespace {

struct Mistake {
  const char *name, *file, *right,
      *wrong;               // the right words in the file are replaced by the wrong ones
  const char *row, *fault;  // part of the fault's text
};

std::string changed(std::string text, std::string_view from, std::string_view to) {
  const auto at = text.find(from);
  if (at == std::string::npos) throw std::logic_error("not in the pack: " + std::string(from));
  return text.replace(at, from.size(), to);
}

Files with(const Mistake& mistake) {
  Files files = embedded_pack().files();
  files[mistake.file] = changed(files.at(mistake.file), mistake.right, mistake.wrong);
  return files;
}

const Mistake kMistakes[] = {
    {"unknown key", "terms.toml", "value = 90\n", "value = 90\nfrist = 3\n", "penalty.decision",
     "不认识的键“frist”"},
    {"unknown table", "terms.toml", "[[term]]\nid", "[[time_limit]]\nid", "time_limit",
     "不认识的表“time_limit”"},
    {"missing basis", "terms.toml", "basis = \"penalty-law:60\"\n", "", "penalty.decision",
     "缺少“basis”"},
    {"missing article", "terms.toml", "\"penalty-law:60\"", "\"penalty-law\"", "penalty.decision",
     "“penalty-law”缺少条文号"},
    {"bad article", "terms.toml", "\"penalty-law:60\"", "\"penalty-law:六十\"", "penalty.decision",
     "条文号“六十”写法不对"},
    {"unknown instrument", "terms.toml", "\"penalty-law:60\"", "\"penal-law:60\"",
     "penalty.decision", "没有登记的文件“penal-law”"},
    {"bad unit", "terms.toml", "value = 90\nunit = \"calendar_day\"",
     "value = 90\nunit = \"weeks\"", "penalty.decision", "“unit”不能是“weeks”"},
    {"value that is no number", "terms.toml", "value = 90\n", "value = \"90\"\n",
     "penalty.decision", "“value”应为整数"},
    {"value of zero", "terms.toml", "value = 90\n", "value = 0\n", "penalty.decision",
     "期限应为正数"},
    {"unknown trigger", "terms.toml", "trigger = \"case-filed\"", "trigger = \"case-opened\"",
     "penalty.decision", "没有这个起算事件“case-opened”"},
    {"wrong day type", "terms.toml", "day_rule = \"penalty-law-85\"", "day_rule = \"our-reading\"",
     "publication.withdrawal", "依据的法律按“penalty-law-85”计日"},
    {"unit against the day rule", "terms.toml", "value = 3\nunit = \"working_day\"",
     "value = 3\nunit = \"calendar_day\"", "publication.withdrawal", "“unit”与日期规则"},
    {"unknown day rule", "terms.toml", "day_rule = \"penalty-law-85\"",
     "day_rule = \"penalty-law-84\"", "publication.withdrawal", "没有这条日期规则“penalty-law-84”"},
    {"overlapping validity", "terms.toml", "valid_from = 2018-01-01\nvalid_to = 2021-07-14",
     "valid_from = 2018-01-01", "hearing.request", "有效期重叠"},
    {"validity backwards", "terms.toml", "valid_to = 2021-07-14", "valid_to = 2017-07-14",
     "hearing.request", "早于“valid_from”"},
    {"validity beyond the instrument", "terms.toml", "valid_to = 2021-07-14",
     "valid_to = 2021-07-15", "hearing.request", "超出所依据文件"},
    {"unknown parameter", "terms.toml", "parameter = \"payment.days\"",
     "parameter = \"payment.weeks\"", "penalty.payment", "参数“payment.weeks”"},
    {"extension of nothing", "terms.toml", "after = \"seizure.limit\"", "after = \"seizure\"",
     "seizure.limit.extended", "“seizure”没有在它前面写明"},
    {"syntax", "terms.toml", "value = 90\n", "value = = 90\n", "", "TOML 语法错误"},
    {"same parameter twice", "parameters.toml", "id = \"cash.ceiling_yuan\"",
     "id = \"payment.days\"", "payment.days", "有效期重叠"},
    {"bad status", "parameters.toml", "status = \"verified\"", "status = \"sure\"",
     "summary.ceiling.individual_yuan", "“status”不能是“sure”"},
    {"same instrument twice", "instruments.toml", "id = \"coercion-law\"", "id = \"penalty-law\"",
     "penalty-law", "重复"},
    {"same provision twice", "provisions.toml", "key = \"penalty-law:9\"",
     "key = \"penalty-law:5.2\"", "penalty-law:5.2", "重复"},
    {"day rule for no days", "day_rules.toml", "values = [2, 3, 5, 7]\n", "", "penalty-law-85",
     "没有写明哪些日数"},
    {"same trigger twice", "triggers.toml", "id = \"licence-decided\"", "id = \"penalty-decided\"",
     "penalty-decided", "重复"},
    {"double date", "calendar.csv", "2018-02-16,off", "2018-02-15,off", "2018-02-15",
     "2018-02-15重复"},
    {"no date", "calendar.csv", "2018-02-16,off", "2018-02-30,off", "2018-02-30", "“date”应为日期"},
    {"bad kind", "calendar.csv", "2018-02-16,off", "2018-02-16,holiday", "2018-02-16",
     "“kind”不能是“holiday”"},
    {"made-up Wednesday", "calendar.csv", "2018-02-24,work", "2018-02-28,work", "2018-02-28",
     "本来就上班"},
    {"date beyond the end", "calendar.csv", "2026-10-10,work", "2027-10-10,work", "2027-10-10",
     "之外"},
    {"missing cell", "calendar.csv", "2018-02-16,off,", "2018-02-16,", "2018-02-16",
     "有3列，应有4列"},
    {"festival forgotten", "calendar.csv", "2018-06-18,off,端午节", "2018-06-18,off,端午", "2018",
     "2018年没有端午节的放假安排"},
    {"calendar ends in summer", "pack.toml", "to = 2026-12-31", "to = 2026-06-30", "calendar",
     "到某年12月31日止"},
    {"no version", "pack.toml", "version =", "edition =", "pack", "缺少“version”"},
};

}  // namespace

TEST(Load, each_mistake_is_named_with_its_file_row_and_line) {
  for (const Mistake& mistake : kMistakes) {
    const Loaded loaded = load(with(mistake));
    EXPECT_FALSE(loaded.pack) << mistake.name;
    bool named = false;
    std::string said;
    for (const Fault& fault : loaded.faults) {
      said += fault.file + " " + fault.row + " " + fault.text + "\n";
      named = named || (fault.file == mistake.file && fault.row == mistake.row &&
                        fault.text.find(mistake.fault) != std::string::npos &&
                        (fault.line > 0 || fault.file == "calendar.csv"));
    }
    EXPECT_TRUE(named) << mistake.name << ", but was told:\n" << said;
  }
}

TEST(Load, a_calendar_longer_than_its_rows_has_a_gap) {
  Files files = embedded_pack().files();
  files["pack.toml"] = changed(files["pack.toml"], "to = 2026-12-31", "to = 2027-12-31");
  const Faults told{
      {"calendar.csv", 0, "2027",
       "日历有缺口：2027年没有元旦、春节、清明节、劳动节、端午节、中秋节、国庆节的放假安排"}};
  EXPECT_EQ(load(files).faults, told);
}

TEST(Load, the_line_is_the_one_a_person_would_mend) {
  Files files = embedded_pack().files();
  files["triggers.toml"] = "[[trigger]]\nid = \"a\"\ntitle = \"甲\"\n\n[[trigger]]\nid = \"b\"\n";
  for (const Fault& fault : load(files).faults)
    if (fault.file == "triggers.toml") {
      EXPECT_EQ(fault, (Fault{"triggers.toml", 5, "b", "缺少“title”"}));
    }
}

TEST(Load, all_faults_are_told_at_once) {
  Files files = embedded_pack().files();
  files["calendar.csv"] = changed(files["calendar.csv"], "2018-02-16,off", "2018-02-15,off");
  files["terms.toml"] = changed(files["terms.toml"], "\"penalty-law:60\"", "\"penal-law:60\"");
  files["terms.toml"] = changed(files["terms.toml"], "value = 20\n", "value = -20\n");
  EXPECT_EQ(load(files).faults.size(), 3u);
}

TEST(Load, a_missing_file_is_named) {
  for (const char* file : {"pack.toml", "calendar.csv", "terms.toml", "triggers.toml"}) {
    Files files = embedded_pack().files();
    files.erase(file);
    const Loaded loaded = load(files);
    ASSERT_FALSE(loaded.faults.empty());
    EXPECT_TRUE(std::ranges::any_of(loaded.faults, [&](const Fault& fault) {
      return fault.file == file && fault.text == "规则包缺少这个文件";
    })) << file;
  }
}

TEST(Load, a_folder_that_is_not_there_is_a_fault_and_no_crash) {
  const Loaded loaded = load_directory("no/such/folder");
  EXPECT_FALSE(loaded.pack);
  EXPECT_EQ(loaded.faults.size(), 1u);
}

TEST(Load, a_calendar_for_one_more_year_makes_that_year_known) {
  Files files = embedded_pack().files();
  files["pack.toml"] = changed(files["pack.toml"], "to = 2026-12-31", "to = 2027-12-31");
  for (const char* day : {"2027-01-01,off,元旦", "2027-02-08,off,春节", "2027-04-05,off,清明节",
                          "2027-05-03,off,劳动节", "2027-06-09,off,端午节", "2027-09-15,off,中秋节",
                          "2027-10-01,off,国庆节", "2027-10-02,off,国庆节"})
    files["calendar.csv"] += std::string(day) + ",测试\n";
  const Loaded loaded = load(files);
  ASSERT_TRUE(loaded.pack) << loaded.faults.front().text;
  EXPECT_TRUE(loaded.pack->calendar().knows(*parse_date("2027-12-31")));
  EXPECT_EQ(loaded.pack->calendar().why_off(*parse_date("2027-10-02")), "国庆节放假");
}

}  // namespace law
