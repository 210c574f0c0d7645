#include "platform/pdf/render.h"

#include <gtest/gtest.h>

#include <thread>

#include "platform/pdf/geometry.h"
#include "platform/pdf/paper_for_test.h"
#include "platform/pdf/sample_for_test.h"

namespace pdf {
namespace {

using sample::one_paragraph;
using sample::repeated;

// Of all pages, less what heads the later ones.
std::string all_written(const Document& document) {
  std::string text;
  for (std::string page : Paper(render(document)).written()) {
    const std::string head = "续页";
    text += text.empty() || !page.starts_with(head) ? page : page.substr(head.size());
  }
  return text;
}

TEST(Render, an_empty_document_is_one_empty_page) {
  Document nothing;
  nothing.page_numbers = PageNumbers::none;
  const Paper paper(render(nothing));
  EXPECT_EQ(paper.pages(), 1);
  EXPECT_EQ(without_white(paper.text()), "");
}

TEST(Render, all_fonts_are_embedded_as_subsets_and_can_be_read_back) {
  const std::string fonts = Paper(render(sample::decision())).fonts();
  ASSERT_NE(fonts, "");
  for (std::size_t from = 0; from < fonts.size(); from = fonts.find('\n', from) + 1)
    EXPECT_NE(fonts.substr(from, fonts.find('\n', from) - from).find("yes yes yes"), fonts.npos)
        << fonts;
}

TEST(Render, the_same_document_gives_the_same_bytes_on_every_thread) {
  const std::string first = render(sample::decision());
  std::vector<std::string> bytes(4);
  std::vector<std::thread> threads;
  for (auto& out : bytes) threads.emplace_back([&out] { out = render(sample::decision()); });
  for (auto& thread : threads) thread.join();
  for (const auto& out : bytes) EXPECT_TRUE(out == first);
}

TEST(Render, another_instant_of_creation_gives_other_bytes) {
  Document later = sample::decision();
  later.metadata.created += std::chrono::seconds(1);
  EXPECT_NE(render(later), render(sample::decision()));
}

TEST(Render, a_page_holds_22_lines_of_28_characters) {
  EXPECT_EQ(render(one_paragraph(repeated("查", 22 * 28)), Fonts{}).pages, 1);
  EXPECT_EQ(render(one_paragraph(repeated("查", 22 * 28 + 1)), Fonts{}).pages, 2);
}

TEST(Render, the_text_stands_within_a_millimetre_of_the_margins_of_GB_T_9704) {
  const Paper paper(render(one_paragraph(repeated("查", 22 * 28))));
  const auto lines = paper.words(1);
  ASSERT_EQ(lines.size(), 22u);
  for (const auto& line : lines) {
    EXPECT_NEAR(line.left, 28 * mm, mm);
    EXPECT_NEAR(line.right, (210 - 26) * mm, mm);
  }
  const double pitch_of_lines = 225 * mm / 22;
  EXPECT_NEAR(lines.back().top - lines.front().top, 21 * pitch_of_lines, mm);
  EXPECT_NEAR((lines.front().top + lines.front().bottom) / 2, 37 * mm + pitch_of_lines / 2, mm);
}

TEST(Render, ten_thousand_characters_are_read_back_as_they_were_given) {
  const std::string words =
      repeated("当事人在期限内未提出陈述、申辩，也未要求听证。2026年共3次。", 330);
  Document document = one_paragraph(words);
  EXPECT_TRUE(all_written(document) == words);
  EXPECT_GT(Paper(render(document)).pages(), 15);
}

TEST(Render, rare_characters_of_names_survive) {
  for (const std::string name :
       {"𠮷", "㛃", "䶮", "𬭚", "买买提·某某", "〇", "——……“”《》〔2026〕"}) {
    EXPECT_EQ(all_written(one_paragraph(name)), name);
    EXPECT_EQ(render(one_paragraph(name), Fonts{}).missing_glyphs, 0);
  }
}

TEST(Render, a_character_that_no_font_has_is_counted) {
  EXPECT_EQ(render(one_paragraph("甲\U00100000乙"), Fonts{}).missing_glyphs, 1);
}

TEST(Render, markup_is_text_like_any_other) {
  const std::string words = "<b>&amp;</b><span font='99'>甲%s\\n{{X}}</span>";
  EXPECT_EQ(all_written(one_paragraph(words)), without_white(words));
}

TEST(Render, control_characters_and_broken_bytes_do_no_harm) {
  EXPECT_EQ(all_written(one_paragraph(std::string("甲\0乙\x1b[31m丙\x07", 16))), "甲乙[31m丙");
  EXPECT_EQ(all_written(one_paragraph("甲\xff\xfe乙\xe4\xb8")), "甲\uFFFD\uFFFD乙\uFFFD\uFFFD");
}

TEST(Render, a_word_without_end_is_broken_at_the_margin) {
  const Document document = one_paragraph(repeated("A1", 2000));
  for (const auto& word : Paper(render(document)).words(1))
    EXPECT_LE(word.right, (210 - 26 + 1) * mm);
  EXPECT_TRUE(all_written(document) == repeated("A1", 2000));
}

TEST(Render, text_from_right_to_left_keeps_its_characters) {
  std::string text = all_written(one_paragraph("商号 שלום 有限公司"));
  EXPECT_NE(text.find("商号"), text.npos);
  EXPECT_NE(text.find("有限公司"), text.npos);
  EXPECT_NE(text.find("ש"), text.npos);
}

TEST(Render, title_and_author_are_in_the_file) {
  EXPECT_EQ(Paper(render(sample::decision())).title(), "行政处罚决定书");
}

TEST(Render, headings_take_the_first_font_that_is_installed) {
  Fonts fonts;
  fonts.heading = {"No Such Family", "Noto Sans CJK SC Bold"};
  EXPECT_NE(Paper(render(sample::decision(), fonts).bytes).fonts().find("NotoSansCJKsc-Bold"),
            std::string::npos);
}

TEST(Volume, documents_keep_their_own_numbers_and_get_a_running_one) {
  Document first = one_paragraph(repeated("查", 22 * 28 + 1)), second = one_paragraph("乙");
  first.page_numbers = second.page_numbers = PageNumbers::of_total;
  const Rendered volume = render_volume({first, second}, {"案卷", "", {}});
  ASSERT_EQ(volume.pages, 3);
  const auto pages = Paper(volume.bytes).written();
  ASSERT_EQ(pages.size(), 3u);
  EXPECT_EQ(pages[1].front(), '2');
  EXPECT_NE(pages[1].find("第2页共2页"), std::string::npos);
  EXPECT_EQ(pages[2], "3乙第1页共1页");
}

}  // namespace
}  // namespace pdf
