#include <gmock/gmock.h>

#include "recording/form_read.h"
#include "recording/samples_for_tests.h"

namespace recording {
namespace {

using ::testing::HasSubstr;

const std::string head = R"(id = "note"
title = "说明"
version = 1
style = "decision"
basis = "penalty-law:48"
order = 1
field = [ { key = "reason", label = "理由", type = "textarea" } ]
[[block]]
kind = "paragraph"
text = "{{reason}}"
)";

// The law pack with one more form, and what is wrong with it.
std::string faults_with(const std::string& toml, const std::string& path = "forms/note.toml") {
  auto files = the_law().files();
  files[path] = toml;
  const auto loaded = law::load(files);
  law::Faults faults;
  if (loaded.pack) Forms::read(*loaded.pack, faults);
  std::string out;
  for (const auto& fault : faults) out += fault.file + ": " + fault.text + "\n";
  return out;
}

std::string replaced(std::string text, const std::string& a, const std::string& b) {
  return text.replace(text.find(a), a.size(), b);
}

TEST(Forms, a_sound_form_has_no_faults) { EXPECT_EQ(faults_with(head), ""); }

TEST(Forms, each_fault_names_its_file) {
  struct Case {
    std::string from, to, fault;
  };
  for (const auto& [from, to, fault] : {
           Case{"version = 1", "version = 1\ncolour = \"red\"", "colour"},
           Case{"order = 1", "", "缺少“order”"},
           Case{"id = \"note\"", "id = \"filing_form\"", "重复的标识“filing_form”"},
           Case{"{{reason}}", "{{raeson}}", "占位符“raeson”没有对应的字段或者规则"},
           Case{"{{reason}}", "{{party.shoe_size}}", "占位符“party.shoe_size”"},
           Case{"{{reason}}", "{{law penalty-law:x}}", "占位符“law penalty-law:x”"},
           Case{"{{reason}}", "{{law no-such-law:1}}", "占位符“law no-such-law:1”"},
           Case{"{{reason}}", "{{term hearing.never}}", "占位符“term hearing.never”"},
           Case{"{{reason}}", "{{rights.none}}", "占位符“rights.none”"},
           Case{"{{reason}}", "{{#reason}}x", "不成对"},
           Case{"{{reason}}", "{{#raeson}}x{{/}}", "条件“raeson”没有对应的字段"},
           Case{"{{reason}}", "应当在三日内要求听证。", "五个工作日"},
           Case{"{{reason}}", "可以向上一级机关申请复议", "本级人民政府"},
           Case{"penalty-law:48", "penalty-law:zz", "依据“penalty-law:zz”查不到"},
           Case{"type = \"textarea\"", "type = \"poem\"", "poem"},
           Case{"type = \"textarea\"", "type = \"select\"", "options"},
           Case{"style = \"decision\"", "style = \"decision\"\nnumbered = true", "字头"},
           Case{"type = \"textarea\" } ]",
                "type = \"textarea\" }, { key = \"reason\", label = \"理由\", type = \"text\" } ]",
                "字段“reason”重复"},
       }) {
    const auto found = faults_with(replaced(head, from, to));
    EXPECT_THAT(found, HasSubstr(fault)) << to;
    EXPECT_THAT(found, HasSubstr("forms/note.toml: ")) << to;
  }
}

TEST(Forms, a_text_that_is_no_toml_is_a_fault) {
  EXPECT_THAT(faults_with("id = "), HasSubstr("forms/note.toml"));
}

TEST(Forms, rights_are_checked_like_forms) {
  EXPECT_THAT(faults_with("[[right]]\nid = \"hearing\"\ntext = \"{{term hearing.never}}\"",
                          "forms/rights.toml"),
              HasSubstr("hearing.never"));
  EXPECT_THAT(faults_with("[[right]]\nid = \"hearing\"\ntext = \"三日内提出听证要求\"",
                          "forms/rights.toml"),
              HasSubstr("五个工作日"));
}

TEST(Forms, the_rules_of_this_room_need_their_articles) {
  EXPECT_THAT(faults_with("", "forms/rules.toml"), HasSubstr("缺少这一规则的依据"));
}

}  // namespace
}  // namespace recording
