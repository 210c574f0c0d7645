// import_test — history is taken over as a whole or not at all, and nothing private with it.
#include <gmock/gmock.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>

#include "disclosure/content.h"
#include "disclosure/disclosure_for_tests.h"
#include "disclosure/import_decisions.h"
#include "disclosure/import_values.h"
#include "ledger/merkle.h"
#include "proves.h"

namespace disclosure {
namespace {

using testing::ElementsAre, testing::HasSubstr, testing::IsEmpty, testing::Not;

const std::string foreign_header =
    "id,agency,region_code,decision_no,party_kind,party_name,credit_code,area,facts,basis,"
    "penalty_kind,amount_fen,filed_on,decided_on,published_on\n";

// Row i of a file as another system writes it; every third is against a natural person.
std::string foreign_row(int i) {
  const bool person = i % 3 == 2;
  const auto n = std::to_string(i + 1);
  return n + ",云河市城管局,420200,（云河）城管罚〔2025〕" + n + "号," +
         (person ? "自然人" : "法人") + "," + (person ? "司马长风" : "云河市青禾仓储有限公司") +
         "," + (person ? "" : "91420202XWXW00014A") + ",城管,当事人" + (person ? "司马长风" : "") +
         "擅自堆放砂石料约" + n +
         "吨，占用城市道路。,《城市市容和环境卫生管理条例》第三十六条,罚款,160000,2025-03-01,2025-"
         "04-" +
         (i % 28 < 9 ? "0" : "") + std::to_string(i % 28 + 1) + ",2025-05-06\n";
}

class Importing : public EachDisclosure {
 protected:
  Importing()
      : folder(std::filesystem::temp_directory_path() /
               ("disclosure_import_" + std::to_string(::getpid()))) {
    std::filesystem::create_directories(folder);
  }
  ~Importing() override { std::filesystem::remove_all(folder); }

  std::string file(const std::string& content, const std::string& name = "rows.csv") {
    const auto path = (folder / name).string();
    std::ofstream(path) << content;
    return path;
  }
  std::string rows(int count, int from = 0) {
    std::string out = foreign_header;
    for (int i = from; i < from + count; ++i) out += foreign_row(i);
    return out;
  }
  ImportTools tools() { return {*database, the_schemas(), the_law(), registry, ids, clock, 10}; }
  ImportReport import(const std::string& path, std::optional<ColumnMapping> mapping = {}) {
    return import_decisions(tools(), {path, "rows.csv", registry::bureau, publisher, "", mapping});
  }
  // The writer stops in the middle, as a machine does that loses power between two transactions.
  void interrupted_after(std::int64_t rows_loaded, const std::string& path) {
    EXPECT_THROW(import_decisions(tools(), {path, "rows.csv", registry::bureau, publisher},
                                  [&](std::string_view stage, std::int64_t n) {
                                    if (stage == "load" && n >= rows_loaded)
                                      throw std::runtime_error("power cut");
                                  }),
                 std::runtime_error);
  }
  Records listed(const RecordFilter& filter = {}) {
    return read([&](sql::Tx& tx) { return disclosure.records(tx, filter); });
  }
  std::vector<std::string> faults(const std::string& content) {
    std::vector<std::string> out;
    for (const auto& fault : import(file(content)).faults) out.push_back(tables::sentence(fault));
    EXPECT_EQ(listed().count, 0);
    return out;
  }
  std::string with(std::string from, std::string to) {
    auto text = rows(3);
    text.replace(text.find(from), from.size(), to);
    return text;
  }

