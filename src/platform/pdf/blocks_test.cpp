#include <gtest/gtest.h>

#include <algorithm>

#include "platform/pdf/geometry.h"
#include "platform/pdf/paper_for_test.h"
#include "platform/pdf/sample_for_test.h"

namespace pdf {
namespace {

using sample::repeated;

Document with(std::vector<Block> blocks) {
  Document d;
  d.page_numbers = PageNumbers::none;
  d.blocks = std::move(blocks);
  return d;
}

std::vector<std::string> pages_of(const Document& document) {
  return Paper(render(document)).written();
}

std::string first_page(std::vector<Block> blocks) {
  return pages_of(with(std::move(blocks))).at(0);
}

bool holds(const std::string& text, const std::string& words) {
  return text.find(words) != text.npos;
}

int count(const std::string& text, const std::string& words) {
  int n = 0;
  for (auto at = text.find(words); at != text.npos; at = text.find(words, at + 1)) ++n;
  return n;
}

TEST(Table, the_head_is_repeated_on_every_page_and_no_row_is_lost) {
  const auto pages = pages_of(with({sample::contents(120)}));
  ASSERT_GE(pages.size(), 4u);
  std::string all;
  for (std::size_t i = 0; i < pages.size(); ++i) {
    all += pages[i];
    const std::string head = i == 0 ? "序号文件名称备注1第1份" : "续页序号文件名称备注";
    EXPECT_TRUE(pages[i].starts_with(head)) << pages[i];
  }
  for (int i = 1; i <= 120; ++i)
    EXPECT_EQ(count(all, "第" + std::to_string(i) + "份询问笔录"), 1) << i;
}

TEST(Table, a_row_higher_than_a_page_goes_on_on_the_next) {
  Table table{{{"序号", 1}, {"内容", 6, Align::left}},
              {{"1", repeated("现场检查发现隐患若干。", 300)}}};
  const auto pages = pages_of(with({table}));
  ASSERT_GE(pages.size(), 2u);
  std::string all;
  for (const auto& page : pages) all += page.substr(page.find("内容") + 6);
  EXPECT_TRUE(all.starts_with("1现场检查"));
  EXPECT_EQ(all.substr(1), repeated("现场检查发现隐患若干。", 300));
}

TEST(Table, empty_and_absent_cells_are_struck_through) {
  Table table{{{"甲"}, {"乙"}, {"丙"}}, {{"1", ""}}};
  EXPECT_EQ(first_page({table}), "甲乙丙1／／");
}

TEST(Table, the_lines_of_a_cell_are_written_one_after_another) {
  const std::string left = repeated("左", 40), right = repeated("右", 40);
  Table table{{{"甲", 1, Align::left}, {"乙", 1, Align::left}}, {{left, right}}};
  EXPECT_EQ(first_page({table}), "甲乙" + left + right);
}

TEST(Form, values_stand_behind_their_labels_and_empty_ones_are_struck_through) {
  const Form form{
      {{{{"案件来源", "双随机抽查"}, {"电话", ""}}}, {{{"案情", "冲压机未安装防护装置"}}, 6}},
      "当事人"};
  const std::string page = first_page({form});
  EXPECT_TRUE(holds(page, "案件来源双随机抽查电话／案情冲压机未安装防护装置")) << page;
  EXPECT_EQ(count(page, "当"), 1);
}

TEST(Form, a_box_grows_over_as_many_pages_as_it_needs) {
  const std::string facts = repeated("经查，冲压机未安装防护装置。", 200);
  const auto pages = pages_of(with({Form{{{{{"案情", facts}}}}, ""}}));
  ASSERT_GE(pages.size(), 2u);
  EXPECT_EQ(count(pages[0] + pages[1], "案情"), 1);
}

TEST(Opinions, what_is_not_signed_yet_is_left_open_for_the_pen) {
  const std::string page = first_page({Opinions{{{"审批意见", "", "", "", "负责人"}}}});
  EXPECT_EQ(page, "审批意见负责人：年月日");
}

TEST(Opinions, a_signed_opinion_ends_with_who_and_when) {
  const std::string page =
      first_page({Opinions{{{"审核意见", "拟同意。", "甲某", "2026年1月6日", "审核人"}}}});
  EXPECT_EQ(page, "审核意见拟同意。审核人：甲某2026年1月6日");
}

TEST(FieldLines, an_empty_value_is_struck_through) {
  EXPECT_EQ(first_page({FieldLines{{{{"地址", "工业大道"}, {"电话", ""}}}}}),
            "地址：工业大道电话：／");
}

TEST(Paragraph, an_empty_underlined_field_is_struck_through) {
  EXPECT_EQ(first_page({Paragraph{{{"联系人："}, {"", true, false, 8}}}}), "联系人：／");
}

TEST(QuestionAnswer, questions_and_answers_alternate) {
  EXPECT_EQ(first_page({QuestionAnswer{{{"何时购置？", "2023年。"}, {"还有补充吗？", ""}}}}),
            "问：何时购置？答：2023年。问：还有补充吗？答：／");
}

TEST(Signatures, a_refusal_is_noted_with_its_reason) {
  const std::string page = first_page(
      {text("正文"), Signatures{{{"现场负责人（签名）", "", "2026年1月5日", "见证人丁某"}}}});
  EXPECT_EQ(page, "正文现场负责人（签名）：拒签2026年1月5日（拒签情况：见证人丁某）");
}

TEST(Signatures, names_too_many_for_a_line_are_all_there) {
  const std::string names = repeated("甲某、", 30);
  const std::string page = first_page({Signatures{{{"检查人员", names, "2026年1月5日", ""}}}});
  EXPECT_EQ(count(page, "甲某"), 30);
}

TEST(SignOff, never_stands_on_a_page_without_the_end_of_the_text) {
  for (int lines = 14; lines <= 24; ++lines) {
    const auto pages =
        pages_of(with({Paragraph{{{repeated("查", lines * 28)}}, Style::body, Align::justified, 0},
                       SignOff{"某某局", "2026年2月13日", Seal{"某某局", ""}}}));
    EXPECT_TRUE(holds(pages.back(), "查查某某局2026年2月13日")) << lines;
    const int on_last_page = pages.size() > 1 ? 2 * 28 - 1 : lines * 28;
    EXPECT_GE(count(pages.back(), "查"), on_last_page) << lines;
  }
}

TEST(Seal, is_red_and_rides_on_the_date) {
  Document sealed = sample::decision(), open = sample::decision();
  std::get<SignOff>(open.blocks.back()).seal.reset();
  EXPECT_EQ(Paper(render(open)).red_pixels(1), 0);
  EXPECT_GT(Paper(render(sealed)).red_pixels(1), 100);
}

TEST(Seal, does_not_double_the_text) {
  const Paper paper(render(sample::decision()));
  EXPECT_EQ(count(paper.written().at(0), "某某区应急管理局"), 2);  // title and issuer
}

TEST(Seal, goes_with_the_date_to_the_last_page) {
  Document d = sample::decision();
  d.blocks.insert(d.blocks.begin() + 2, text(repeated("查", 21 * 28)));
  const Paper paper(render(d));
  ASSERT_EQ(paper.pages(), 2);
  EXPECT_EQ(paper.red_pixels(1), 0);
  EXPECT_GT(paper.red_pixels(2), 100);
}

TEST(Heading, stays_with_what_follows_it) {
  const auto pages =
      pages_of(with({Paragraph{{{repeated("查", 21 * 28)}}, Style::body, Align::justified, 0},
                     heading("二、处罚依据"), text("依据如下。")}));
  ASSERT_EQ(pages.size(), 2u);
  EXPECT_TRUE(holds(pages[1], "二、处罚依据依据如下。"));
}

TEST(PageBreak, begins_a_page_but_never_leaves_an_empty_one) {
  const auto pages =
      pages_of(with({PageBreak{}, text("甲"), PageBreak{}, PageBreak{}, text("乙"), PageBreak{}}));
  ASSERT_EQ(pages.size(), 2u);
  EXPECT_EQ(pages[0], "甲");
  EXPECT_EQ(pages[1], "续页乙");
}

TEST(Furniture, later_pages_are_headed_with_name_and_number) {
  Document d = sample::decision();
  d.blocks.insert(d.blocks.begin() + 2, text(repeated("查", 23 * 28)));
  const auto pages = pages_of(d);
  ASSERT_EQ(pages.size(), 2u);
  EXPECT_TRUE(pages[1].starts_with("行政处罚决定书（某）应急罚〔2026〕3号续页"));
  EXPECT_TRUE(pages[0].ends_with("—1—"));
  EXPECT_TRUE(pages[1].ends_with("—2—"));
}

TEST(Furniture, odd_page_numbers_stand_outside_right_and_even_ones_left) {
  Document d = sample::one_paragraph(repeated("查", 23 * 28));
  d.page_numbers = PageNumbers::dashes;
  const Paper paper(render(d));
  EXPECT_GT(paper.words(1).back().left, sheet_width / 2);
  EXPECT_LT(paper.words(2).back().right, sheet_width / 2);
  EXPECT_GT(paper.words(1).back().top, core_bottom);
}

TEST(Furniture, a_record_has_a_signature_line_on_every_page) {
  Document d = sample::one_paragraph(repeated("查", 50 * 28));
  d.signed_on_every_page = {"被询问人", "询问人"};
  for (const auto& page : pages_of(d)) EXPECT_TRUE(holds(page, "被询问人：询问人："));
}

TEST(Furniture, the_watermark_is_seen_but_is_not_part_of_the_text) {
  Document draft = sample::one_paragraph("正文");
  const std::string plain = render(draft);
  draft.watermark = "草稿";
  EXPECT_EQ(pages_of(draft).at(0), "正文");
  EXPECT_GT(render(draft).size(), plain.size());
}

TEST(Furniture, the_footer_note_stands_at_the_foot_of_the_last_page) {
  Document d = sample::one_paragraph("正文");
  d.footer_note = "一式两份。";
  const auto words = Paper(render(d)).words(1);
  ASSERT_EQ(words.size(), 2u);
  EXPECT_EQ(words[1].word, "一式两份。");
  EXPECT_NEAR(words[1].bottom, core_bottom, 2 * mm);
}

TEST(Furniture, a_text_that_no_qr_code_can_hold_is_refused) {
  Document d = sample::one_paragraph("正文");
  d.qr = QrCode{repeated("x", 5000), ""};
  EXPECT_THROW(render(d), std::length_error);
}

TEST(Head, the_letterhead_is_red) {
  Document d = sample::one_paragraph("正文");
  d.title = {"某某区应急管理局文件", "关于评查工作的通知"};
  EXPECT_EQ(Paper(render(d)).red_pixels(1), 0);
  d.red_head = true;
  EXPECT_GT(Paper(render(d)).red_pixels(1), 100);
}

TEST(Head, a_hostile_title_still_ends) {
  Document d = sample::one_paragraph("正文");
  d.title = {repeated("题", 3000)};
  d.number = repeated("号", 3000);
  d.red_head = true;
  EXPECT_GE(Paper(render(d)).pages(), 1);
}

TEST(Form, hostile_shares_and_labels_still_end) {
  const Form form{{{{{repeated("标签", 200), repeated("值", 500), 0}, {"乙", "值", -3}}}, {{}}},
                  repeated("组", 60)};
  EXPECT_GE(
      Paper(render(with({form, FieldLines{{{{repeated("标", 300), "值", -1}}, {}}}, Table{}})))
          .pages(),
      1);
}

}  // namespace
}  // namespace pdf
