#include "site/config.h"

#include <gtest/gtest.h>

namespace site {
namespace {

std::string faults(std::string_view text, const std::vector<std::string>& variables = {}) {
  std::string out;
  for (const auto& fault : read_config(text, variables).faults)
    out += fault.place + " " + fault.text;
  return out;
}

TEST(Config, an_empty_file_means_the_defaults) {
  const auto read = read_config("", {});
  EXPECT_TRUE(read.faults.empty());
  EXPECT_EQ(read.config.address, "127.0.0.1");
  EXPECT_EQ(read.config.port, 8080);
}

TEST(Config, the_environment_wins_over_the_file) {
  const auto read = read_config("port = 1\nsite_name = \"甲\"",
                                {"SANZHI_PORT=2", "PORT=3", "SANZHI_TRUSTED_PROXIES=10.0.0.1,::1"});
  EXPECT_TRUE(read.faults.empty());
  EXPECT_EQ(read.config.port, 2);
  EXPECT_EQ(read.config.site_name, "甲");
  EXPECT_EQ(read.config.trusted_proxies, (std::vector<std::string>{"10.0.0.1", "::1"}));
}

TEST(Config, every_fault_names_its_line_and_what_would_be_right) {
  struct Row {
    std::string_view text, place, says;
  };
  const Row rows[] = {
      {"prot = 1", "sanzhi.toml:1", "port"},
      {"\n\nadress = \"x\"", "sanzhi.toml:3", "address"},
      {"port = 70000", "sanzhi.toml:1", "65535"},
      {"port = \"80\"", "sanzhi.toml:1", "整数"},
      {"port = 1.5", "sanzhi.toml:1", "整数"},
      {"insecure = 1", "sanzhi.toml:1", "true"},
      {"site_name = 1", "sanzhi.toml:1", "引号"},
      {"trusted_proxies = \"x\"", "sanzhi.toml:1", "列表"},
      {"trusted_proxies = [1]", "sanzhi.toml:1", "列表"},
      {"idle_minutes = 0", "sanzhi.toml:1", "30"},
      {"idle_minutes = 31", "sanzhi.toml:1", "30"},
      {"port = ", "sanzhi.toml:1", "写法"},
      {"port = 1\nport = 2", "sanzhi.toml:2", "写法"},
      {"[section]\nport = 1", "sanzhi.toml:1", "section"},
      {"log_level = \"loud\"", "sanzhi.toml", "debug"},
      {"database = \"mysql://x\"", "sanzhi.toml", "postgresql://"},
  };
  for (const auto& row : rows) {
    const auto told = faults(row.text);
    EXPECT_TRUE(told.starts_with(row.place)) << row.text << ": " << told;
    EXPECT_NE(told.find(row.says), told.npos) << row.text << ": " << told;
  }
}

TEST(Config, a_variable_that_means_nothing_is_a_fault) {
  EXPECT_NE(faults("", {"SANZHI_PROT=1"}).find("SANZHI_PROT"), std::string::npos);
  EXPECT_NE(faults("", {"SANZHI_PORT=x"}).find("SANZHI_PORT"), std::string::npos);
  EXPECT_EQ(faults("", {"SANZHI_TEST_POSTGRESQL=x"}), "");
}

TEST(Config, the_password_of_the_database_is_not_shown) {
  const auto text =
      shown(read_config("database = \"postgresql://sanzhi:geheim@db/sanzhi\"", {}).config);
  EXPECT_EQ(text.find("geheim"), text.npos);
  EXPECT_NE(text.find("postgresql://sanzhi:***@db/sanzhi"), text.npos);
}

}  // namespace
}  // namespace site
