#include "platform/log/log.h"

#include <gtest/gtest.h>

#include <regex>

#include "platform/log/metrics.h"

namespace {

class Log : public ::testing::Test {
 protected:
  void SetUp() override {
    logging::redirect([this](std::string_view line) { lines.emplace_back(line); });
  }
  void TearDown() override {
    logging::redirect(nullptr);
    logging::set_level(logging::Level::info);
  }
  std::vector<std::string> lines;
};

TEST_F(Log, writes_one_json_object_a_line_with_time_level_and_event) {
  logging::info("case.filed",
                {{"case", 12}, {"share", 0.5}, {"urgent", true}, {"kind", "penalty"}});
  ASSERT_EQ(lines.size(), 1u);
  EXPECT_TRUE(std::regex_match(
      lines[0],
      std::regex(
          R"(\{"time":"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z","level":"info","event":"case.filed",)"
          R"("case":12,"share":0.5,"urgent":true,"kind":"penalty"\})")))
      << lines[0];
}

TEST_F(Log, cannot_be_made_to_write_a_second_line_by_what_it_is_given) {
  logging::warn("a", {{"text", "x\"\\\n{\"level\":\"error\"}\r\x7f"}});
  ASSERT_EQ(lines.size(), 1u);
  EXPECT_NE(lines[0].find(R"("x\"\\\u000a{\"level\":\"error\"}\u000d\u007f")"), std::string::npos);
}

TEST_F(Log, carries_the_request_id_while_the_request_lives) {
  {
    const logging::Request request("r-1");
    logging::info("inside");
  }
  logging::info("outside");
  EXPECT_NE(lines[0].find(R"("request":"r-1")"), std::string::npos);
  EXPECT_EQ(lines[1].find("request"), std::string::npos);
}

TEST_F(Log, says_nothing_below_its_level) {
  EXPECT_TRUE(logging::set_level("error"));
  logging::warn("too quiet");
  logging::error("loud enough");
  EXPECT_EQ(lines.size(), 1u);
  EXPECT_FALSE(logging::set_level("loudest"));
}

TEST(Metrics, count_and_time_under_few_labels) {
  const auto requests = logging::counter("sanzhi_test_total", "Tests.", {{"room", "log"}});
  requests.add();
  logging::counter("sanzhi_test_total", "Tests.", {{"room", "log"}}).add(2);
  logging::histogram("sanzhi_test_seconds", "Time of tests.").observe(0.003);
  logging::gauge("sanzhi_test_rooms", "Rooms.").set(7);

  const std::string page = logging::metrics_text();
  EXPECT_NE(page.find("sanzhi_test_total{room=\"log\"} 3\n"), std::string::npos) << page;
  EXPECT_NE(page.find("sanzhi_test_seconds_bucket{le=\"0.005\"} 1\n"), std::string::npos);
  EXPECT_NE(page.find("sanzhi_test_rooms 7\n"), std::string::npos);
}

}  // namespace
