#include "platform/files/store.h"

#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <set>

namespace files {
namespace {
namespace fs = std::filesystem;

class Folder : public ::testing::Test {
 protected:
  Folder() { fs::create_directories(path); }
  ~Folder() override { fs::remove_all(path); }
  const std::string path = fs::temp_directory_path() / ("files_test_" + std::to_string(::getpid()));
};

TEST_F(Folder, a_file_is_found_again_by_its_hash_and_read_only) {
  Store store(path);
  const auto stored = store.put("abc");
  EXPECT_EQ(stored.sha256, "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  EXPECT_EQ(stored.sm3, "66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0");
  EXPECT_EQ(stored.size, 3);
  EXPECT_EQ(store.read(stored.sha256), "abc");
  EXPECT_EQ(fs::status(store.path_of(stored.sha256)).permissions() & fs::perms::owner_write,
            fs::perms::none);
  EXPECT_EQ(store.put("abc").sha256, stored.sha256);
  EXPECT_TRUE(store.check().empty());
}

TEST_F(Folder, what_was_not_kept_leaves_nothing) {
  Store store(path);
  store.begin()->write("half a film");
  std::set<std::string> seen;
  store.check([&](std::string_view name) { seen.emplace(name); });
  EXPECT_TRUE(seen.empty());
  EXPECT_TRUE(fs::is_empty(path + "/incoming"));
}

TEST_F(Folder, a_changed_a_foreign_and_a_swapped_file_are_named) {
  Store store(path);
  const auto one = store.path_of(store.put("one").sha256),
             two = store.path_of(store.put("two").sha256);
  fs::permissions(one, fs::perms::owner_all);
  std::ofstream(one, std::ios::app) << "x";
  std::ofstream(path + "/stranger") << "?";
  const auto bad = store.check();
  ASSERT_EQ(bad.size(), 2u);
  std::set<std::string> named{bad[0].path, bad[1].path};
  EXPECT_TRUE(named.contains(one));
  EXPECT_TRUE(named.contains(path + "/stranger"));
  EXPECT_FALSE(named.contains(two));
}

TEST_F(Folder, a_missing_file_throws_when_read) {
  EXPECT_THROW(Store(path).read(std::string(64, '0')), std::system_error);
}

TEST_F(Folder, replacing_and_appending_do_what_they_say) {
  replace_file(path + "/a", "1");
  replace_file(path + "/a", "2");
  append_to_file(path + "/a", "3");
  append_to_file(path + "/b", "4");
  EXPECT_EQ(read_file(path + "/a"), "23");
  EXPECT_EQ(read_file(path + "/b"), "4");
  EXPECT_FALSE(fs::exists(path + "/a.new"));
}

}  // namespace
}  // namespace files
