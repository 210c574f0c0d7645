// scope_test — each trigger alone, each boundary, and what must not trigger.
#include "review/scope.h"

#include <gtest/gtest.h>

#include <boost/json.hpp>
#include <set>

#include "proves.h"

namespace review {
namespace {

struct Case {
  std::string facts, clauses;  // the letters in order; empty: no review
};

std::string letters(const std::string& facts) {
  const auto answer = scope_command(facts);
  EXPECT_EQ(answer.exit_code, 0) << facts << answer.output;
  const auto value = boost::json::parse(answer.output);
  std::string found;
  for (const auto& clause : value.at("clauses").as_array())
    found += std::string_view(clause.at("clause").as_string());
  EXPECT_EQ(value.at("must_review").as_bool(), !found.empty()) << facts;
  EXPECT_EQ(value.at("law").as_array().empty(), found.empty()) << facts;
  return found;
}

void expect_all(const std::vector<Case>& cases) {
  for (const auto& [facts, clauses] : cases) EXPECT_EQ(letters(facts), clauses) << facts;
}

bool rests_on(const std::string& facts, const std::string& article) {
  const auto value = boost::json::parse(scope_command(facts).output);
  for (const auto& entry : value.at("law").as_array())
    if (std::string_view(entry.as_string()) == article) return true;
  return false;
}

TEST(ReviewScope, licences_by_tender_auction_or_hearing_and_those_taken_back_are_reviewed) {
  PROVES("founding-plan:L4.2a");
  expect_all({
      {R"({"act":"行政许可","licence_act":"准予","via":"招标"})", "a"},
      {R"({"act":"行政许可","licence_act":"准予","via":"拍卖"})", "a"},
      {R"({"act":"行政许可","licence_act":"准予","via":"听证"})", "a"},
      {R"({"act":"行政许可","licence_act":"准予","hearing_held":true})", "a"},
      {R"({"act":"行政许可","licence_act":"不予","via":"听证"})", "a"},
      {R"({"act":"行政许可","licence_act":"变更","via":"听证"})", "a"},
      {R"({"act":"行政许可","licence_act":"撤回"})", "a"},
      {R"({"act":"行政许可","licence_act":"撤销"})", "a"},
      {R"({"act":"行政许可","licence_act":"准予"})", ""},
      {R"({"act":"行政许可","licence_act":"不予"})", ""},
      {R"({"act":"行政许可","licence_act":"注销"})", ""},
      {R"({"act":"行政许可","licence_act":"变更"})", ""},
      {R"({"act":"行政许可","licence_act":"延续"})", ""},
      {R"({"act":"行政许可"})", ""},
  });
}

TEST(ReviewScope, heavy_penalties_are_reviewed_and_light_ones_are_not) {
  PROVES("founding-plan:L4.2b");
  PROVES("penalty-law:63");
  expect_all({
      {R"({"act":"行政处罚","party":"单位","penalty_kinds":["暂扣许可证件"]})", "b"},
      {R"({"act":"行政处罚","party":"单位","penalty_kinds":["吊销许可证件"]})", "b"},
      {R"({"act":"行政处罚","party":"单位","penalty_kinds":["吊销营业执照"]})", "b"},
      {R"({"act":"行政处罚","party":"单位","penalty_kinds":["责令停产停业"]})", "b"},
      {R"({"act":"行政处罚","party":"单位","penalty_kinds":["警告","责令停产停业"]})", "b"},
      {R"({"act":"行政处罚","party":"单位","penalty_kinds":["罚款"],"complex_facts":true})", "b"},
      {R"({"act":"行政处罚","party":"单位","collective_discussion":true})", "b"},
      {R"({"act":"行政处罚","party":"单位","penalty_kinds":["降低资质等级"]})", "f"},
      {R"({"act":"行政处罚","party":"单位","penalty_kinds":["责令关闭"]})", "f"},
      {R"({"act":"行政处罚","party":"个人","penalty_kinds":["限制从业"]})", "f"},
      {R"({"act":"行政处罚","party":"单位","penalty_kinds":["限制开展生产经营活动"]})", "f"},
      {R"({"act":"行政处罚","party":"单位","penalty_kinds":["警告"]})", ""},
      {R"({"act":"行政处罚","party":"单位","penalty_kinds":["通报批评"]})", ""},
      {R"({"act":"行政处罚","party":"单位","penalty_kinds":["警告","罚款"],"fine_yuan":3000})", ""},
      {R"({"act":"行政处罚","party":"单位","penalty_kinds":["没收违法所得"]})", ""},
      {R"({"act":"行政处罚","party":"单位","penalty_kinds":["罚款"]})", ""},
      {R"({"act":"行政处罚"})", ""},
  });
}

TEST(ReviewScope, the_threshold_itself_is_a_large_amount_and_one_fen_less_is_not) {
  PROVES("penalty-law:63.1(1)");
  PROVES("penalty-law:63.1(2)");
  expect_all({
      {R"({"act":"行政处罚","party":"单位","fine_yuan":50000})", "b"},
      {R"({"act":"行政处罚","party":"单位","fine_yuan":49999.99})", ""},
      {R"({"act":"行政处罚","party":"个人","fine_yuan":20000})", "b"},
      {R"({"act":"行政处罚","party":"个人","fine_yuan":19999.99})", ""},
      {R"({"act":"行政处罚","party":"个体工商户","fine_yuan":20000})", "b"},
      {R"({"act":"行政处罚","party":"个体工商户","fine_yuan":19999})", ""},
      {R"({"act":"行政处罚","party":"单位","fine_yuan":"5万元"})", "b"},
      {R"({"act":"行政处罚","fine_yuan":20000})", "b"},
      {R"({"act":"行政处罚","party":"单位","confiscated_yuan":50000})", "f"},
      {R"({"act":"行政处罚","party":"单位","confiscated_yuan":49999.99})", ""},
      {R"({"act":"行政处罚","party":"个人","confiscated_yuan":20000})", "f"},
      {R"({"act":"行政处罚","party":"单位","fine_yuan":30000,"confiscated_yuan":30000})", ""},
  });
}

TEST(ReviewScope, an_agency_may_have_other_thresholds) {
  const Thresholds higher{1000000'00, 100000'00, true, 0, 0};
  Facts facts;
  facts.act = "行政处罚";
  facts.party = "单位";
  facts.fine_fen = 999999'99;
  EXPECT_FALSE(scope(facts, higher).must_review);
  facts.fine_fen = 1000000'00;
  EXPECT_TRUE(scope(facts, higher).must_review);
  facts.party = "个体工商户";
  facts.fine_fen = 100000'00;
  EXPECT_FALSE(scope(facts, higher).must_review);
}

TEST(ReviewScope, a_summary_penalty_is_never_reviewed) {
  PROVES("penalty-law:51");
  expect_all({
      {R"({"act":"行政处罚","party":"单位","procedure":"简易","fine_yuan":3000})", ""},
      {R"({"act":"行政处罚","procedure":"简易","complex_facts":true,"fine_yuan":90000})", ""},
      {R"({"act":"行政处罚","party":"单位","procedure":"普通","fine_yuan":50000})", "b"},
  });
}

TEST(ReviewScope, the_cases_of_article_58_are_reviewed_whatever_the_amount) {
  PROVES("penalty-law:58.1(1)");
  PROVES("penalty-law:58.1(2)");
  PROVES("penalty-law:58.1(3)");
  expect_all({
      {R"({"act":"行政处罚","party":"单位","fine_yuan":100,"hearing_held":true})", "f"},
      {R"({"act":"行政处罚","party":"单位","penalty_kinds":["警告"],"major_public_interest":true})",
       "f"},
      {R"({"act":"行政处罚","party":"单位","penalty_kinds":["吊销许可证件"],"hearing_held":true})",
       "b"},
      {R"({"act":"行政处罚","confiscated_yuan":100,"hearing_held":true})", "f"},
  });
  const std::string heard =
      R"({"act":"行政处罚","penalty_kinds":["吊销许可证件"],"hearing_held":true})";
  EXPECT_TRUE(rests_on(heard, "《行政处罚法》第五十八条第一款第（二）项"));
  EXPECT_TRUE(rests_on(R"({"act":"行政处罚","complex_facts":true})",
                       "《行政处罚法》第五十八条第一款第（三）项"));
  EXPECT_TRUE(rests_on(R"({"act":"行政处罚","major_public_interest":true})",
                       "《行政处罚法》第五十八条第一款第（一）项"));
  EXPECT_FALSE(rests_on(R"({"act":"行政处罚","penalty_kinds":["吊销许可证件"]})",
                        "《行政处罚法》第五十八条第一款第（二）项"));
}

TEST(ReviewScope, compulsion_that_takes_property_for_good_is_reviewed) {
  PROVES("founding-plan:L4.2c");
  expect_all({
      {R"({"act":"行政强制执行","coercion_act":"划拨存款、汇款"})", "c"},
      {R"({"act":"行政强制执行","coercion_act":"拆除"})", "c"},
      {R"({"act":"行政强制执行","coercion_act":"拍卖、变卖财物抵缴罚款"})", "c"},
      {R"({"act":"行政强制执行","coercion_act":"加处罚款"})", ""},
      {R"({"act":"行政强制执行","coercion_act":"代履行"})", ""},
      {R"({"act":"行政强制措施","coercion_act":"查封"})", ""},
      {R"({"act":"行政强制措施","coercion_act":"扣押"})", ""},
      {R"({"act":"行政强制措施","coercion_act":"查封","complex_facts":true})", "f"},
      {R"({"act":"行政强制执行","coercion_act":"代履行","major_public_interest":true})", "f"},
      {R"({"act":"行政强制执行","coercion_act":"拆除","major_public_interest":true})", "c"},
      {R"({"act":"行政强制措施","coercion_act":"查封","collective_discussion":true})", ""},
      {R"({"act":"行政强制措施","coercion_act":"扣押","fine_yuan":900000,"party":"单位"})", ""},
  });
}

TEST(ReviewScope, taking_property_and_transfers_to_police_or_supervision_are_reviewed) {
  PROVES("founding-plan:L4.2d");
  PROVES("founding-plan:L4.2e");
  for (const std::string object : {"房屋", "土地", "车辆", "设施", "设备", "粮食"})
    for (const std::string act : {"行政征收", "行政征用"})
      EXPECT_EQ(letters(R"({"act":")" + act + R"(","requisition_of":[")" + object + R"("]})"), "d");
  expect_all({
      {R"({"act":"行政征收"})", ""},
      {R"({"act":"行政征用","requisition_of":[]})", ""},
      {R"({"act":"移送","transfer_to":"公安机关"})", "e"},
      {R"({"act":"移送","transfer_to":"监察机关"})", "e"},
      {R"({"act":"移送","transfer_to":"其他行政机关"})", ""},
      {R"({"act":"移送"})", ""},
      {R"({"act":"现场处理措施"})", ""},
      {R"({"act":"现场处理措施","major_public_interest":true})", "f"},
  });
}

TEST(ReviewScope, the_free_text_triggers_nothing) {
  EXPECT_EQ(letters(R"({"act":"行政处罚","party":"单位","text":"拟吊销许可证并移送公安机关"})"),
            "");
}

TEST(ReviewScope, facts_that_cannot_be_read_are_an_error_and_never_a_no) {
  for (const char* facts :
       {"", "[]", "{}", R"({"act":"行政处分"})", R"({"act":"行政处罚","party":"公家"})",
        R"({"act":"行政处罚","fine_yuan":"很多"})", R"({"act":"行政处罚","fine_yuan":-1})",
        R"({"act":"行政处罚","hearing_held":"yes"})", R"({"act":1})"})
    EXPECT_EQ(scope_command(facts).exit_code, 2) << facts;
  EXPECT_EQ(scope_command(R"({"act":"行政处罚","remark":1})").exit_code, 0);
}

TEST(ReviewScope, the_catalogue_has_one_line_for_each_rule_and_fills_every_column) {
  PROVES("founding-plan:L4.3");
  std::set<std::string> rules, categories;
  for (const auto& row : catalogue()) {
    EXPECT_TRUE(rules.insert(row.rule).second) << row.rule;
    categories.insert(row.category);
    for (const auto& cell :
         {row.item, row.materials, row.points, row.threshold, row.basis, row.time_limit, row.valid})
      EXPECT_FALSE(cell.empty()) << row.rule;
  }
  for (const char* wanted : {"行政许可", "行政处罚", "行政强制", "行政征收、征用", "移送"})
    EXPECT_TRUE(categories.contains(wanted)) << wanted;
  const auto answer =
      scope_command(R"({"act":"行政处罚","party":"单位","fine_yuan":50000})").output;
  EXPECT_NE(answer.find("penalty.large_fine"), std::string::npos);
}

}  // namespace
}  // namespace review
