// disclosure_for_tests — a bureau with three people and decisions to publish.
#pragma once
#include "disclosure/disclosure.h"
#include "registry/registry_for_tests.h"

namespace disclosure {

inline const law::Pack& the_law() { return law::embedded_pack(); }

inline const PublicationSchemas& the_schemas() {
  static const auto schemas = [] {
    law::Faults faults;
    auto read = PublicationSchemas::read(the_law(), faults);
    for (const auto& fault : faults) ADD_FAILURE() << fault.file << " " << fault.text;
    return read;
  }();
  return schemas;
}

class EachDisclosure : public registry::EachRegistry {
 protected:
  EachDisclosure() {
    auto migrations = ledger::schema();
    for (const auto& more : {registry::schema(), schema()})
      migrations.insert(migrations.end(), more.begin(), more.end());
    sql::migrate(*database, migrations);
    write([](sql::Tx& tx) { Disclosure::open_public_log(tx, "sanzhi.example/public"); });
    publisher = add(registry::a_person("夏采薇"));
    reviewer = add(registry::a_person("秋知远"));
  }

  By by(std::int64_t person) const { return {registry::bureau, person, clock.now()}; }
  void go_to(std::string_view day) {
    timing::Instant at;
    ASSERT_TRUE(timing::parse(std::string(day) + "T10:00:00+08:00", at));
    clock.set(at);
  }

  // Against an enterprise, on Monday 2 March 2026.
  Decision a_penalty(const std::string& subject = "case:1", const std::string& number = "3") const {
    Decision d;
    d.agency_id = registry::bureau;
    d.subject = subject;
    d.kind = "行政处罚";
    d.document_number = "（云港区）应急罚〔2026〕" + number + "号";
    d.decided_on = registry::day("2026-03-02");
    d.party = {.kind = registry::PartyKind::organization,
               .name = "云河市青禾仓储有限公司",
               .credit_code = "91420202XWXW00014A",
               .legal_representative = "欧阳若兰",
               .phone = "13907140001"};
    d.violation_type = "未按规定对从业人员进行安全生产教育和培训";
    d.facts =
        "2026年1月12日，本机关执法人员梅执法、兰执法检查发现，当事人的装卸工人钟离春未经安全生产教"
        "育和"
        "培训上岗作业，联系电话13907140002。";
    d.basis = "《中华人民共和国安全生产法》第九十七条第三项";
    d.penalty_kinds = {"罚款"};
    d.content = "罚款人民币三万元整";
    d.fine_fen = 3'000'000;
    d.remedies = "六十日内可以申请行政复议";
    d.persons = {{"钟离春", Role::witness}};
    d.officers = {"梅执法", "兰执法"};
    return d;
  }
  // The same against a natural person.
  Decision against_a_person(const std::string& subject = "case:2") const {
    auto d = a_penalty(subject, "4");
    d.party = {.kind = registry::PartyKind::individual,
               .name = "慕容守拙",
               .id_kind = "居民身份证",
               .id_number = "420202190301019969",
               .address = "云港区仓前路8号2单元301室",
               .phone = "13907140003"};
    d.facts = "当事人慕容守拙（身份证号420202190301019969）在仓库内违规动火作业。";
    return d;
  }

  std::int64_t owed(const Decision& d) {
    return write([&](sql::Tx& tx) {
      const auto id = registry::must(disclosure.owe(tx, d, by(0)));
      disclosure.mark_served(tx, d.subject, d.decided_on, by(0));
      return id;
    });
  }
  Prepared prepared(std::int64_t obligation) {
    return write([&](sql::Tx& tx) {
      return registry::must(disclosure.prepare(tx, obligation, by(publisher)));
    });
  }
  Record published(const Decision& d) {
    const auto p = prepared(owed(d));
    return write(
        [&](sql::Tx& tx) { return registry::must(disclosure.confirm(tx, p.id, by(reviewer))); });
  }
  void expect_ledger_agrees() {
    auto tables = registry::coverage();
    for (const auto& table : coverage().covered) tables.covered.push_back(table);
    for (const auto& table : coverage().kept) tables.kept.push_back(table);
    for (const auto* table : {"ledger_log", "ledger_entry", "ledger_tile", "schema_migration"})
      tables.kept.emplace_back(table);
    for (const auto& finding : ledger::verify(*database, tables, {}).findings)
      ADD_FAILURE() << finding.place << " " << finding.what;
  }

  Disclosure disclosure{the_schemas(), the_law(), registry, ids};
  std::int64_t publisher = 0, reviewer = 0;
};

}  // namespace disclosure
