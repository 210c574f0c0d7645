#include "site/rest_seal.h"

#include "platform/files/store.h"
#include "site/site_for_tests.h"
#include "site/verify_folder.h"

namespace fs = std::filesystem;

namespace site {
namespace {

class RestSeal : public AFolder {
 protected:
  RestSeal() { found_bureau(); }

  FolderVerified verified() const { return verify_folder(folder, {}); }
  std::string first_place() const {
    const auto findings = verified().findings;
    return findings.empty() ? "" : findings.front().place;
  }
  std::vector<std::string> files() const {
    std::vector<std::string> out;
    for (const auto& entry : fs::recursive_directory_iterator(folder.root))
      if (entry.is_regular_file()) out.push_back(fs::relative(entry.path(), folder.root).string());
    return out;
  }
  void write(const std::string& path, const std::string& content) const {
    fs::permissions(folder.root + "/" + path, fs::perms::owner_all);
    files::replace_file(folder.root + "/" + path, content);
  }
};

TEST_F(RestSeal, a_folder_left_cleanly_is_whole) {
  const auto told = verified();
  EXPECT_EQ(told.state, State::at_rest);
  EXPECT_TRUE(told.findings.empty()) << report_of(told);
  EXPECT_EQ(told.files, 1);
}

TEST_F(RestSeal, one_changed_bit_anywhere_is_found_in_the_file_it_is_in) {
  for (const auto& path : files()) {
    const auto whole = files::read_file(folder.root + "/" + path);
    for (const auto at : {std::size_t(0), whole.size() / 2, whole.size() - 1}) {
      auto changed = whole;
      changed[at] = char(changed[at] ^ 1);
      write(path, changed);
      EXPECT_EQ(first_place(), path) << "byte " << at;
    }
    write(path, whole);
  }
  EXPECT_EQ(first_place(), "");
}

TEST_F(RestSeal, a_missing_and_an_added_file_are_named) {
  for (const auto& path : files()) {
    fs::rename(folder.root + "/" + path, folder.root + ".hidden");
    const auto findings = verified().findings;
    EXPECT_TRUE(std::ranges::any_of(findings, [&](const auto& f) { return f.place == path; }))
        << path;
    fs::rename(folder.root + ".hidden", folder.root + "/" + path);
  }
  files::replace_file(folder.root + "/checkpoints/stranger", "");
  EXPECT_EQ(first_place(), "checkpoints/stranger");
}

TEST_F(RestSeal, a_folder_that_was_not_left_cleanly_is_checked_by_what_it_says) {
  { Writing crashed(folder, Writing::As::command); }
  EXPECT_EQ(verified().state, State::serving);
  EXPECT_EQ(first_place(), "");

  use([](House&) {});
  EXPECT_EQ(verified().state, State::at_rest);
}

TEST_F(RestSeal, a_row_changed_behind_the_program_is_found_also_after_a_crash) {
  sql::open_sqlite(folder.database())->write([](sql::Tx& tx) {
    tx.execute("UPDATE agency SET name = '别的局'");
  });
  EXPECT_EQ(first_place(), "sanzhi.db");
  break_seal(folder);
  EXPECT_EQ(first_place(), "表 agency 第420299行");
}

TEST_F(RestSeal, a_note_cut_off_by_a_crash_is_tolerated_and_cut_away_at_the_next_start) {
  break_seal(folder);
  const auto note = fs::directory_iterator(folder.checkpoints())->path().string();
  files::append_to_file(note, "sanzhi/420299\n12");
  EXPECT_EQ(first_place(), "");
  use([](House&) {});
  EXPECT_EQ(files::read_file(note).find("\n12\nsanzhi"), std::string::npos);
  EXPECT_EQ(first_place(), "");
}

TEST_F(RestSeal, a_folder_taken_back_to_an_earlier_state_is_found_by_a_note_kept_outside) {
  const auto earlier = folder.root + ".earlier";
  fs::copy(folder.root, earlier, fs::copy_options::recursive);
  use([&](House& house) {
    house.database->write([&](sql::Tx& tx) {
      house.registry.add_agency(tx, {.id = 1001, .name = "云港区司法局"}, {1001, 0, clock.now()});
      house.registry.add_office(tx, {.agency_id = bureau, .name = "办公室"},
                                {bureau, 0, clock.now()});
    });
  });
  std::string notes;
  for (const auto& entry : fs::directory_iterator(folder.checkpoints()))
    notes += files::read_file(entry.path().string());
  EXPECT_TRUE(verify_folder({earlier}, {}).findings.empty());
  EXPECT_FALSE(verify_folder({earlier}, {}, notes).findings.empty());
  fs::remove_all(earlier);
}

TEST_F(RestSeal, verify_changes_nothing) {
  const auto before = files();
  { Writing crashed(folder, Writing::As::command); }
  static_cast<void>(verified());
  EXPECT_EQ(files(), before);
}

TEST_F(RestSeal, two_servers_never_share_a_folder_but_a_command_may_work_beside_one) {
  Writing server(folder, Writing::As::server);
  EXPECT_THROW(Writing(folder, Writing::As::server), std::runtime_error);
  {
    Writing command(folder, Writing::As::command);
    command.close();
  }
  EXPECT_EQ(verified().state, State::serving);  // the server has not stopped
  server.close();
  EXPECT_EQ(verified().state, State::at_rest);
}

}  // namespace
}  // namespace site
