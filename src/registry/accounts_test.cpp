#include "registry/accounts.h"

#include <atomic>
#include <thread>

#include "platform/crypto/password.h"
#include "registry/drafts.h"
#include "registry/registry_for_tests.h"
#include "registry/setup.h"

namespace registry {
namespace {

using namespace std::chrono_literals;

constexpr auto right_password = "Chang-cheng-2026";

class EachAccount : public EachRegistry {
 protected:
  EachAccount() {
    person = add(a_person("测试甲", "jia"));
    static const auto hash = crypto::hash_password(right_password);
    write([&](sql::Tx& tx) { accounts.set_password(tx, person, hash, system()); });
  }
  law::Outcome<SignedIn> try_with(std::string_view password, std::string_view login = "jia",
                                  std::string_view address = "192.0.2.1",
                                  std::string_view cookie = "") {
    return accounts.sign_in(*database, login, password, address, cookie, clock.now());
  }
  std::string signed_in() { return must(try_with(right_password)).token; }
  Visitor who(const std::string& cookie) {
    return read([&](sql::Tx& tx) { return accounts.who(tx, cookie, clock.now()); });
  }
  void pass(std::chrono::milliseconds time) { clock.set(clock.now() + time); }
  std::vector<std::string> acts_about(std::int64_t id) {
    std::vector<std::string> acts;
    for (const auto& entry :
         read([&](sql::Tx& tx) { return ledger::history_of(tx, "person:" + std::to_string(id)); }))
      acts.emplace_back(entry.body.at("act").as_string());
    return acts;
  }

