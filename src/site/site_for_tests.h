// site_for_tests — a data folder of its own, and a whole site over it.
#pragma once
#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>

#include "site/site.h"

namespace site {

class AFolder : public ::testing::Test {
 protected:
  AFolder() {
    auto name = (std::filesystem::temp_directory_path() / "sanzhi-test-XXXXXX").string();
    EXPECT_NE(::mkdtemp(name.data()), nullptr);
    folder.root = name;
    make_folder(folder);
  }
  ~AFolder() override { std::filesystem::remove_all(folder.root); }

  // Something happens in the folder, and it is left cleanly.
  template <class Work>
  void use(Work work) {
    Writing writing(folder, Writing::As::command);
    {
      House house(folder, {}, {clock, chance});
      work(house);
    }
    writing.close();
  }
  void found_bureau() {
    use([&](House& house) {
      house.database->write([&](sql::Tx& tx) {
        house.registry.add_agency(tx, {.id = bureau, .name = "云港区应急管理局"},
                                  {bureau, 0, clock.now()});
      });
      house.files.put("一份证据");
    });
  }

  static constexpr std::int64_t bureau = 420299;
  // 2026-03-02 10:00 in China, a Monday.
  timing::ManualClock clock{timing::Instant{std::chrono::milliseconds{1772416800000}}};
  chance::Seeded chance{7};
  Folder folder;
};

// A bureau with one person for each role, each signed in.
class ASite : public AFolder {
 protected:
  ASite() {
    house = std::make_unique<House>(folder, Config{}, Surroundings{clock, chance});
    house->database->write([&](sql::Tx& tx) {
      house->registry.add_agency(tx, {.id = bureau, .name = "云港区应急管理局"}, by());
      for (const auto& role : house->roles.roles()) links[role.id] = link_for(tx, role.id);
    });
    for (const auto& [role, link] : links)
      cookies[role] =
          house->accounts.sign_in_by_link(*house->database, link, "127.0.0.1", "", clock.now())
              ->token;
    site = std::make_unique<Site>(*house);
  }

  registry::By by() const { return {bureau, 0, clock.now()}; }
  std::string link_for(sql::Tx& tx, const std::string& role) {
    const auto person = *house->registry.add_person(
        tx, {.agency_id = bureau, .name = role, .login = role, .post = "科员"}, by());
    EXPECT_TRUE(house->registry.grant_role(tx, house->roles, person, role, by()).empty());
    return house->accounts.make_link(tx, person, by());
  }

  http::Request request(const std::string& method, const std::string& path,
                        const std::string& role = "") const {
    http::Request out;
    out.id = "test";
    out.method = method;
    out.path = out.target = path;
    out.headers.emplace_back("host", "127.0.0.1");
    if (!role.empty())
      out.headers.emplace_back("cookie",
                               std::string(registry::session_cookie) + "=" + cookies.at(role));
    return out;
  }
  // 0: let in; else the status of the refusal.
  int ask(const http::Route& route, http::Request request_) const {
    const auto refusal = site->gate().check(route, request_);
    return refusal ? refusal->status : 0;
  }
  const http::Route& route(const std::string& method, const std::string& pattern) const {
    for (const auto& one : site->routes())
      if (one.method == method && one.pattern == pattern) return one;
    throw std::out_of_range(method + " " + pattern);
  }
  http::Request with_csrf(http::Request out, const std::string& role) const {
    out.form.emplace_back("csrf", registry::csrf_of(cookies.at(role)));
    return out;
  }

  std::unique_ptr<House> house;
  std::unique_ptr<Site> site;
  std::map<std::string, std::string> links, cookies;  // by role
};

}  // namespace site
