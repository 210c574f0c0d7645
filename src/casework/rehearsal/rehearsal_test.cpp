#include "casework/rehearsal/rehearsal.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <sstream>

#include "casework/rehearsal/script.h"

namespace casework {
namespace {

namespace fs = std::filesystem;

std::vector<std::string> scripts() {
  std::vector<std::string> out;
  for (const auto& entry : fs::directory_iterator("tests/rehearsals"))
    if (entry.path().extension() == ".json") out.push_back(entry.path().stem().string());
  std::ranges::sort(out);
  return out;
}

class Rehearsals : public ::testing::TestWithParam<std::string> {};

TEST_P(Rehearsals, go_as_their_authors_expect) {
  std::ifstream in("tests/rehearsals/" + GetParam() + ".json");
  std::ostringstream text;
  text << in.rdbuf();
  const auto played = rehearse(text.str(), false);
  EXPECT_EQ(played.exit_code, 0) << played.output;
}

INSTANTIATE_TEST_SUITE_P(all, Rehearsals, ::testing::ValuesIn(scripts()), [](const auto& i) {
  std::string name = i.param;
  std::ranges::replace(name, '-', '_');
  return name;
});

TEST(Rehearsal, a_step_that_goes_otherwise_than_expected_fails_the_whole) {
  constexpr auto script =
      R"({"title":"t","party":{"name":"云河市远帆化工有限公司","category":"单位"},
    "actors":{"O1":"执法人员 周承安（证号 1，有效）"},
    "steps":[{"n":1,"at":"2026-03-02","actor":"O1","do":"record_inspection","input":{"officers":["O1"],"shown_certificates":true,"finding":"f"},"expect":"ok"}]})";
  const auto played = rehearse(script, true);
  EXPECT_EQ(played.exit_code, 1);
  EXPECT_NE(played.output.find("penalty.two_officers"), std::string::npos) << played.output;
}

TEST(Rehearsal, what_is_no_script_is_said_so) {
  EXPECT_EQ(rehearse("{", false).exit_code, 2);
  EXPECT_EQ(rehearse("{}", true).exit_code, 2);
  EXPECT_EQ(
      rehearse(R"({"party":{"name":"甲"},"actors":{},"steps":[{"n":1,"at":"soon","do":"decide"}]})",
               false)
          .exit_code,
      2);
}

TEST(Rehearsal, a_number_that_is_none_is_said_in_the_authors_language) {
  for (const auto* step : {R"({"n":"one","at":"2026-03-02","do":"decide"})",
                           R"({"n":1e300,"at":"2026-03-02","do":"decide"})"}) {
    const auto played = rehearse(
        R"({"party":{"name":"甲"},"actors":{},"steps":[)" + std::string(step) + "]}", true);
    EXPECT_EQ(played.exit_code, 2);
    EXPECT_NE(played.output.find("n 应当是整数"), std::string::npos) << played.output;
  }
}

TEST(Player, is_read_from_the_words_that_describe_it) {
  const auto expired = rehearsal::player_of("O1", "执法人员 周承安（证号鄂Y001，2026-03-01到期）");
  EXPECT_EQ(expired.name, "周承安");
  EXPECT_EQ(expired.role, "officer");
  EXPECT_EQ(expired.certificate_number, "鄂Y001");
  EXPECT_EQ(timing::iso(expired.certificate_expires_on.value()), "2026-03-01");
  EXPECT_EQ(rehearsal::player_of("H", "局长 许主持").role, "agency_head");
  EXPECT_FALSE(
      rehearsal::player_of("R", "法制审核人员 沈某（未取得法律职业资格）").qualified_reviewer);
  EXPECT_FALSE(rehearsal::player_of("O2", "执法人员 吴某（无证）").has_certificate);
}

}  // namespace
}  // namespace casework