  chance::Seeded chance{7};
  Accounts accounts{registry, chance};
  std::int64_t person = 0;
};
ON_EACH_DATABASE(EachAccount);

TEST_P(EachAccount, the_right_password_signs_in_and_the_cookie_says_who) {
  const auto cookie = signed_in();
  const auto visitor = who(cookie);
  ASSERT_TRUE(visitor);
  EXPECT_EQ(visitor.person.id, person);
  EXPECT_TRUE(visitor.has_password);
  EXPECT_FALSE(visitor.by_link);
  EXPECT_TRUE(csrf_fits(cookie, visitor.csrf));
  EXPECT_FALSE(csrf_fits(cookie, visitor.csrf + "A"));
  EXPECT_FALSE(csrf_fits("", csrf_of("")));
  EXPECT_FALSE(who(cookie + "A"));
  EXPECT_FALSE(who(""));
  EXPECT_EQ(acts_about(person).back(), "account.signed_in");
  expect_ledger_agrees();
}

TEST_P(EachAccount, the_cookie_itself_is_nowhere_in_the_database) {
  const auto cookie = signed_in();
  EXPECT_EQ(read([&](sql::Tx& tx) {
              return tx.integer("SELECT count(*) FROM session WHERE token_hash = :cookie",
                                {{"cookie", cookie}});
            }),
            0);
}

TEST_P(EachAccount, a_wrong_password_and_an_unknown_login_get_the_same_answer) {
  const auto wrong = try_with("Chang-cheng-2027");
  const auto unknown = try_with(right_password, "yi", "192.0.2.2");
  ASSERT_FALSE(wrong);
  ASSERT_FALSE(unknown);
  EXPECT_EQ(reasons(wrong.refusals()), reasons(unknown.refusals()));
  EXPECT_EQ(acts_about(person).back(), "account.sign_in_failed");
}

TEST_P(EachAccount, five_failures_lock_the_account_for_a_quarter_of_an_hour_from_any_address) {
  for (int i = 0; i < 5; ++i)
    EXPECT_FALSE(try_with("wrong", "jia", "192.0.2." + std::to_string(i)));
  const auto refused = try_with(right_password, "jia", "192.0.2.9");
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.refusals()[0].rule, "registry.sign_in.locked");
  EXPECT_EQ(acts_about(person).back(), "account.locked");
  pass(15min - 1ms);
  EXPECT_FALSE(try_with(right_password, "jia", "192.0.2.9"));
  pass(1ms);
  EXPECT_TRUE(try_with(right_password, "jia", "192.0.2.9"));
}

TEST_P(EachAccount, an_unknown_account_is_locked_like_a_known_one) {
  for (int i = 0; i < 5; ++i) try_with("wrong", "nobody", "192.0.2." + std::to_string(i));
  EXPECT_EQ(try_with("wrong", "nobody", "192.0.2.9").refusals()[0].rule, "registry.sign_in.locked");
}

TEST_P(EachAccount, five_failures_from_one_address_lock_it_for_every_account) {
  for (int i = 0; i < 5; ++i) try_with("wrong", "nobody" + std::to_string(i));
  EXPECT_EQ(try_with(right_password).refusals()[0].rule, "registry.sign_in.locked");
  EXPECT_TRUE(try_with(right_password, "jia", "192.0.2.77"));
}

TEST_P(EachAccount, the_second_lock_lasts_twice_as_long) {
  const auto fail_five_times = [&](int from) {
    for (int i = 0; i < 5; ++i) try_with("wrong", "jia", "198.51.100." + std::to_string(from + i));
  };
  fail_five_times(0);
  pass(15min);
  fail_five_times(10);
  pass(30min - 1ms);
  EXPECT_FALSE(try_with(right_password));
  pass(1ms);
  EXPECT_TRUE(try_with(right_password));
}

TEST_P(EachAccount, success_forgives_and_the_fifth_try_may_still_be_right) {
  for (int i = 0; i < 4; ++i) try_with("wrong");
  EXPECT_TRUE(try_with(right_password));
  EXPECT_TRUE(try_with(right_password)) << "the address was not locked by the fifth try";
  for (int i = 0; i < 4; ++i) try_with("wrong", "jia", "192.0.2.5");
  EXPECT_TRUE(try_with(right_password)) << "the account counts anew";
}

TEST_P(EachAccount, guesses_at_the_same_time_are_counted_before_they_are_looked_at) {
  std::atomic<int> locked = 0;
  {
    std::vector<std::jthread> threads;
    for (int i = 0; i < 12; ++i)
      threads.emplace_back([&, i] {
        const auto answer = try_with("wrong", "jia", "203.0.113." + std::to_string(i));
        if (answer.refusals()[0].rule == "registry.sign_in.locked") ++locked;
      });
  }
  EXPECT_EQ(locked, 7);
}

TEST_P(EachAccount, the_security_administrator_unlocks) {
  for (int i = 0; i < 5; ++i) try_with("wrong", "jia", "192.0.2." + std::to_string(i));
  const auto lock = [&] {
    return read([&](sql::Tx& tx) { return accounts.locked_until(tx, "jia", clock.now()); });
  };
  EXPECT_EQ(lock(), clock.now() + 15min);
  write([&](sql::Tx& tx) { accounts.unlock(tx, person, system()); });
  EXPECT_FALSE(lock());
  EXPECT_TRUE(try_with(right_password, "jia", "192.0.2.9"));
}

TEST_P(EachAccount, a_session_ends_when_it_is_idle) {
  const auto cookie = signed_in();
  pass(29min);
  EXPECT_TRUE(who(cookie).stale);
  write([&](sql::Tx& tx) { accounts.touch(tx, cookie, clock.now()); });
  EXPECT_FALSE(who(cookie).stale);
  pass(29min);
  EXPECT_TRUE(who(cookie));
  pass(1min);
  EXPECT_FALSE(who(cookie));
  write([&](sql::Tx& tx) { accounts.touch(tx, cookie, clock.now()); });
  EXPECT_FALSE(who(cookie)) << "what has ended does not come back";
}

TEST_P(EachAccount, a_session_ends_after_eight_hours_however_busy) {
  const auto cookie = signed_in();
  for (int i = 0; i < 24; ++i) {
    EXPECT_TRUE(who(cookie)) << i;
    pass(20min);
    write([&](sql::Tx& tx) { accounts.touch(tx, cookie, clock.now()); });
  }
  EXPECT_FALSE(who(cookie));
}

TEST_P(EachAccount, signing_out_ends_the_session) {
  const auto cookie = signed_in();
  write([&](sql::Tx& tx) { accounts.sign_out(tx, cookie, clock.now()); });
  EXPECT_FALSE(who(cookie));
  EXPECT_EQ(acts_about(person).back(), "account.signed_out");
}

TEST_P(EachAccount, nobody_signs_in_to_a_session_that_was_there_before) {
  const auto planted = signed_in();
  const auto fresh = must(try_with(right_password, "jia", "192.0.2.1", planted)).token;
  EXPECT_NE(fresh, planted);
  EXPECT_TRUE(who(fresh));
  EXPECT_FALSE(who(planted));
}

TEST_P(EachAccount, who_is_deactivated_is_out_at_once_and_stays_out) {
  const auto cookie = signed_in();
  write([&](sql::Tx& tx) {
    auto gone = *registry.person(tx, person);
    gone.active = false;
    EXPECT_TRUE(registry.change_person(tx, gone, system()).empty());
  });
  EXPECT_FALSE(who(cookie));
  EXPECT_FALSE(try_with(right_password));
}

TEST_P(EachAccount, a_new_password_needs_the_old_one_and_ends_the_other_sessions) {
  const auto here = signed_in(), elsewhere = signed_in();
  const auto change = [&](std::string_view old, std::string_view fresh) {
    return accounts.change_password(*database, here, old, fresh, clock.now());
  };
  EXPECT_EQ(change("wrong", "Xin-mi-ma-2026").at(0).mend, "old_password");
  EXPECT_EQ(change(right_password, "short").at(0).mend, "password");
  EXPECT_TRUE(who(elsewhere));
  EXPECT_TRUE(change(right_password, "Xin-mi-ma-2026").empty());
  EXPECT_TRUE(who(here));
  EXPECT_FALSE(who(elsewhere));
  EXPECT_FALSE(try_with(right_password));
  EXPECT_TRUE(try_with("Xin-mi-ma-2026"));
  expect_ledger_agrees();
}

TEST_P(EachAccount, a_link_signs_in_once_and_lets_a_first_password_be_set) {
  const auto newcomer = add(a_person("测试乙", "yi"));
  const auto link = write([&](sql::Tx& tx) { return accounts.make_link(tx, newcomer, system()); });
  const auto follow = [&](const std::string& token) {
    return accounts.sign_in_by_link(*database, token, "192.0.2.1", "", clock.now());
  };
  EXPECT_FALSE(follow(link + "A"));
  const auto cookie = must(follow(link)).token;
  EXPECT_FALSE(follow(link)) << "a link is used once";
  EXPECT_TRUE(who(cookie).by_link);
  EXPECT_FALSE(who(cookie).has_password);
  EXPECT_TRUE(
      accounts.change_password(*database, cookie, "", "Di-yi-ge-mi-ma-1", clock.now()).empty());
  EXPECT_FALSE(who(cookie).by_link);
  EXPECT_TRUE(try_with("Di-yi-ge-mi-ma-1", "yi"));
}

TEST_P(EachAccount, a_link_expires_and_dies_when_another_is_made) {
  const auto make = [&] {
    return write([&](sql::Tx& tx) { return accounts.make_link(tx, person, system()); });
  };
  const auto follow = [&](const std::string& token) {
    return bool(accounts.sign_in_by_link(*database, token, "192.0.2.1", "", clock.now()));
  };
  const auto first = make(), second = make();
  EXPECT_FALSE(follow(first));
  pass(24h);
  EXPECT_FALSE(follow(second));
  const auto third = make();
  pass(24h - 1ms);
  EXPECT_TRUE(follow(third));
}

TEST_P(EachAccount, what_has_expired_is_swept_away) {
  const auto cookie = signed_in();
  write([&](sql::Tx& tx) { accounts.make_link(tx, person, system()); });
  try_with("wrong", "nobody");
  pass(100h);
  write([&](sql::Tx& tx) { accounts.sweep(tx, clock.now()); });
  for (const std::string table : {"session", "one_time_token", "sign_in_attempt"})
    EXPECT_EQ(read([&](sql::Tx& tx) { return tx.integer("SELECT count(*) FROM " + table); }), 0)
        << table;
}

TEST_P(EachAccount, a_draft_is_kept_for_its_author_and_form) {
  write([&](sql::Tx& tx) {
    save_draft(tx, person, "casework/filing/1", {{"title", "甲"}}, clock.now());
    save_draft(tx, person, "casework/filing/1", {{"title", "乙"}}, clock.now());
    EXPECT_EQ(draft(tx, person, "casework/filing/1")->content.at("title"), "乙");
    EXPECT_FALSE(draft(tx, person, "casework/filing/2"));
    drop_draft(tx, person, "casework/filing/1");
    EXPECT_FALSE(draft(tx, person, "casework/filing/1"));
  });
}

TEST_P(EachAccount, a_form_sent_twice_is_remembered_with_what_it_held) {
  write([&](sql::Tx& tx) {
    EXPECT_FALSE(sent_before(tx, person, "k1", "hash"));
    remember_sent(tx, person, "k1", "hash", "/office/parties/1", clock.now());
    EXPECT_EQ(sent_before(tx, person, "k1", "hash")->location, "/office/parties/1");
    EXPECT_TRUE(sent_before(tx, person, "k1", "hash")->same);
    EXPECT_FALSE(sent_before(tx, person, "k1", "other")->same);
    EXPECT_FALSE(sent_before(tx, person + 1, "k1", "hash"));
  });
}

class EachSetup : public EachRegistry {
 protected:
  std::string token() {
    return write([&](sql::Tx& tx) { return make_setup_token(tx, chance, clock.now()); });
  }
  law::Outcome<Founded> with(const std::string& token) {
    return set_up(*database, registry, accounts, the_roles(), token, wanted, clock.now());
  }
  chance::Seeded chance{7};
  Accounts accounts{registry, chance};
  FirstSetup wanted{{.name = "东湖区应急管理局"},
                    {"测试甲", "jia"},
                    {"测试乙", "yi"},
                    {"测试丙", "bing"},
                    right_password};
};
ON_EACH_DATABASE(EachSetup);

TEST_P(EachSetup, three_people_become_the_three_administrators) {
  const auto made = must(with(token()));
  EXPECT_EQ(read([&](sql::Tx& tx) { return registry.person(tx, made.system_admin); })->roles,
            std::vector<std::string>{"system_admin"});
  EXPECT_TRUE(accounts.sign_in(*database, "jia", right_password, "192.0.2.1", "", clock.now()));
  const auto second =
      must(accounts.sign_in_by_link(*database, made.security_link, "192.0.2.1", "", clock.now()));
  EXPECT_EQ(read([&](sql::Tx& tx) { return registry.person(tx, second.person); })->roles,
            std::vector<std::string>{"security_admin"});
  EXPECT_FALSE(read(is_new));
  expect_ledger_agrees();
}

TEST_P(EachSetup, the_token_is_used_once_and_expires) {
  const auto old = token(), late = token();
  EXPECT_FALSE(with(old)) << "a newer token was made";
  clock.set(clock.now() + 24h);
  EXPECT_FALSE(with(late));
  const auto good = token();
  EXPECT_TRUE(with(good));
  EXPECT_FALSE(with(good));
  EXPECT_THROW(token(), std::logic_error);
}

TEST_P(EachSetup, what_is_refused_leaves_nothing_behind) {
  const auto good = token();
  wanted.audit_admin.name = wanted.system_admin.name;
  EXPECT_FALSE(with(good));
  wanted.audit_admin = {"测试丙", "jia"};  // the login of the first
  EXPECT_FALSE(with(good));
  EXPECT_EQ(read([&](sql::Tx& tx) { return registry.agencies(tx); }).size(), 2u);
  wanted.audit_admin.login = "bing";
  EXPECT_TRUE(with(good)) << "and the token still holds";
}

TEST(PasswordRule, knows_good_from_bad) {
  const auto wrong = [](std::string_view password) {
    return wrong_in_password(password, "ceshi.jia", "测试甲").size();
  };
  for (const auto* good :
       {"Chang-cheng-2026", "abcDEF123456", "长城内外惟余莽莽Ab1惟余", "correct horse 9 Battery"})
    EXPECT_EQ(wrong(good), 0u) << good;
  for (const auto* bad : {"", "Ab1-Ab1-Ab1", "abcdefghijklmn", "abcdefghijk123", "CESHI.JIA-2026-x",
                          "测试甲Abcdefg123456"})
    EXPECT_EQ(wrong(bad) > 0, true) << bad;
  EXPECT_EQ(wrong(std::string(300, 'a') + "A1"), 1u);
}

}  // namespace
}  // namespace registry
