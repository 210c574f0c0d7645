// redaction_test — the table of tests/data/redaction.tsv, persons handed in, and what must not
// leak.
#include "disclosure/redaction.h"

#include <gtest/gtest.h>

#include <fstream>
#include <random>
#include <string>
#include <vector>

#include "proves.h"

namespace disclosure {
namespace {

std::string unescaped(const std::string& text) {
  std::string result;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool escape = text[i] == '\\' && i + 1 < text.size();
    if (escape && (text[i + 1] == 'n' || text[i + 1] == 't'))
      result += text[++i] == 'n' ? '\n' : '\t';
    else
      result += text[i];
  }
  return result;
}

struct Case {
  std::string text, expected;
};

std::vector<Case> cases() {
  std::ifstream file("tests/data/redaction.tsv");
  std::vector<Case> rows;
  for (std::string line; std::getline(file, line);) {
    const auto tab = line.find('\t');
    if (line.starts_with('#') || tab == std::string::npos) continue;
    rows.push_back({unescaped(line.substr(0, tab)), unescaped(line.substr(tab + 1))});
  }
  return rows;
}

std::string with_persons(const std::string& text, const std::string& persons) {
  return redact_command(text, persons);
}

TEST(Redaction, every_row_of_the_table_becomes_its_public_text) {
  PROVES("founding-plan:P3.1b");
  PROVES("disclosure-regulation:15");
  PROVES("personal-information-law:25");
  const auto rows = cases();
  ASSERT_GE(rows.size(), 400u);
  for (const auto& row : rows) EXPECT_EQ(redact(row.text).text, row.expected) << row.text;
}

TEST(Redaction, a_public_text_stays_as_it_is_when_it_is_redacted_again) {
  for (const auto& row : cases()) {
    const auto once = redact(row.text).text;
    EXPECT_EQ(redact(once).text, once) << row.text;
  }
}

TEST(Redaction, masks_tell_place_kind_reason_and_article_and_rebuild_the_public_text) {
  for (const auto& row : cases()) {
    const auto result = redact(row.text);
    std::string rebuilt;
    std::size_t at = 0;
    for (const auto& mask : result.masks) {
      ASSERT_LE(at, mask.begin);
      ASSERT_LT(mask.begin, mask.end);
      EXPECT_FALSE(mask.kind.empty() || mask.why.empty() || mask.basis.empty());
      rebuilt += row.text.substr(at, mask.begin - at) + mask.replacement;
      at = mask.end;
    }
    EXPECT_EQ(rebuilt + row.text.substr(at), result.text);
  }
}

TEST(Redaction, persons_handed_in_are_masked_without_any_sign_in_the_text) {
  EXPECT_EQ(with_persons("签字确认的是安宁，随后马上离开。", "安宁,当事人\n"),
            "签字确认的是安某，随后马上离开。");
  EXPECT_EQ(with_persons("昨日莫非 凡来过。", "莫非凡"), "昨日莫某某来过。");
  EXPECT_EQ(with_persons("小石头在店里。", "小石头\t未成年人"), "某未成年人在店里。");
  EXPECT_EQ(with_persons("据钱多多所述。", "钱多多，举报人"), "据某某所述。");
}

TEST(Redaction, officers_handed_in_stay_and_companies_keep_a_persons_name) {
  EXPECT_EQ(with_persons("由陈刚制作笔录，李明在场。", "陈刚,执法人员\n李明,证人"),
            "由陈刚制作笔录，李某在场。");
  EXPECT_EQ(with_persons("李桂英经营的李桂英便利店。", "李桂英"), "李某某经营的李桂英便利店。");
}

TEST(Redaction, the_other_marker_is_a_star_for_each_hidden_character) {
  RedactionOptions stars;
  stars.marker = Marker::stars;
  EXPECT_EQ(redact("当事人欧阳建平、张三。", stars).text, "当事人欧阳**、张*。");
}

TEST(Redaction, bytes_that_are_no_text_come_back_untouched) {
  for (const std::string bytes :
       {"", "\xFF", "当事人\xE5", "\xF0\x9F\x98", "王\xE4\xBC", "\xC0\xAF", "(", "1"})
    EXPECT_EQ(redact(bytes).text, bytes);
  std::mt19937 random(20261123);
  const auto rows = cases();
  for (int i = 0; i < 2000; ++i) {
    auto text = rows[random() % rows.size()].text + rows[random() % rows.size()].text;
    for (int k = 0; k < 4; ++k) text[random() % text.size()] = static_cast<char>(random());
    EXPECT_FALSE(redact(text).text.empty());
  }
}

TEST(MaskedName, keeps_surname_compound_surname_or_first_character) {
  const std::vector<Case> names{
      {"张三", "张某"},
      {"张建国", "张某某"},
      {"欧阳娜", "欧阳某"},
      {"欧阳娜娜", "欧阳某某"},
      {"欧阳", "欧某"},
      {"买买提·吐尔逊", "买某某"},
      {"王李丹宁", "王某某"},
      {"上官云", "上官某"},
      {"Anna Lee", "A某某"},
      {"张某", "张某"},
      {"张**", "张**"},
      {" 李 强 ", "李某"},
      {"", ""},
      {"迪力夏提", "迪某某"},
  };
  for (const auto& [name, masked] : names) EXPECT_EQ(masked_name(name), masked) << name;
  EXPECT_EQ(masked_name("司徒明月", Marker::stars), "司徒**");
}

TEST(MaskedName, leaves_trade_names_and_masks_their_operators) {
  EXPECT_EQ(masked_name("张记餐馆"), "张记餐馆");
  EXPECT_EQ(masked_name("黄石市鑫源化工有限公司"), "黄石市鑫源化工有限公司");
  EXPECT_EQ(masked_name("张记餐馆（经营者：张建国）"), "张记餐馆（经营者：张某某）");
}

TEST(Leaks, finds_tokens_also_when_they_are_spaced_hyphenated_or_in_full_width) {
  const std::vector<std::string> tokens{"13812345678", "420202198503121234", "王建国", "鄂B12345"};
  EXPECT_TRUE(leaks("王某某，电话***", tokens).empty());
  EXPECT_EQ(leaks("电话１３８-1234 5678", tokens), std::vector<std::string>{"13812345678"});
  EXPECT_EQ(leaks("王 建\n国驾驶鄂b·12345", tokens),
            (std::vector<std::string>{"王建国", "鄂B12345"}));
  EXPECT_TRUE(leaks("anything", {""}).empty());
}

TEST(Persons, are_read_with_or_without_a_role_and_a_heading) {
  const auto persons = persons_from(
      "\xEF\xBB\xBF姓名,角色\n张三\n李四\t证人\r\n# 注\n\n王五，未成年人\n赵六,执法人员");
  ASSERT_EQ(persons.size(), 4u);
  EXPECT_EQ(persons[0].name, "张三");
  EXPECT_EQ(persons[0].role, Role::party);
  EXPECT_EQ(persons[1].role, Role::witness);
  EXPECT_EQ(persons[2].name, "王五");
  EXPECT_EQ(persons[2].role, Role::minor);
  EXPECT_EQ(persons[3].role, Role::officer);
}

}  // namespace
}  // namespace disclosure
