#include "registry/registry.h"

#include "proves.h"
#include "registry/registry_for_tests.h"

namespace registry {
namespace {

using EachStore = EachRegistry;
ON_EACH_DATABASE(EachStore);

TEST_P(EachStore, an_agency_comes_back_with_its_overseer) {
  const auto found = read([&](sql::Tx& tx) { return registry.agency(tx, bureau); });
  ASSERT_TRUE(found);
  EXPECT_EQ(found->supervisor_id, justice);
  EXPECT_EQ(found->number_prefix, "（云港区）应急");
  EXPECT_EQ(read([&](sql::Tx& tx) { return registry.agency(tx, justice); })->supervisor_id, 0);
  const auto overseen = read([&](sql::Tx& tx) { return registry.supervised_by(tx, justice); });
  ASSERT_EQ(overseen.size(), 1u);
  EXPECT_EQ(overseen[0].id, bureau);
  expect_ledger_agrees();
}

TEST_P(EachStore, a_person_comes_back_as_typed) {
  const auto office = write([&](sql::Tx& tx) {
    return must(registry.add_office(tx, {.agency_id = bureau, .name = "执法大队"}, system()));
  });
  auto typed = a_person("测试甲", "jia.ceshi");
  typed.office_id = office;
  typed.legal_qualification_no = "A20194202990001";
  typed.review_since = day("2020-06-01");
  const auto id = add(typed);
  const auto found = read([&](sql::Tx& tx) { return registry.person_by_login(tx, "jia.ceshi"); });
  ASSERT_TRUE(found);
  EXPECT_EQ(found->id, id);
  EXPECT_EQ(found->office_id, office);
  EXPECT_EQ(found->review_since, day("2020-06-01"));
  EXPECT_TRUE(found->active);
  EXPECT_TRUE(found->roles.empty());
  expect_ledger_agrees();
}

TEST_P(EachStore, nobody_gets_the_login_of_another_and_all_faults_are_said_at_once) {
  add(a_person("测试甲", "jia"));
  auto second = a_person("", "jia");
  second.sex = "未知";
  const auto before = entries();
  const auto refused =
      write([&](sql::Tx& tx) { return registry.add_person(tx, second, system()); });
  ASSERT_FALSE(refused);
  ASSERT_EQ(refused.refusals().size(), 3u);
  EXPECT_EQ(refused.refusals()[0].mend, "name");
  EXPECT_EQ(refused.refusals()[1].mend, "sex");
  EXPECT_EQ(refused.refusals()[2].reason, "这个登录名已有人使用。");
  EXPECT_EQ(entries(), before);
}

TEST_P(EachStore, people_without_an_account_need_no_login) {
  add(a_person("测试甲"));
  add(a_person("测试乙"));
  EXPECT_EQ(read([&](sql::Tx& tx) { return registry.people(tx, bureau); }).size(), 2u);
}

TEST_P(EachStore, a_change_says_which_columns_and_no_change_says_nothing) {
  const auto id = add(a_person("测试甲"));
  auto person = *read([&](sql::Tx& tx) { return registry.person(tx, id); });
  person.post = "副大队长";
  person.agency_id = justice;  // cannot be moved like this
  write([&](sql::Tx& tx) { EXPECT_EQ(reasons(registry.change_person(tx, person, system())), ""); });
  const auto size = entries();
  write([&](sql::Tx& tx) { registry.change_person(tx, person, system()); });
  EXPECT_EQ(entries(), size);
  const auto history =
      read([&](sql::Tx& tx) { return ledger::history_of(tx, "person:" + std::to_string(id)); });
  ASSERT_EQ(history.size(), 2u);
  EXPECT_EQ(history[1].body.at("facts").at("changed"), boost::json::array{"post"});
  EXPECT_EQ(read([&](sql::Tx& tx) { return registry.person(tx, id); })->agency_id, bureau);
  expect_ledger_agrees();
}

TEST_P(EachStore, roles_are_granted_once_and_may_be_granted_again_after_they_were_revoked) {
  const auto book = the_roles();
  const auto id = add(a_person("测试甲"));
  const auto grant = [&] {
    return write(
        [&](sql::Tx& tx) { return registry.grant_role(tx, book, id, "reviewer", system()); });
  };
  EXPECT_TRUE(grant().empty());
  const auto size = entries();
  EXPECT_TRUE(grant().empty());
  EXPECT_EQ(entries(), size);
  EXPECT_EQ(
      read([&](sql::Tx& tx) { return registry.people_with_role(tx, bureau, "reviewer"); }).size(),
      1u);
  const auto revoke = [&] {
    return write([&](sql::Tx& tx) { return registry.revoke_role(tx, id, "reviewer", system()); });
  };
  EXPECT_TRUE(revoke().empty());
  EXPECT_FALSE(revoke().empty());
  EXPECT_TRUE(read([&](sql::Tx& tx) { return registry.person(tx, id); })->roles.empty());
  EXPECT_TRUE(grant().empty());
  EXPECT_EQ(read([&](sql::Tx& tx) { return registry.person(tx, id); })->roles,
            std::vector<std::string>{"reviewer"});
  expect_ledger_agrees();
}

TEST_P(EachStore, no_path_makes_one_account_system_and_audit_administrator) {
  const auto book = the_roles();
  const auto id = add(a_person("测试甲"));
  write([&](sql::Tx& tx) {
    EXPECT_TRUE(registry.grant_role(tx, book, id, "system_admin", system()).empty());
    for (const auto* other : {"security_admin", "audit_admin", "officer"})
      EXPECT_EQ(registry.grant_role(tx, book, id, other, system()).size(), 1u) << other;
    EXPECT_EQ(registry.grant_role(tx, book, id, "emperor", system()).size(), 1u);
  });
  EXPECT_EQ(read([&](sql::Tx& tx) { return registry.person(tx, id); })->roles,
            std::vector<std::string>{"system_admin"});
}

TEST_P(EachStore, the_list_of_those_who_may_enforce_leaves_out_expired_and_suspended_certificates) {
  PROVES("three-systems-plan:2-1-1");
  add_officer("测试甲", "4202990001");
  const auto second = add_officer("测试乙", "4202990002");
  const auto third = add_officer("测试丙", "4202990003");
  write([&](sql::Tx& tx) {
    auto suspended = *registry.certificate(tx, second);
    suspended.status = CertificateStatus::suspended;
    EXPECT_EQ(reasons(registry.change_certificate(tx, suspended, system())), "");
    auto expired = *registry.certificate(tx, third);
    expired.expires_on = day("2026-03-01");
    EXPECT_EQ(reasons(registry.change_certificate(tx, expired, system())), "");
  });
  const auto listed = [&](const OfficerFilter& filter) {
    return read([&](sql::Tx& tx) { return registry.officers(tx, bureau, filter); });
  };
  EXPECT_EQ(listed({}).size(), 3u);
  EXPECT_EQ(listed({.enforcing_on = day("2026-03-01")}).size(), 2u);
  const auto today = listed({.enforcing_on = day("2026-03-02")});
  ASSERT_EQ(today.size(), 1u);
  EXPECT_EQ(today[0].person.name, "测试甲");
  EXPECT_EQ(today[0].certificate.exam_score, 92);
  EXPECT_EQ(listed({.after = "4202990001", .limit = 1})[0].certificate.number, "4202990002");
  EXPECT_EQ(listed({.text = "丙"}).size(), 1u);
  EXPECT_EQ(listed({.text = "%"}).size(), 0u);
  expect_ledger_agrees();
}

TEST_P(EachStore, a_certificate_number_stands_once_and_a_person_holds_one_certificate) {
  const auto first = add_officer("测试甲", "4202990001");
  const auto second = add(a_person("测试乙"));
  write([&](sql::Tx& tx) {
    EXPECT_FALSE(registry.add_certificate(tx, a_certificate(second, "4202990001"), system()));
    EXPECT_FALSE(registry.add_certificate(tx, a_certificate(first, "4202990009"), system()));
    auto old = *registry.certificate(tx, first);
    old.status = CertificateStatus::cancelled;
    EXPECT_EQ(reasons(registry.change_certificate(tx, old, system())), "");
    EXPECT_TRUE(registry.add_certificate(tx, a_certificate(first, "4202990009"), system()));
    EXPECT_EQ(registry.certificate(tx, first)->number, "4202990009");
    EXPECT_EQ(registry.officer_by_certificate(tx, "4202990001")->certificate.status,
              CertificateStatus::cancelled);
  });
}

TEST_P(EachStore, a_matter_is_in_force_from_its_publication_to_its_last_day) {
  PROVES("three-systems-plan:2-1-1");
  const auto id = write(
      [&](sql::Tx& tx) { return must(registry.add_matter(tx, a_matter("CF-001"), system())); });
  const auto in_force = [&](const std::string& on) {
    return read([&](sql::Tx& tx) {
      return registry.matters(tx, bureau, {.in_force_on = day(on)}).size() == 1 &&
             registry.matter(tx, id)->in_force(day(on));
    });
  };
  EXPECT_FALSE(in_force("2026-03-02"));
  write([&](sql::Tx& tx) {
    EXPECT_EQ(
        reasons(registry.publish_matter(tx, id, day("2026-03-02"), law::embedded_pack(), system())),
        "");
  });
  EXPECT_FALSE(in_force("2026-03-01"));
  EXPECT_TRUE(in_force("2026-03-02"));
  write([&](sql::Tx& tx) {
    EXPECT_FALSE(registry.end_matter(tx, id, day("2026-03-01"), system()).empty());
    EXPECT_EQ(reasons(registry.end_matter(tx, id, day("2026-06-30"), system())), "");
  });
  EXPECT_TRUE(in_force("2026-06-30"));
  EXPECT_FALSE(in_force("2026-07-01"));
  expect_ledger_agrees();
}

TEST_P(EachStore, an_incomplete_matter_is_not_published_and_a_published_one_stays_complete) {
  PROVES("three-systems-plan:2-1-1");
  auto matter = a_matter("CF-001");
  matter.fee = "";
  write([&](sql::Tx& tx) {
    matter.id = must(registry.add_matter(tx, matter, system()));
    const auto on = day("2026-03-02");
    EXPECT_EQ(registry.publish_matter(tx, matter.id, on, law::embedded_pack(), system())[0].mend,
              "fee");
    matter.fee = "不收费";
    EXPECT_TRUE(registry.change_matter(tx, matter, system()).empty());
    EXPECT_TRUE(registry.publish_matter(tx, matter.id, on, law::embedded_pack(), system()).empty());
    matter.target = "";
    EXPECT_FALSE(registry.change_matter(tx, matter, system()).empty());
    EXPECT_EQ(registry.matter(tx, matter.id)->target, "生产经营单位");
  });
}

TEST_P(EachStore, matters_are_filtered_and_paged_by_code) {
  write([&](sql::Tx& tx) {
    for (const auto* code : {"JC-001", "CF-002", "CF-001"}) {
      auto matter = a_matter(code);
      if (std::string_view(code).starts_with("JC")) matter.category = "行政检查";
      must(registry.add_matter(tx, matter, system()));
    }
    EXPECT_FALSE(registry.add_matter(tx, a_matter("CF-001"), system()));
  });
  read([&](sql::Tx& tx) {
    const auto first = registry.matters(tx, bureau, {.limit = 2});
    ASSERT_EQ(first.size(), 2u);
    EXPECT_EQ(first[1].code, "CF-002");
    EXPECT_EQ(registry.matters(tx, bureau, {.after = "CF-002", .limit = 2}).at(0).code, "JC-001");
    EXPECT_EQ(registry.matters(tx, bureau, {.category = "行政检查"}).size(), 1u);
    EXPECT_EQ(registry.matters(tx, bureau, {.text = "警示"}).size(), 3u);
    EXPECT_EQ(registry.matters(tx, justice).size(), 0u);
    EXPECT_EQ(registry.matter_by_code(tx, bureau, "CF-002")->time_limit_value, 90);
  });
}

TEST_P(EachStore, a_party_is_stored_with_normalised_numbers_and_only_once) {
  Party party{.agency_id = bureau,
              .name = " 云港化工有限公司 ",
              .credit_code = " 91420202xwxw00014b",
              .legal_representative = "测试丁"};
  write([&](sql::Tx& tx) {
    const auto wrong = registry.add_party(tx, party, system());
    ASSERT_FALSE(wrong) << "the check character is wrong";
    EXPECT_EQ(wrong.refusals()[0].mend, "credit_code");
    party.credit_code = " 91420202xwxw00014a";
    const auto stored = *registry.party(tx, must(registry.add_party(tx, party, system())));
    EXPECT_EQ(stored.name, "云港化工有限公司");
    EXPECT_EQ(stored.credit_code, "91420202XWXW00014A");
    const auto again = registry.add_party(tx, party, system());
    ASSERT_FALSE(again);
    EXPECT_EQ(again.refusals()[0].reason, "这个统一社会信用代码已经登记。");
  });
  expect_ledger_agrees();
}

TEST_P(EachStore, parties_are_found_by_part_of_the_name_or_the_whole_number) {
  write([&](sql::Tx& tx) {
    must(registry.add_party(tx, {.agency_id = bureau, .name = "云港测试化工有限公司"}, system()));
    must(registry.add_party(tx,
                            {.agency_id = bureau,
                             .kind = PartyKind::individual,
                             .name = "测试丁",
                             .id_kind = "护照",
                             .id_number = "X0000001"},
                            system()));
    EXPECT_EQ(registry.find_parties(tx, bureau, "化工").size(), 1u);
    EXPECT_EQ(registry.find_parties(tx, bureau, "X0000001").at(0).name, "测试丁");
    EXPECT_EQ(registry.find_parties(tx, bureau, "X000").size(), 0u);
    EXPECT_EQ(registry.find_parties(tx, bureau, "").size(), 2u);
    EXPECT_EQ(registry.party_by_number(tx, bureau, "X0000001")->kind, PartyKind::individual);
    EXPECT_FALSE(registry.party_by_number(tx, justice, "X0000001"));
  });
}

TEST_P(EachStore, a_row_changed_behind_our_back_is_found) {
  const auto id = add_officer("测试甲", "4202990001");
  write([&](sql::Tx& tx) {
    tx.execute("UPDATE certificate SET expires_on = '2039-04-30' WHERE person_id = :id",
               {{"id", id}});
  });
  auto tables = coverage();
  for (const auto* table : {"ledger_log", "ledger_entry", "ledger_tile", "schema_migration"})
    tables.kept.emplace_back(table);
  EXPECT_EQ(ledger::verify(*database, tables, {}).findings.size(), 1u);
}

}  // namespace
}  // namespace registry
