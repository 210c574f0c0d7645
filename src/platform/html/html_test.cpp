// html_test — what a template shows of a model, and that nothing a person typed becomes markup.
#include "platform/html/html.h"

#include <gtest/gtest.h>

#include <stdexcept>

namespace html {
namespace {

using boost::json::object;

const std::string escaped = "{{%AUTOESCAPE context=\"HTML\"}}";

// Fills a template that stands only for this test.
std::string filled(const std::string& text, const object& model) {
  static int count = 0;
  const auto name = "test/" + std::to_string(++count) + ".html";
  add_template(name, escaped + text);
  return render(name, model);
}

TEST(Template, shows_texts_numbers_and_bools) {
  EXPECT_EQ(filled("{{name}} {{count}} {{none}} {{open}}|{{absent}}",
                   {{"name", "现场检查"}, {"count", 12}, {"none", 0}, {"open", true}}),
            "现场检查 12 0 true|");
}

TEST(Template, makes_typed_markup_harmless_in_text) {
  EXPECT_EQ(filled("<p>{{name}}</p>", {{"name", "<script>alert('1')</script>&"}}),
            "<p>&lt;script&gt;alert(&#39;1&#39;)&lt;/script&gt;&amp;</p>");
}

TEST(Template, keeps_a_typed_quote_inside_its_attribute) {
  EXPECT_EQ(filled("<input value=\"{{typed}}\">", {{"typed", "\" onfocus=\"alert(1)"}}),
            "<input value=\"&quot; onfocus=&quot;alert(1)\">");
}

TEST(Template, keeps_the_lines_of_a_textarea_with_p) {
  EXPECT_EQ(filled("<textarea>{{typed:p}}</textarea>", {{"typed", "一\n</textarea>二"}}),
            "<textarea>一\n&lt;/textarea&gt;二</textarea>");
}

TEST(Template, does_not_link_to_a_script) {
  const auto page = filled("<a href=\"{{to}}\">x</a>", {{"to", "javascript:alert(1)"}});
  EXPECT_EQ(page.find("javascript"), std::string::npos) << page;
  EXPECT_EQ(filled("<a href=\"{{to}}\">x</a>", {{"to", "/decisions?kind=罚款&from=2026-01-01"}}),
            "<a href=\"/decisions?kind=罚款&amp;from=2026-01-01\">x</a>");
}

TEST(Template, keeps_a_typed_ampersand_inside_its_query_parameter) {
  EXPECT_EQ(filled("<a href=\"/s?q={{q:u}}\">x</a>", {{"q", "甲&b=乙"}}),
            "<a href=\"/s?q=%E7%94%B2%26b%3D%E4%B9%99\">x</a>");
}

TEST(Template, leaves_the_data_of_an_image_whole) {
  EXPECT_EQ(
      filled("<img src=\"data:image/svg+xml;base64,{{qr}}\" alt=\"\">", {{"qr", "PHN2+/A=="}}),
      "<img src=\"data:image/svg+xml;base64,PHN2+/A==\" alt=\"\">");
}

TEST(Section, is_shown_once_for_whatever_is_there_and_not_for_what_is_empty) {
  const std::string page = "{{#it}}yes{{/it}}{{#NO_it}}no{{/NO_it}}";
  const boost::json::value there[] = {true, "text", 3, -0.5, {{"key", 1}}, {1}};
  for (const auto& value : there) EXPECT_EQ(filled(page, {{"it", value}}), "yes") << value;
  const boost::json::value empty[] = {nullptr, false, "", 0, object(), boost::json::array()};
  for (const auto& value : empty) EXPECT_EQ(filled(page, {{"it", value}}), "no") << value;
  EXPECT_EQ(filled(page, {}), "no");
}

TEST(Section, is_repeated_for_an_array_with_separators_between) {
  EXPECT_EQ(filled("{{#papers}}{{name}}{{#papers_separator}}、{{/papers_separator}}{{/papers}}",
                   {{"papers",
                     {{{"name", "立案审批表"}}, {{"name", "询问笔录"}}, {{"name", "告知书"}}}}}),
            "立案审批表、询问笔录、告知书");
}

TEST(Section, HAS_stands_once_around_the_elements) {
  const std::string page = "{{#HAS_days}}<ul>{{#days}}<li>{{ITEM}}{{/days}}</ul>{{/HAS_days}}";
  EXPECT_EQ(filled(page, {{"days", {1, 2}}}), "<ul><li>1<li>2</ul>");
  EXPECT_EQ(filled(page, {{"days", boost::json::array()}}), "");
}

TEST(Section, shows_plain_elements_as_ITEM) {
  EXPECT_EQ(filled("{{#days}}<b>{{ITEM}}</b>{{/days}}", {{"days", {"春节", "<i>", 3}}}),
            "<b>春节</b><b>&lt;i&gt;</b><b>3</b>");
}

TEST(Section, shows_the_text_it_asks_about) {
  EXPECT_EQ(filled("{{#note}}[{{note}}]{{/note}}", {{"note", "已核"}}), "[已核]");
}

TEST(Section, can_ask_for_one_word_of_a_text) {
  const std::string page =
      "{{#field_type_money}}元{{/field_type_money}}{{#NO_field_type_money}}字{{/"
      "NO_field_type_money}}";
  EXPECT_EQ(filled(page, {{"field_type", "money"}}), "元");
  EXPECT_EQ(filled(page, {{"field_type", "text"}}), "字");
  EXPECT_EQ(filled(page, {{"field", "type_money"}}), "元");
}

TEST(Section, sees_the_keys_of_the_outer_objects_until_a_null_hides_them) {
  const std::string page =
      "{{#cases}}{{agency}}:{{#notes}}{{title}}{{agency}}{{/notes}};{{/cases}}";
  EXPECT_EQ(
      filled(page, {{"agency", "局"},
                    {"cases",
                     {{{"title", "甲"}, {"notes", {{{"n", 1}}}}},
                      {{"agency", nullptr}, {"title", "乙"}, {"notes", {{{"title", "丙"}}}}}}}}),
      "局:甲局;:丙;");
}

TEST(Include, takes_a_part_of_the_layout_or_the_template_the_model_names) {
  add_template("layout/stamp.html", escaped + "<b>{{office}}</b>");
  add_template("test/page.html", escaped + "<main>{{heading}}{{#chip}}{{>stamp}}{{/chip}}</main>");
  EXPECT_EQ(filled("<body>{{>page}}</body>", {{"office", "外"},
                                              {"page",
                                               {{"template", "test/page.html"},
                                                {"heading", "<案件>"},
                                                {"chip", {{"office", "内"}}}}}}),
            "<body><main>&lt;案件&gt;<b>内</b></main></body>");
  EXPECT_EQ(filled("{{>stamp}}", {{"office", "法制"}}), "<b>法制</b>");
}

TEST(Include, is_repeated_by_the_section_around_it) {
  add_template("layout/row.html", escaped + "<li>{{name}}</li>");
  EXPECT_EQ(filled("{{#rows}}{{>row}}{{/rows}}", {{"rows", {{{"name", "一"}}, {{"name", "二"}}}}}),
            "<li>一</li><li>二</li>");
}

TEST(Template, that_was_never_added_is_an_error) {
  EXPECT_THROW(render("test/never.html", {}), std::runtime_error);
  EXPECT_THROW(filled("{{>never}}", {}), std::runtime_error);
  EXPECT_THROW(filled("{{>page}}", {{"page", {{"template", "../../etc/passwd"}}}}),
               std::runtime_error);
}

TEST(Template, is_refused_without_the_line_that_turns_escaping_on) {
  EXPECT_THROW(add_template("test/bare.html", "<p>{{name}}</p>"), std::invalid_argument);
  EXPECT_THROW(add_template("test/late.html", "\n" + escaped + "<p>{{name}}</p>"),
               std::invalid_argument);
}

TEST(Template, is_refused_when_it_does_not_parse_or_comes_twice) {
  EXPECT_THROW(add_template("test/open.html", escaped + "{{#rows}}"), std::invalid_argument);
  add_template("test/twice.html", escaped);
  EXPECT_THROW(add_template("test/twice.html", escaped), std::invalid_argument);
}

TEST(Escape, covers_the_five_characters_of_markup) {
  EXPECT_EQ(escape("<a href=\"x\">'&'</a>中"),
            "&lt;a href=&quot;x&quot;&gt;&#39;&amp;&#39;&lt;/a&gt;中");
}

TEST(QrCode, is_an_svg_without_style_and_with_a_quiet_zone) {
  const auto svg = qr_svg("https://sanzhi.example/v/云河应急罚〔2026〕12号");
  EXPECT_EQ(svg.find("style"), std::string::npos);
  EXPECT_NE(svg.find("viewBox=\"0 0 "), std::string::npos);
  EXPECT_NE(svg.find("M4 4h1v1h-1z"), std::string::npos) << "the corner of the finder pattern";
  EXPECT_EQ(svg.find("M3 "), std::string::npos) << "nothing stands in the quiet zone";
}

TEST(QrCode, is_refused_without_a_text_or_with_too_long_a_one) {
  EXPECT_THROW(qr_svg(""), std::invalid_argument);
  EXPECT_THROW(qr_svg(std::string(4000, 'x')), std::invalid_argument);
}

TEST(QrImage, is_the_svg_in_base64) {
  const auto image = qr_image("x");
  EXPECT_EQ(image.substr(0, 20), "PHN2ZyB4bWxucz0iaHR0") << "<svg xmlns=\"htt";
  EXPECT_EQ(image.size() % 4, 0u);
}

}  // namespace
}  // namespace html
