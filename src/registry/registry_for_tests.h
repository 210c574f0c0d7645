// registry_for_tests — a small district to test with: one bureau, its overseer, a few people.
#pragma once
#include <string>

#include "ledger/book.h"
#include "ledger/verify.h"
#include "platform/sql/test_databases.h"
#include "registry/registry.h"

namespace registry {

// 2026-03-02 10:00 in China, a Monday.
constexpr timing::Instant monday_morning{std::chrono::milliseconds{1772416800000}};
constexpr std::int64_t bureau = 420299, justice = 420298;

inline timing::Date day(std::string_view text) {
  timing::Date date;
  EXPECT_TRUE(timing::parse(text, date)) << text;
  return date;
}

inline RoleBook the_roles() {
  law::Faults faults;
  auto book = RoleBook::read(law::embedded_pack().file("roles.toml"), faults);
  EXPECT_TRUE(faults.empty()) << (faults.empty() ? "" : faults.front().text);
  return book;
}

inline Person a_person(const std::string& name, const std::string& login = "") {
  return {.agency_id = bureau, .name = name, .sex = "女", .login = login, .post = "科员"};
}

inline Certificate a_certificate(std::int64_t person, const std::string& number) {
  return {.person_id = person,
          .number = number,
          .kind = "应急管理",
          .area = "云港区",
          .issued_on = day("2024-05-01"),
          .expires_on = day("2029-04-30"),
          .exam_passed_on = day("2024-04-10"),
          .exam_score = 92};
}

inline Matter a_matter(const std::string& code) {
  return {.agency_id = bureau,
          .code = code,
          .name = "对未按规定设置安全警示标志的处罚",
          .category = "行政处罚",
          .subject = "云港区应急管理局",
          .handling_unit = "执法大队",
          .legal_basis = "安全生产法第99条",
          .target = "生产经营单位",
          .time_limit_value = 90,
          .time_limit_unit = "calendar_day",
          .time_limit_from = "立案之日",
          .fee = "不收费"};
}

template <class T>
T must(law::Outcome<T> outcome) {
  if (outcome) return *outcome;
  for (const auto& refusal : outcome.refusals()) ADD_FAILURE() << refusal.reason;
  throw std::runtime_error("refused");
}

inline std::string reasons(const law::Refusals& refusals) {
  std::string out;
  for (const auto& refusal : refusals) out += refusal.reason;
  return out;
}

class EachRegistry : public sql::EachDatabase {
 protected:
  EachRegistry() {
    auto migrations = ledger::schema();
    for (const auto& migration : schema()) migrations.push_back(migration);
    sql::migrate(*database, migrations);
    database->write([&](sql::Tx& tx) {
      must(registry.add_agency(
          tx, {.id = justice, .name = "云港区司法局", .kind = AgencyKind::justice}, system()));
      must(registry.add_agency(tx,
                               {.id = bureau,
                                .name = "云港区应急管理局",
                                .short_name = "区应急局",
                                .supervisor_id = justice,
                                .number_prefix = "（云港区）应急"},
                               system()));
    });
  }
  By system() const { return {bureau, 0, clock.now()}; }
  template <class F>
  auto write(F&& f) {
    return database->write(std::forward<F>(f));
  }
  template <class F>
  auto read(F&& f) {
    return database->read(std::forward<F>(f));
  }
  std::int64_t add(const Person& person) {
    return write([&](sql::Tx& tx) { return must(registry.add_person(tx, person, system())); });
  }
  std::int64_t add_officer(const std::string& name, const std::string& number) {
    const auto person = add(a_person(name));
    write([&](sql::Tx& tx) {
      must(registry.add_certificate(tx, a_certificate(person, number), system()));
    });
    return person;
  }
  std::int64_t entries() {
    return read([](sql::Tx& tx) { return ledger::size_of(tx, bureau); });
  }
  // Every row of this room stands in the ledger as it is now.
  void expect_ledger_agrees() {
    auto tables = coverage();
    for (const auto* table : {"ledger_log", "ledger_entry", "ledger_tile", "schema_migration"})
      tables.kept.emplace_back(table);
    for (const auto& finding : ledger::verify(*database, tables, {}).findings)
      ADD_FAILURE() << finding.place << " " << finding.what;
  }

  timing::ManualClock clock{monday_morning};
  timing::Ids ids{clock};
  Registry registry{ids, "sanzhi.example"};
};

}  // namespace registry
