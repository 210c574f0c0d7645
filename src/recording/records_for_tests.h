// records_for_tests — the bureau of registry_for_tests with two officers and an empty file store.
#pragma once
#include <filesystem>

#include "recording/recording.h"
#include "recording/samples_for_tests.h"
#include "registry/registry_for_tests.h"

namespace recording {

class EachRecords : public registry::EachRegistry {
 protected:
  EachRecords() {
    auto migrations = ledger::schema();
    for (const auto& room : {registry::schema(), schema()})
      migrations.insert(migrations.end(), room.begin(), room.end());
    sql::migrate(*database, migrations);
    first = add_officer("许立言", "17010011001");
    second = add_officer("苏文竹", "17010011002");
    database->write([&](sql::Tx& tx) {
      auto agency = *registry.agency(tx, registry::bureau);
      agency.address = "云港区滨江路18号";
      agency.reconsideration_body = "云港区人民政府";
      agency.court = "云港区人民法院";
      EXPECT_EQ(registry::reasons(registry.change_agency(tx, agency, by())), "");
    });
  }
  ~EachRecords() override { std::filesystem::remove_all(folder); }

  registry::By by() const { return {registry::bureau, first, clock.now()}; }
  timing::Instant at(std::string_view text) const {
    timing::Instant out{};
    EXPECT_TRUE(timing::parse(text, out)) << text;
    return out;
  }

  // The sample of a form with our officers in it.
  Draft draft(const std::string& form, const std::string& subject = "case:1") const {
    Draft out;
    out.subject = subject;
    out.form = form;
    out.filled = sample(form);
    out.filled.about["case"].as_object()["officers"] = {first, second};
    if (out.filled.fields.contains("officers")) out.filled.fields["officers"] = {first, second};
    return out;
  }
  law::Outcome<Document> try_seal(const Draft& d) {
    return write([&](sql::Tx& tx) { return records.seal(tx, d, by()); });
  }
  Document seal(const Draft& d) { return registry::must(try_seal(d)); }
  // Why it was refused, and then nothing may have been written; empty: it was sealed.
  std::string refused(const Draft& d) {
    const auto before = entries();
    const auto outcome = try_seal(d);
    if (outcome) return "";
    EXPECT_EQ(entries(), before);
    return registry::reasons(outcome.refusals());
  }
  std::vector<Document> documents(const std::string& subject = "case:1") {
    return read([&](sql::Tx& tx) { return records.documents_of(tx, subject); });
  }
  std::vector<Number> numbers(const std::string& prefix, int year = 2026) {
    return read([&](sql::Tx& tx) { return records.numbers(tx, registry::bureau, prefix, year); });
  }
  void expect_all_in_the_ledger() {
    auto tables = registry::coverage();
    for (const auto& table : coverage().covered) tables.covered.push_back(table);
    for (const auto* table : {"ledger_log", "ledger_entry", "ledger_tile", "schema_migration"})
      tables.kept.emplace_back(table);
    for (const auto& finding : ledger::verify(*database, tables, {}).findings)
      ADD_FAILURE() << finding.place << " " << finding.what;
  }

  std::string folder = (std::filesystem::temp_directory_path() / "recording-XXXXXX").string();
  files::Store store{::mkdtemp(folder.data())};
  Records records{the_forms(), the_law(), registry, store, ids};
  std::int64_t first = 0, second = 0;
};

}  // namespace recording
