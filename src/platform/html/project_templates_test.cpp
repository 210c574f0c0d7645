// project_templates_test — does ctemplate take every template of this project.
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <iterator>

#include "platform/html/html.h"

namespace html {
namespace {
namespace fs = std::filesystem;

std::string text_of(const fs::path& file) {
  std::ifstream in(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

int add_folder(const fs::path& folder, const std::string& room) {
  int added = 0;
  if (!fs::exists(folder)) return added;
  for (const auto& entry : fs::directory_iterator(folder)) {
    if (entry.path().extension() != ".html") continue;
    const auto name = room + "/" + entry.path().filename().string();
    EXPECT_NO_THROW(add_template("project/" + name, text_of(entry.path()))) << name;
    ++added;
  }
  return added;
}

TEST(ProjectTemplates, are_all_escaped_and_parsed) {
  int added = add_folder("src/site/layout", "layout");
  for (const auto& room : fs::directory_iterator("src"))
    added += add_folder(room.path() / "pages", room.path().filename().string());
  EXPECT_GT(added, 50);
}

}  // namespace
}  // namespace html