  std::filesystem::path folder;
};

TEST_P(Importing, knows_the_columns_of_another_system_and_makes_all_rows_public_and_provable) {
  const auto report = import(file(rows(25)));
  ASSERT_THAT(report.faults, IsEmpty());
  EXPECT_EQ(report.rows, 25);
  EXPECT_EQ(report.kind, "行政处罚");
  const auto all = listed({.limit = 100});
  ASSERT_EQ(all.records.size(), 25u);
  for (const auto& record : all.records)
    read([&](sql::Tx& tx) {
      const auto proof = disclosure.proof(tx, record).value();
      EXPECT_TRUE(ledger::inclusion_holds(ledger::leaf_hash(proof.leaf), proof.index, proof.size,
                                          proof.path, proof.root));
      EXPECT_THAT(proof.leaf, HasSubstr(record.sha256));
    });
  const auto fields = disclosure.public_fields(all.records.front());
  EXPECT_EQ(value_in(fields, "罚款金额（万元）"), "0.16");
  EXPECT_EQ(value_in(fields, "处罚机关"), "云河市城管局");
  EXPECT_EQ(all.records.front().published_on, registry::day("2025-05-06"));
  EXPECT_EQ(listed({.q = "砂石料"}).count, 25);
  EXPECT_EQ(listed({.party = "91420202XWXW00014A"}).count, 17);
  expect_ledger_agrees();
}

TEST_P(Importing, masks_natural_persons_everywhere) {
  PROVES("pipl:25");
  import(file(rows(9)));
  std::string all;
  read([&](sql::Tx& tx) {
    for (const auto* table : {"disclosure_record", "search_tail", "search_text", "ledger_entry"})
      tx.each("SELECT * FROM " + std::string(table), {}, [&](const sql::Row& row) {
        for (int c = 0; c < row.columns(); ++c)
          all.append(row.kind(c) == 'b' ? row.bytes(c) : row.text(c)) += '\n';
      });
  });
  EXPECT_THAT(all, Not(HasSubstr("司马长风")));
  EXPECT_THAT(all, HasSubstr("司马某某"));
  EXPECT_EQ(listed({.party = "司马某某"}).count, 3);
}

TEST_P(Importing, names_row_and_column_of_every_fault_and_loads_nothing) {
  EXPECT_THAT(faults(with("91420202XWXW00014A", "91420202XWXW00014B")),
              ElementsAre(AllOf(HasSubstr("第2行"), HasSubstr("credit_code"))));
  EXPECT_THAT(faults(with("2025-04-01", "2025-04-31")),
              ElementsAre(AllOf(HasSubstr("decided_on"), HasSubstr("2024-05-06"))));
  EXPECT_THAT(faults(with("2025-04-01", "2031-04-01")),
              ElementsAre(HasSubstr("今天之后"), HasSubstr("早于决定日期")));
  EXPECT_THAT(faults(with("160000", "十六万")), ElementsAre(HasSubstr("金额")));
  EXPECT_THAT(faults(with("（云河）城管罚〔2025〕2号", "（云河）城管罚〔2025〕1号")),
              ElementsAre(AllOf(HasSubstr("第3行"), HasSubstr("出现过"))));
  EXPECT_THAT(faults(with("云河市青禾仓储有限公司,9", ",9")), ElementsAre(HasSubstr("不能为空")));
  EXPECT_THAT(faults(foreign_header), ElementsAre(HasSubstr("没有一行")));
  EXPECT_THAT(faults("甲,乙\n1,2\n"), Not(IsEmpty()));
}

TEST_P(Importing, the_same_file_again_is_refused_row_by_row) {
  const auto path = file(rows(25));
  import(path);
  const auto again = import(path);
  EXPECT_EQ(again.import, 0);
  EXPECT_EQ(again.fault_count, 25);
  EXPECT_THAT(again.faults.front().text, HasSubstr("已经公示过"));
  EXPECT_EQ(listed().count, 25);
}

TEST_P(Importing, shows_nothing_of_an_interrupted_import_and_goes_on_with_the_same_file) {
  import(file(rows(5, 100), "before.csv"));
  const auto path = file(rows(35));
  interrupted_after(20, path);
  EXPECT_EQ(listed().count, 5);
  EXPECT_EQ(listed({.q = "砂石料", .limit = 3}).records.size(), 3u);
  const auto unfinished =
      read([&](sql::Tx& tx) { return unfinished_import(tx, registry::bureau).value(); });
  EXPECT_EQ(unfinished.loaded, 20);
  read([&](sql::Tx& tx) {
    EXPECT_THAT(disclosure.records_with_number(tx, "（云河）城管罚〔2025〕1号"), IsEmpty());
  });
  EXPECT_THAT(import(file(rows(3, 50), "other.csv")).faults.front().text, HasSubstr("没有完成"));

  EXPECT_EQ(import(path).import, unfinished.id);
  EXPECT_EQ(listed({.limit = 100}).records.size(), 40u);
  expect_ledger_agrees();
}

TEST_P(Importing, an_interrupted_import_can_be_given_up) {
  interrupted_after(20, file(rows(35)));
  const auto id = read([&](sql::Tx& tx) { return unfinished_import(tx, registry::bureau)->id; });
  discard_import(tools(), id, by(publisher));
  EXPECT_EQ(listed({.q = "砂石料"}).count, 0);
  EXPECT_EQ(import(file(rows(12))).rows, 12);
  EXPECT_EQ(listed().count, 12);
  expect_ledger_agrees();
}

TEST_P(Importing, takes_the_columns_of_the_credit_standard_by_name_or_code) {
  const std::string content =
      "行政相对人名称,行政相对人类别,行政相对人代码_1（统一社会信用代码）,CF_WSH,违法行为类型,"
      "违法事实,处罚依据,处罚类别,"
      "处罚内容,罚款金额（万元）,处罚决定日期,处罚机关,证件号码\n"
      "司马长风,自然人,,云应急罚〔2025〕7号,违规动火,司马长风违规动火，证件号420202190301019969,"
      "某条例第一条,"
      "警告,警告,,2025/4/1,云港区应急管理局,420202190301019969\n";
  ASSERT_THAT(faults(""), Not(IsEmpty()));
  EXPECT_THAT(import(file(content)).faults, IsEmpty());
  const auto record = listed().records.front();
  EXPECT_THAT(record.content, Not(HasSubstr("420202190301019969")));
  EXPECT_EQ(record.decided_on, registry::day("2025-04-01"));
}

TEST_P(Importing, finds_a_phrase_with_quotes_and_line_breaks_in_it) {
  const auto content = with("当事人擅自堆放砂石料约1吨，占用城市道路。",
                            "\"当事人擅自堆放\"\"甲\"\"砂石料。\n占用道路\"");
  ASSERT_THAT(import(file(content)).faults, IsEmpty());
  EXPECT_EQ(listed({.q = "堆放\"甲\"砂石"}).count, 1);
  EXPECT_EQ(listed({.q = "占用道路"}).count, 1);
}

TEST_P(Importing, remembers_how_the_columns_of_a_file_were_understood) {
  const std::string content = "谁,号,哪天\n云河市青禾仓储有限公司,云应急罚〔2025〕8号,2025-04-01\n";
  EXPECT_THAT(faults(content), Not(IsEmpty()));
  const ColumnMapping mapping = {"party_name", "document_number", "decided_on"};
  write([&](sql::Tx& tx) {
    remember_mapping(tx, ids.next(), registry::bureau, {"谁", "号", "哪天"}, mapping);
  });
  EXPECT_THAT(import(file(content)).faults, IsEmpty());
  EXPECT_EQ(listed().count, 1);
}

TEST_P(Importing, the_filters_of_the_list_say_what_a_naive_filter_says) {
  import(file(rows(60)));
  published(a_penalty());
  published(against_a_person());
  const auto all = listed({.limit = 1'000}).records;
  ASSERT_EQ(all.size(), 62u);
  const auto has = [](const Record& r, const std::string& word) {
    return r.content.find(word) != std::string::npos;
  };
  for (const std::string q : {"", "砂石料", "青禾仓储", "动火", "约12吨", "没有的词"})
    for (const std::string party : {"", "青禾", "慕容", "91420202XWXW00014A"})
      for (const std::string agency : {"", "云河市城管局", "云港区应急管理局"})
        for (const std::string from : {"", "2025-04-20"}) {
          RecordFilter filter{.q = q, .party = party, .agency = agency, .limit = 7};
          if (!from.empty()) filter.from = registry::day(from);
          std::vector<std::int64_t> naive, found;
          for (const auto& r : all)
            if (has(r, q) && (agency.empty() || r.agency_name == agency) &&
                (from.empty() || r.decided_on >= *filter.from) &&
                (party.empty() || r.credit_code == party ||
                 r.party_name.find(party) != std::string::npos))
              naive.push_back(r.id);
          for (int page = 0; page < 20; ++page) {
            const auto some = listed(filter);
            for (const auto& r : some.records) found.push_back(r.id);
            filter.after = some.next;
            if (!some.next) break;
          }
          EXPECT_EQ(found, naive) << q << "|" << party << "|" << agency << "|" << from;
        }
}

TEST(ImportedValue, dates_are_read_as_people_write_them) {
  for (const auto* good :
       {"2026-03-02", "2026/3/2", "2026.3.2", "2026年3月2日", "20260302", "2026-03-02 10:00:00"})
    EXPECT_EQ(imported_date(good), registry::day("2026-03-02")) << good;
  for (const auto* bad : {"", "2026-02-30", "26-3-2", "2026-3", "明天", "2026-03-02x"})
    EXPECT_EQ(imported_date(bad), std::nullopt) << bad;
}

TEST(ImportedValue, amounts_are_exact_to_the_fen) {
  EXPECT_EQ(imported_fen("1.600000", 1'000'000), 1'600'000);
  EXPECT_EQ(imported_fen("0.000001", 1'000'000), 1);
  EXPECT_EQ(imported_fen("30,000.5", 100), 3'000'050);
  for (const auto* bad : {"", "-1", "1e3", "0.0000001", "1.2.3", "三"})
    EXPECT_EQ(imported_fen(bad, 1'000'000), std::nullopt) << bad;
}

ON_EACH_DATABASE(Importing);

}  // namespace
}  // namespace disclosure
