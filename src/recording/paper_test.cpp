#include "recording/paper.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <regex>

#include "platform/pdf/render.h"
#include "proves.h"
#include "recording/form_read.h"
#include "recording/samples_for_tests.h"
#include "recording/sheet.h"

namespace recording {
namespace {

std::string text_of_sample(std::string_view form) {
  return text_of(the_forms().form(form), sample(form), wording());
}

bool says(std::string_view text, std::string_view words) { return text.find(words) != text.npos; }

TEST(Paper, every_form_the_general_procedure_needs_is_in_the_law_pack) {
  for (const char* id : {"onsite_record",        "correction_order",     "filing_form",
                         "interview_record",     "evidence_hold",        "evidence_hold_result",
                         "investigation_report", "penalty_notice",       "hearing_right_notice",
                         "defence_record",       "hearing_notice",       "hearing_record",
                         "hearing_report",       "review_submission",    "review_opinion",
                         "discussion_record",    "penalty_decision",     "proof_of_service",
                         "closure_form",         "publication_approval", "withdrawal_note",
                         "time_extension"})
    EXPECT_TRUE(the_forms().find(id)) << id;
}

TEST(Paper, every_form_becomes_text_and_a_pdf_without_boxes_for_missing_glyphs) {
  for (const auto& form : the_forms().all()) {
    const auto text = text_of_sample(form.id);
    EXPECT_TRUE(text.starts_with("云港区应急管理局\n" + form.title + "\n")) << text;
    EXPECT_EQ(text.find("{{"), text.npos) << text;
    const Stamp stamp{"（云港区）应急〔2026〕3号", sample_day(), {}, ""};
    const auto printed =
        pdf::render(sheet_of(form, sample(form.id), wording(), stamp), pdf::Fonts{});
    EXPECT_GE(printed.pages, 1) << form.id;
    EXPECT_EQ(printed.missing_glyphs, 0) << form.id;
  }
}

TEST(Paper, a_filled_sample_of_each_form_lacks_nothing) {
  for (const auto& form : the_forms().all()) {
    const auto missing = missing_fields(form, sample(form.id).fields, the_law());
    EXPECT_TRUE(missing.empty()) << form.id << ": " << (missing.empty() ? "" : missing[0].reason);
  }
}

TEST(Paper, the_same_document_is_always_the_same_bytes) {
  const auto& form = the_forms().form("penalty_decision");
  const Stamp stamp{"（云港区）应急罚〔2026〕3号", sample_day(), {}, ""};
  EXPECT_EQ(pdf_of(form, sample(form.id), wording(), stamp),
            pdf_of(form, sample(form.id), wording(), stamp));
}

TEST(Paper, a_penalty_decision_states_the_six_items) {
  PROVES("penalty-law:59");
  const auto text = text_of_sample("penalty_decision");
  for (const char* words :
       {"云港市蓝桥金属制品有限公司", "云港区工业园三路6号", "4名冲压工未经安全生产教育和培训",
        "培训档案复印件12页", "第九十七条第三项", "罚款人民币30,000元（大写：叁万元整）",
        "15日内缴至云港银行滨江支行", "60日内向云港区人民政府申请行政复议",
        "6个月内直接向云港区人民法院提起行政诉讼", "云港区应急管理局"})
    EXPECT_TRUE(says(text, words)) << words << "\n" << text;
}

TEST(Paper, an_individual_is_named_with_his_identity_number_and_a_unit_with_its_credit_code) {
  PROVES("penalty-law:59");
  auto filled = sample("penalty_decision");
  EXPECT_TRUE(says(text_of_sample("penalty_decision"), "统一社会信用代码"));
  auto& party = filled.about["party"].as_object();
  party["kind"] = "individual";
  party["id_number"] = "420100198001010018";
  const auto text = text_of(the_forms().form("penalty_decision"), filled, wording());
  EXPECT_TRUE(says(text, "公民身份号码：420100198001010018"));
  EXPECT_FALSE(says(text, "统一社会信用代码"));
}

TEST(Paper, the_hearing_right_is_told_with_five_working_days_since_July_2021) {
  PROVES("penalty-law:64(1)");
  EXPECT_TRUE(says(text_of_sample("hearing_right_notice"), "5个工作日内向本机关提出"));
  const auto old = text_of(the_forms().form("hearing_right_notice"), sample("hearing_right_notice"),
                           wording(*law::parse_date("2021-07-14")));
  EXPECT_TRUE(says(old, "3日内向本机关提出"));
}

TEST(Paper, the_notice_tells_of_statement_and_defence_and_that_these_never_cost_more) {
  PROVES("penalty-law:45");
  const auto text = text_of_sample("penalty_notice");
  EXPECT_TRUE(says(text, "有权进行陈述和申辩"));
  EXPECT_TRUE(says(text, "不会因你（单位）陈述、申辩而给予更重的处罚"));
}

TEST(Paper, the_void_sentences_of_the_old_forms_are_printed_nowhere) {
  PROVES("reconsideration-law:24");
  const std::regex void_text(
      "(三|[^0-9]3)(个工作)?日内[^。]*听证|上一?级[^。]*(申请)?(行政)?复议|(三|3)个月内[^。]*诉讼");
  for (const auto& form : the_forms().all()) {
    const auto text = text_of_sample(form.id);
    EXPECT_FALSE(std::regex_search(text, void_text)) << text;
  }
}

TEST(Paper, a_thirteen_day_limit_is_no_three_day_limit) {
  law::Faults faults;
  const auto wordings = void_wordings(the_law(), faults);
  ASSERT_TRUE(faults.empty());
  EXPECT_NE(void_wording_in("应当在三日内要求听证。", wordings), "");
  EXPECT_NE(void_wording_in("可在3日内提出听证申请；", wordings), "");
  EXPECT_EQ(void_wording_in("十三日内答复，听证另行通知。", wordings), "");
  EXPECT_EQ(void_wording_in("13日内答复，听证另行通知。", wordings), "");
  EXPECT_EQ(void_wording_in("三日内送达。听证公开举行。", wordings), "");
}

TEST(Paper, an_empty_blank_is_struck_through) {
  EXPECT_TRUE(says(text_of_sample("interview_record"), "联系电话：／"));
  EXPECT_TRUE(says(text_of_sample("interview_record"), "答：／"));
  EXPECT_TRUE(says(text_of_sample("evidence_hold"), "车间考勤机｜K-20｜1台｜／"));
}

TEST(Paper, a_refused_signature_is_printed_with_its_reason) {
  PROVES("safety-law:68");
  EXPECT_TRUE(says(text_of_sample("onsite_record"), "拒绝签名（现场负责人孟长河阅后拒绝签名"));
}

TEST(Paper, number_and_date_are_no_part_of_the_text_that_a_review_binds) {
  const auto& form = the_forms().form("penalty_decision");
  const auto draft = sheet_of(form, sample(form.id), wording());
  const Stamp stamp{"（云港区）应急罚〔2026〕3号", sample_day(), {}, ""};
  const auto sealed = sheet_of(form, sample(form.id), wording(), stamp);
  EXPECT_EQ(plain_text(draft), plain_text(sealed));
}

TEST(Paper, one_changed_character_changes_the_hash) {
  const auto& form = the_forms().form("penalty_decision");
  auto changed = sample(form.id);
  changed.fields["fine_yuan"] = "30001";
  EXPECT_NE(hash_of(text_of(form, changed, wording())), hash_of(text_of_sample(form.id)));
}

std::vector<std::string> missing_keys(std::string_view form, const boost::json::object& fields) {
  std::vector<std::string> keys;
  for (const auto& refusal : missing_fields(the_forms().form(form), fields, the_law()))
    keys.push_back(refusal.mend);
  return keys;
}

TEST(MissingFields, each_required_field_is_named_with_what_to_do_and_its_article) {
  auto fields = sample("onsite_record").fields;
  fields["rights_told"] = false;
  fields.erase("finding");
  const auto missing = missing_fields(the_forms().form("onsite_record"), fields, the_law());
  ASSERT_EQ(missing.size(), 2u);
  EXPECT_EQ(missing[0].reason, "请确认“已告知当事人陈述、申辩和申请回避的权利”。");
  EXPECT_EQ(missing[0].basis, the_law().basis("penalty-law:43"));
  EXPECT_EQ(missing[1].reason, "请填写“检查情况”。");
}

TEST(MissingFields, an_on_site_record_is_incomplete_without_shown_certificates_and_told_rights) {
  PROVES("penalty-law:55");
  auto fields = sample("onsite_record").fields;
  fields.erase("shown_certificates");
  fields.erase("rights_told");
  EXPECT_EQ(missing_keys("onsite_record", fields),
            (std::vector<std::string>{"shown_certificates", "rights_told"}));
}

TEST(MissingFields, a_refusal_must_be_explained_only_when_somebody_refused) {
  auto fields = sample("onsite_record").fields;
  fields.erase("refusal_note");
  EXPECT_EQ(missing_keys("onsite_record", fields), std::vector<std::string>{"refusal_note"});
  fields["signed"] = "已签名";
  EXPECT_TRUE(missing_keys("onsite_record", fields).empty());
}

TEST(MissingFields, a_fine_needs_its_amount_and_a_warning_does_not) {
  auto fields = sample("penalty_decision").fields;
  fields.erase("fine_yuan");
  EXPECT_EQ(missing_keys("penalty_decision", fields), std::vector<std::string>{"fine_yuan"});
  fields["penalty_kinds"] = boost::json::array{"警告"};
  EXPECT_TRUE(missing_keys("penalty_decision", fields).empty());
}

TEST(MissingFields, a_value_of_the_wrong_kind_is_refused) {
  auto fields = sample("filing_form").fields;
  fields["filed_on"] = "2026-02-30";
  fields["source"] = "道听途说";
  EXPECT_EQ(missing_keys("filing_form", fields), (std::vector<std::string>{"source", "filed_on"}));
  auto penalty = sample("penalty_notice").fields;
  penalty["fine_yuan"] = "很多";
  EXPECT_EQ(missing_keys("penalty_notice", penalty), std::vector<std::string>{"fine_yuan"});
}

}  // namespace
}  // namespace recording
