#include "registry/import.h"

#include "platform/tables/files_for_tests.h"
#include "registry/registry_for_tests.h"

namespace registry {
namespace {

const std::string officer_header =
    "姓名,性别,所属机构,执法证号,执法类别,执法区域,发证日期,有效期至,考试合格日期,考试成绩,"
    "法律职业资格证号\n";
const std::string officer_row =
    "测试甲,男,执法大队,4202990001,应急管理,云港区,2024/5/1,2029年4月30日,20240410,92,\n";
const std::string party_header = "名称,类别,统一社会信用代码,法定代表人,证件号码,住所,电话\n";

class EachImport : public EachRegistry {
 protected:
  EachImport() {
    write([&](sql::Tx& tx) {
      must(registry.add_office(tx, {.agency_id = bureau, .name = "执法大队"}, system()));
    });
  }
  ImportFile file(ImportKind kind, const std::string& path) const {
    return {.kind = kind, .agency = bureau, .path = path, .name = "名单.csv"};
  }
  Preview look(ImportKind kind, const std::string& text) {
    const tables::TempFile table(text);
    return read(
        [&](sql::Tx& tx) { return preview(tx, registry, file(kind, table.path), clock.now()); });
  }
  law::Outcome<Preview> take(ImportKind kind, const std::string& text) {
    const tables::TempFile table(text);
    return write(
        [&](sql::Tx& tx) { return apply(tx, registry, file(kind, table.path), system()); });
  }
  static std::string faults_of(const Preview& seen) {
    std::string out;
    for (const auto& fault : seen.faults) out += tables::sentence(fault) + "\n";
    return out;
  }
};
ON_EACH_DATABASE(EachImport);

TEST_P(EachImport, the_sample_list_of_matters_comes_in_with_one_ledger_entry) {
  ImportFile sample{.kind = ImportKind::matters,
                    .agency = bureau,
                    .path = "tests/data/registry/matters.csv",
                    .name = "matters.csv"};
  const auto before = entries();
  const auto taken =
      must(write([&](sql::Tx& tx) { return apply(tx, registry, sample, system()); }));
  EXPECT_EQ(faults_of(taken), "");
  EXPECT_EQ(taken.added, 40);
  EXPECT_EQ(entries(), before + 1);
  read([&](sql::Tx& tx) {
    const auto matter = registry.matter_by_code(tx, bureau, "420299-YJ-XK-001");
    ASSERT_TRUE(matter);
    EXPECT_EQ(matter->time_limit_value, 30);
    EXPECT_EQ(matter->time_limit_unit, "working_day");
    EXPECT_FALSE(matter->published_on);
    EXPECT_EQ(registry.matter_by_code(tx, bureau, "420299-YJ-JC-001")->time_limit_from,
              "按年度监督检查计划");
  });
  expect_ledger_agrees();
}

TEST_P(EachImport, the_same_table_again_changes_nothing_and_tells_nothing) {
  must(take(ImportKind::officers, officer_header + officer_row));
  const auto before = entries();
  const auto again = must(take(ImportKind::officers, officer_header + officer_row));
  EXPECT_EQ(again.same, 1);
  EXPECT_EQ(again.added + again.changed, 0);
  EXPECT_EQ(entries(), before);
}

TEST_P(EachImport, an_officer_becomes_a_person_with_a_certificate) {
  must(take(ImportKind::officers, officer_header + officer_row));
  const auto officer =
      read([&](sql::Tx& tx) { return registry.officer_by_certificate(tx, "4202990001"); });
  ASSERT_TRUE(officer);
  EXPECT_EQ(officer->person.name, "测试甲");
  EXPECT_NE(officer->person.office_id, 0);
  EXPECT_EQ(officer->certificate.issued_on, day("2024-05-01"));
  EXPECT_EQ(officer->certificate.expires_on, day("2029-04-30"));
  EXPECT_EQ(officer->certificate.exam_passed_on, day("2024-04-10"));
  EXPECT_EQ(officer->certificate.exam_score, 92);
  expect_ledger_agrees();
}

TEST_P(EachImport, a_colleague_who_has_an_account_gets_the_certificate_instead_of_a_double) {
  const auto id = add(a_person("测试甲", "jia"));
  must(take(ImportKind::officers, officer_header + officer_row +
                                      "测试甲,女,,4202990002,应急管理,云港区,2024-05-01,2029-04-"
                                      "30,2024-04-10,80,\n"));
  read([&](sql::Tx& tx) {
    EXPECT_EQ(registry.people(tx, bureau).size(), 2u) << "the second bears the same name";
    EXPECT_EQ(registry.certificate(tx, id)->number, "4202990001");
    EXPECT_EQ(registry.person(tx, id)->login, "jia");
  });
}

TEST_P(EachImport, a_changed_row_is_seen_before_and_written_after) {
  must(take(ImportKind::officers, officer_header + officer_row));
  auto longer = officer_row;
  longer.replace(longer.find("2029年"), std::string("2029年").size(), "2030年");
  const auto seen = look(ImportKind::officers, officer_header + longer);
  EXPECT_EQ(seen.changed, 1);
  ASSERT_EQ(seen.first.size(), 1u);
  EXPECT_EQ(seen.first[0].state, "修改");
  must(take(ImportKind::officers, officer_header + longer));
  EXPECT_EQ(read([&](sql::Tx& tx) {
              return registry.officer_by_certificate(tx, "4202990001")->certificate.expires_on;
            }),
            day("2030-04-30"));
  expect_ledger_agrees();
}

TEST_P(EachImport, all_faults_are_named_by_row_and_column_and_nothing_is_written) {
  const auto text = party_header + "云港化工有限公司,单位,91420202XWXW00014B,测试丁,,云港路1号,\n" +
                    ",个人,,,420202190101310131,,\n" + "测试戊,法人,,,420202190101310131,,\n";
  const auto before = entries();
  const auto refused = take(ImportKind::parties, text);
  ASSERT_FALSE(refused);
  const auto all = reasons(refused.refusals());
  EXPECT_NE(all.find("第2行“统一社会信用代码”列：最后一位校验码不符"), std::string::npos) << all;
  EXPECT_NE(all.find("第3行“名称”列：不能空缺。"), std::string::npos) << all;
  EXPECT_NE(all.find("第4行“类别”列：类别应为单位、个体工商户或者个人。"), std::string::npos)
      << all;
  EXPECT_NE(all.find("第4行“证件号码”列：与第3行重复。"), std::string::npos) << all;
  EXPECT_EQ(read([&](sql::Tx& tx) { return registry.find_parties(tx, bureau, "").size(); }), 0u);
  EXPECT_EQ(entries(), before);
}

TEST_P(EachImport, parties_are_known_again_by_their_numbers) {
  const auto row = [](const std::string& phone) {
    return "云港化工有限公司,,91420202xwxw00014a,测试丁,,云港路1号," + phone + "\n" +
           "测试戊,,,,420202190101310131,云港路2号,\n";
  };
  must(take(ImportKind::parties, party_header + row("")));
  const auto again = must(take(ImportKind::parties, party_header + row("0714-0000000")));
  EXPECT_EQ(again.changed, 1);
  EXPECT_EQ(again.same, 1);
  read([&](sql::Tx& tx) {
    const auto company = registry.party_by_number(tx, bureau, "91420202XWXW00014A");
    ASSERT_TRUE(company);
    EXPECT_EQ(company->phone, "0714-0000000");
    EXPECT_EQ(company->kind, PartyKind::organization);
    EXPECT_EQ(registry.party_by_number(tx, bureau, "420202190101310131")->kind,
              PartyKind::individual);
  });
  expect_ledger_agrees();
}

TEST_P(EachImport, a_table_without_a_needed_column_says_which) {
  EXPECT_EQ(faults_of(look(ImportKind::officers, "姓名,性别\n测试甲,男\n")),
            "第1行：缺少“执法证号”列。\n第1行：缺少“执法类别”列。\n第1行：缺少“执法区域”列。\n第1行"
            "：缺少“发证日期”列。\n第1行：缺少“有效期至”列。\n");
}

TEST_P(EachImport, a_column_may_be_chosen_by_hand) {
  const tables::TempFile table("谁,代码\n云港化工有限公司,91420202XWXW00014A\n");
  auto by_hand = file(ImportKind::parties, table.path);
  by_hand.chosen = {{"name", 1}, {"credit_code", 2}};
  const auto seen = read([&](sql::Tx& tx) { return preview(tx, registry, by_hand, clock.now()); });
  EXPECT_EQ(faults_of(seen), "");
  EXPECT_EQ(seen.added, 1);
}

TEST_P(EachImport, matters_keep_what_the_table_does_not_speak_of) {
  const std::string header = "事项编码,事项名称,事项类别,办理时限,收费依据和标准\n";
  must(take(
      ImportKind::matters,
      header + "XK-1,某许可,行政许可,30个工作日,不收费\nJC-1,某检查,行政检查,按年度计划,不收费\n"));
  must(take(ImportKind::matters, "事项编码,事项名称,事项类别\nXK-1,某项许可,行政许可\n"));
  read([&](sql::Tx& tx) {
    const auto matter = *registry.matter_by_code(tx, bureau, "XK-1");
    EXPECT_EQ(matter.name, "某项许可");
    EXPECT_EQ(matter.fee, "不收费");
    EXPECT_EQ(matter.time_limit_value, 30);
    EXPECT_EQ(matter.time_limit_unit, "working_day");
    EXPECT_EQ(registry.matter_by_code(tx, bureau, "JC-1")->time_limit_from, "按年度计划");
  });
  EXPECT_EQ(faults_of(look(ImportKind::matters, header + "XK-2,某许可,行政许可,30周,不收费\n")),
            "第2行“办理时限”列：时限单位应为工作日、日、月或者小时。\n");
}

TEST_P(EachImport, a_published_matter_cannot_be_emptied_by_a_table) {
  write([&](sql::Tx& tx) {
    const auto id = must(registry.add_matter(tx, a_matter("CF-001"), system()));
    EXPECT_TRUE(
        registry.publish_matter(tx, id, day("2026-03-02"), law::embedded_pack(), system()).empty());
  });
  EXPECT_EQ(faults_of(look(ImportKind::matters,
                           "事项编码,事项名称,事项类别,实施对象\nCF-001,某处罚,行政处罚,\n")),
            "第2行：已经公示的事项不能空缺“实施对象”。\n");
}

TEST_P(EachImport, bad_dates_and_numbers_are_named) {
  EXPECT_EQ(faults_of(look(ImportKind::officers,
                           officer_header + "测试甲,男,宣传科,4202990001,应急管理,云港区,2024-02-"
                                            "30,2029-04-30,,九十,\n")),
            "第2行“所属机构”列：本机关没有“宣传科”这个机构。\n第2行“发证日期”列：“2024-02-30”不是日"
            "期，格式应为 2024-05-06。\n第2行“考试成绩”列：“九十”不是整数。\n");
}

TEST_P(EachImport, excel_brings_dates_and_spoiled_numbers_are_caught) {
  const tables::TempFile table;
  tables::write_zip(table.path,
                    tables::workbook("<row r='1'><c r='A1' t='inlineStr'><is><t>名称</t></is></c>"
                                     "<c r='B1' t='inlineStr'><is><t>证件号码</t></is></c></row>"
                                     "<row r='2'><c r='A2' t='inlineStr'><is><t>测试戊</t></is></c>"
                                     "<c r='B2'><v>4.2020219010131E+17</v></c></row>"));
  auto workbook = file(ImportKind::parties, table.path);
  workbook.name = "名单.xlsx";
  const auto seen = read([&](sql::Tx& tx) { return preview(tx, registry, workbook, clock.now()); });
  EXPECT_NE(faults_of(seen).find("第2行“证件号码”列：号码被存成了数字"), std::string::npos)
      << faults_of(seen);
}

TEST_P(EachImport, what_is_no_table_is_refused_with_a_reason) {
  EXPECT_NE(faults_of(look(ImportKind::parties, "")), "");
  EXPECT_NE(faults_of(look(ImportKind::parties, std::string("\x7f"
                                                            "ELF\0\0\0",
                                                            7))),
            "");
}

}  // namespace
}  // namespace registry
