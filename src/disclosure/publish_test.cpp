// publish_test — from what is owed to what is public and gone again: nothing private, nothing by
// one hand alone, everything provable.
#include <gmock/gmock.h>

#include "disclosure/content.h"
#include "disclosure/disclosure_for_tests.h"
#include "ledger/tiles.h"
#include "platform/crypto/hash.h"
#include "proves.h"

namespace disclosure {
namespace {

using testing::HasSubstr, testing::Not;

class Publishing : public EachDisclosure {
 protected:
  law::Refusals refused(const Prepared& p, std::int64_t person) {
    return read(
        [&](sql::Tx& tx) { return disclosure.missing_before_confirming(tx, p, by(person)); });
  }
  Obligation obligation(std::int64_t id) {
    return read([&](sql::Tx& tx) { return disclosure.obligation(tx, id).value(); });
  }
  bool holds(const Record& record) {
    const auto proof = read([&](sql::Tx& tx) { return disclosure.proof(tx, record).value(); });
    EXPECT_THAT(proof.leaf, HasSubstr(record.sha256));
    return ledger::inclusion_holds(ledger::leaf_hash(proof.leaf), proof.index, proof.size,
                                   proof.path, proof.root);
  }
  std::string everything_public() {
    std::string all;
    read([&](sql::Tx& tx) {
      for (const auto* table : {"disclosure_record", "disclosure_withdrawal", "search_tail",
                                "search_text", "ledger_entry WHERE log_id = 1"})
        tx.each("SELECT * FROM " + std::string(table), {}, [&](const sql::Row& row) {
          for (int c = 0; c < row.columns(); ++c)
            all.append(row.kind(c) == 'b' ? row.bytes(c) : row.text(c)) += '\n';
        });
    });
    return all;
  }
};

TEST_P(Publishing, a_penalty_starts_the_clocks_of_seven_and_twenty_working_days) {
  PROVES("guobanfa-2018-118:2-6");
  const auto o = obligation(owed(a_penalty()));
  EXPECT_EQ(o.due_on, registry::day("2026-03-11"));
  ASSERT_GE(o.clocks.size(), 2u);
  EXPECT_EQ(o.clocks.front().value, 7);
  EXPECT_EQ(o.clocks.back().value, 20);
  EXPECT_THAT(law::explanation(o.clocks.front()), HasSubstr("2026-03-11"));
  EXPECT_EQ(light_of(the_law(), o.due_on, registry::day("2026-03-02")).state, "ok");
  EXPECT_EQ(light_of(the_law(), o.due_on, registry::day("2026-03-11")).state, "near");
  EXPECT_EQ(light_of(the_law(), o.due_on, registry::day("2026-03-12")).state, "late");
}

TEST_P(Publishing, the_seventh_working_day_is_in_time_and_the_eighth_is_late) {
  PROVES("guobanfa-2018-118:2-6");
  go_to("2026-03-11");
  EXPECT_EQ(published(a_penalty("case:1", "3")).late(), false);
  go_to("2026-03-12");
  const auto late = published(a_penalty("case:2", "4"));
  EXPECT_EQ(late.late(), true);
  read([&](sql::Tx& tx) {
    EXPECT_EQ(disclosure.obligations_of(tx, "case:1").front().late, false);
    EXPECT_EQ(disclosure.obligations_of(tx, "case:2").front().late, true);
  });
}

TEST_P(Publishing, an_inspection_has_twenty_working_days) {
  PROVES("guobanfa-2018-118:2-6");
  auto d = a_penalty();
  d.kind = "行政检查";
  EXPECT_EQ(obligation(owed(d)).due_on, registry::day("2026-03-30"));
}

TEST_P(Publishing, is_derived_confirmed_by_another_provable_and_withdrawn_with_a_reason) {
  PROVES("penalty-law:48.2");
  const auto record = published(a_penalty());
  EXPECT_TRUE(holds(record));
  EXPECT_EQ(record.sha256, crypto::hex(crypto::sha256(record.content)));
  published(a_penalty("case:7", "9"));
  EXPECT_TRUE(holds(record)) << "also in the longer log";
  const auto withdrawn = write([&](sql::Tx& tx) {
    EXPECT_TRUE(disclosure.overturned(tx, "case:1", registry::day("2026-03-02"), by(0)).empty());
    EXPECT_EQ(disclosure.obligations_of(tx, "case:1").front().withdraw_by,
              registry::day("2026-03-05"));
    return registry::must(
        disclosure.withdraw(tx, record.id, "复议撤销", "云政复决〔2026〕1号", by(reviewer)));
  });
  read([&](sql::Tx& tx) {
    EXPECT_EQ(disclosure.record(tx, record.id)->withdrawn->reason, "复议撤销");
    EXPECT_EQ(disclosure.records(tx, {}).count, 1);
    EXPECT_EQ(disclosure.obligations_of(tx, "case:1").front().state, State::withdrawn);
    EXPECT_THAT(ledger::entry_at(tx, ledger::public_log, withdrawn.log_index)->text,
                HasSubstr("复议撤销"));
  });
  expect_ledger_agrees();
}

TEST_P(Publishing, shows_the_fields_of_the_credit_standard_and_the_five_of_the_plan) {
  PROVES("three-systems-plan:2-1-3");
  const auto fields = disclosure.public_fields(published(a_penalty()));
  const Fields wanted = {{"行政相对人名称", "云河市青禾仓储有限公司"},
                         {"行政处罚决定书文号", "（云港区）应急罚〔2026〕3号"},
                         {"处罚类别", "罚款"},
                         {"罚款金额（万元）", "3"},
                         {"处罚决定日期", "2026-03-02"},
                         {"处罚机关", "云港区应急管理局"},
                         {"法定代表人", "欧阳某某"},
                         {"执法主体", "云港区应急管理局"},
                         {"执法类别", "行政处罚"},
                         {"执法对象", "云河市青禾仓储有限公司"},
                         {"执法文书号", "（云港区）应急罚〔2026〕3号"},
                         {"决定日期", "2026-03-02"}};
  for (const auto& field : wanted)
    EXPECT_EQ(value_in(fields, field.first), field.second) << field.first;
  EXPECT_EQ(fields.front().first, "行政相对人名称");
}

TEST_P(Publishing, is_refused_to_the_person_who_prepared_it) {
  PROVES("three-systems-plan:2-1-3");
  const auto p = prepared(owed(a_penalty()));
  EXPECT_THAT(registry::reasons(refused(p, publisher)), HasSubstr("另一人"));
  EXPECT_FALSE(
      write([&](sql::Tx& tx) { return bool(disclosure.confirm(tx, p.id, by(publisher))); }));
  EXPECT_TRUE(refused(p, reviewer).empty());
}

TEST_P(Publishing, waits_for_service_on_the_party) {
  const auto id =
      write([&](sql::Tx& tx) { return registry::must(disclosure.owe(tx, a_penalty(), by(0))); });
  const auto p = prepared(id);
  EXPECT_THAT(registry::reasons(refused(p, reviewer)), HasSubstr("送达"));
}

TEST_P(Publishing, names_every_required_field_that_is_empty) {
  auto d = a_penalty();
  d.violation_type.clear();
  d.content.clear();
  const auto reasons = registry::reasons(refused(prepared(owed(d)), reviewer));
  EXPECT_THAT(reasons, HasSubstr("违法行为类型"));
  EXPECT_THAT(reasons, HasSubstr("处罚内容"));
}

TEST_P(Publishing, shows_the_second_person_each_mask_beside_the_original) {
  const auto p = prepared(owed(against_a_person()));
  const auto facts = std::ranges::find(p.fields, "违法事实", &PublicField::label);
  ASSERT_NE(facts, p.fields.end());
  EXPECT_THAT(facts->original, HasSubstr("慕容守拙"));
  EXPECT_THAT(facts->value, Not(HasSubstr("慕容守拙")));
  ASSERT_GE(facts->masks.size(), 2u);
  for (const auto& mask : facts->masks) EXPECT_NE(mask.why, "");
}

TEST_P(Publishing, leaves_nothing_private_in_any_public_table) {
  PROVES("pipl:25");
  PROVES("three-systems-plan:2-1-3");
  published(a_penalty());
  const auto record = published(against_a_person());
  EXPECT_EQ(record.party_name, "慕容某某");
  const auto all = everything_public();
  EXPECT_THAT(all, HasSubstr("青禾仓储"));
  for (const auto* secret : {"慕容守拙", "欧阳若兰", "钟离春", "420202190301019969", "13907140001",
                             "13907140002", "13907140003", "2单元301室"})
    EXPECT_THAT(all, Not(HasSubstr(secret)));
}

TEST_P(Publishing, never_publishes_a_minor) {
  PROVES("minors-law:4");
  auto d = against_a_person();
  d.persons = {{d.party.name, Role::minor}};
  const auto id = owed(d);
  EXPECT_EQ(obligation(id).state, State::exempt);
  EXPECT_EQ(obligation(id).exempt_ground, "minor");
  EXPECT_FALSE(write([&](sql::Tx& tx) { return bool(disclosure.prepare(tx, id, by(publisher))); }));
}

TEST_P(Publishing, is_owed_once_for_one_decision) {
  owed(a_penalty());
  EXPECT_FALSE(write([&](sql::Tx& tx) { return bool(disclosure.owe(tx, a_penalty(), by(0))); }));
}

TEST_P(Publishing, withdrawal_needs_a_reason_and_happens_once) {
  PROVES("penalty-law:48.2");
  const auto record = published(a_penalty());
  const auto withdraw = [&](std::string_view reason) {
    return write([&](sql::Tx& tx) {
      return bool(disclosure.withdraw(tx, record.id, reason, "云政复决〔2026〕1号", by(publisher)));
    });
  };
  EXPECT_FALSE(withdraw(""));
  EXPECT_TRUE(withdraw("复议撤销"));
  EXPECT_FALSE(withdraw("复议撤销"));
}

TEST_P(Publishing, the_canonical_text_is_the_ledgers) {
  const Fields fields = {
      {"处罚内容", "罚款\"三\"万元\n\\"}, {"b", "2\x01"}, {"a", "1"}, {"空", ""}};
  EXPECT_EQ(content_of(fields),
            ledger::canonical(boost::json::object{
                {"处罚内容", "罚款\"三\"万元\n\\"}, {"b", "2\x01"}, {"a", "1"}}));
}

ON_EACH_DATABASE(Publishing);

}  // namespace
}  // namespace disclosure
