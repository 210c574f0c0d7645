#include <gmock/gmock.h>

#include "platform/crypto/hash.h"
#include "proves.h"
#include "recording/records_for_tests.h"

namespace recording {
namespace {

using ::testing::HasSubstr;
using Sealing = EachRecords;
ON_EACH_DATABASE(Sealing);

TEST_P(Sealing, a_decision_is_numbered_printed_kept_and_written_into_the_ledger) {
  PROVES("penalty-law:47");
  const auto sealed = seal(draft("penalty_decision"));
  EXPECT_EQ(sealed.number, "（云港区）应急罚〔2026〕1号");
  EXPECT_EQ(sealed.text_sha256, crypto::hex(crypto::sha256(sealed.text)));
  EXPECT_TRUE(store.read(sealed.pdf_sha256).starts_with("%PDF-"));
  expect_all_in_the_ledger();

  const auto kept = read([&](sql::Tx& tx) { return records.document(tx, sealed.id); });
  ASSERT_TRUE(kept);
  EXPECT_EQ(kept->text, sealed.text);
  EXPECT_EQ(kept->filled.fields, sealed.filled.fields);
  EXPECT_EQ(kept->filled.about, sealed.filled.about);
  EXPECT_EQ(kept->officers, (std::vector{first, second}));
  EXPECT_EQ(kept->party_name, "云港市蓝桥金属制品有限公司");
  EXPECT_EQ(kept->place, "云港区滨江路18号");
  EXPECT_TRUE(kept->stands());
  const auto by_number = read(
      [&](sql::Tx& tx) { return records.document_by_number(tx, registry::bureau, sealed.number); });
  EXPECT_EQ(by_number->id, sealed.id);
}

TEST_P(Sealing, the_sealed_text_is_the_one_that_was_reviewed_as_a_draft) {
  PROVES("penalty-law:58.1");
  const auto d = draft("penalty_decision");
  const auto reviewed = read([&](sql::Tx& tx) {
    return hash_of(
        text_of(the_forms().form(d.form), records.completed(tx, registry::bureau, d), wording()));
  });
  EXPECT_EQ(seal(d).text_sha256, reviewed);
}

TEST_P(Sealing, a_sealed_row_can_be_neither_changed_nor_deleted) {
  const auto sealed = seal(draft("penalty_decision"));
  for (const char* statement : {"UPDATE recording_document SET body = 'x'",
                                "DELETE FROM recording_document", "DELETE FROM recording_number"})
    EXPECT_THROW(write([&](sql::Tx& tx) { tx.execute(statement); }), sql::Error) << statement;
  EXPECT_EQ(documents().size(), 1u);
}

TEST_P(Sealing, every_form_can_be_sealed) {
  for (const auto& form : the_forms().all()) {
    const auto subject = "case:" + form.id;
    EXPECT_EQ(refused(draft(form.id, subject)), "") << form.id;
    EXPECT_EQ(documents(subject).size(), 1u) << form.id;
  }
  expect_all_in_the_ledger();
}

TEST_P(Sealing, each_of_the_five_elements_is_asked_for) {
  PROVES("three-systems-plan:2-2-2");
  auto without_party = draft("onsite_record");
  without_party.filled.about["party"].as_object()["name"] = "";
  EXPECT_THAT(refused(without_party), HasSubstr("没有写明当事人"));
  auto without_matter = draft("onsite_record");
  without_matter.filled.about.erase("matter");
  EXPECT_THAT(refused(without_matter), HasSubstr("没有写明执法事项"));
  auto without_time = draft("onsite_record");
  without_time.filled.fields["started_at"] = "";
  EXPECT_THAT(refused(without_time), HasSubstr("请填写“检查开始时间”"));
  auto without_place = draft("onsite_record");
  without_place.filled.fields["place"] = "";
  EXPECT_THAT(refused(without_place), HasSubstr("请填写“检查场所”"));
  auto without_officers = draft("penalty_notice");
  without_officers.filled.about["case"].as_object().erase("officers");
  EXPECT_THAT(refused(without_officers), HasSubstr("执法人员不得少于2人"));
  EXPECT_TRUE(documents().empty());
}

TEST_P(Sealing, an_on_site_record_without_shown_certificates_is_not_sealed) {
  PROVES("penalty-law:55");
  auto d = draft("onsite_record");
  d.filled.fields["shown_certificates"] = false;
  EXPECT_THAT(refused(d), HasSubstr("请确认“已向当事人出示执法证件，表明身份”"));
}

TEST_P(Sealing, one_officer_alone_or_the_same_one_twice_is_refused) {
  PROVES("penalty-law:42");
  auto alone = draft("onsite_record");
  alone.filled.fields["officers"] = {first};
  EXPECT_THAT(refused(alone), HasSubstr("执法人员不得少于2人"));
  auto twice = draft("onsite_record");
  twice.filled.fields["officers"] = {first, first};
  EXPECT_THAT(refused(twice), HasSubstr("选了两次"));
}

TEST_P(Sealing, an_officer_whose_certificate_did_not_hold_that_day_is_refused) {
  PROVES("penalty-law:42.1");
  const auto late = add(registry::a_person("测试丙"));
  write([&](sql::Tx& tx) {
    auto certificate = registry::a_certificate(late, "17010011003");
    certificate.issued_on = registry::day("2026-01-21");
    registry::must(registry.add_certificate(tx, certificate, by()));
  });
  auto d = draft("onsite_record");
  d.filled.fields["officers"] = {first, late};
  EXPECT_THAT(refused(d), HasSubstr("测试丙"));
  d.filled.fields["started_at"] = "2026-01-21T08:00";
  d.filled.fields["ended_at"] = "2026-01-21T09:00";
  EXPECT_EQ(refused(d), "");
}

TEST_P(Sealing, somebody_of_another_agency_is_refused) {
  auto d = draft("onsite_record");
  d.filled.fields["officers"] = {first, 4711};
  EXPECT_THAT(refused(d), HasSubstr("不是本机关工作人员"));
}

TEST_P(Sealing, what_has_not_happened_yet_cannot_be_recorded) {
  auto d = draft("onsite_record");
  d.filled.fields["started_at"] = "2026-03-02T09:00";
  d.filled.fields["ended_at"] = "2026-03-02T10:01";
  EXPECT_THAT(refused(d), HasSubstr("晚于现在"));
  d.filled.fields["ended_at"] = "2026-03-02T10:00";
  EXPECT_EQ(refused(d), "");
}

TEST_P(Sealing, the_end_is_not_before_the_beginning) {
  auto d = draft("onsite_record");
  d.filled.fields["ended_at"] = "2026-01-20T09:29";
  EXPECT_THAT(refused(d), HasSubstr("结束时间早于开始时间"));
}

TEST_P(Sealing, all_that_is_missing_is_said_at_once) {
  auto d = draft("onsite_record");
  d.filled.fields = {};
  EXPECT_GE(try_seal(d).refusals().size(), 9u);
}

class Chronology : public EachRecords {
 protected:
  Draft discussion(const std::string& started_at) const {
    auto d = draft("discussion_record");
    d.filled.fields["started_at"] = started_at;
    return d;
  }
  Draft filing(const std::string& filed_on) const {
    auto d = draft("filing_form");
    d.filled.fields["filed_on"] = filed_on;
    return d;
  }
};
ON_EACH_DATABASE(Chronology);

TEST_P(Chronology, a_document_may_stand_on_the_day_of_its_predecessor_but_not_the_day_before) {
  PROVES("three-systems-plan:2-2-2");
  seal(filing("2026-02-10"));
  EXPECT_THAT(refused(discussion("2026-02-09T23:59")),
              HasSubstr("早于按法定顺序在前的《立案审批表》（云港区）应急立〔2026〕1号"));
  EXPECT_EQ(refused(discussion("2026-02-10T00:00")), "");
}

TEST_P(Chronology, an_earlier_step_may_be_supplemented_later) {
  seal(discussion("2026-02-10T09:00"));
  EXPECT_EQ(refused(filing("2026-02-11")), "");
}

TEST_P(Chronology, papers_of_one_day_stand_in_the_order_they_were_made_in) {
  auto visit = draft("onsite_record");
  visit.filled.fields["started_at"] = "2026-03-02T08:30";
  visit.filled.fields["ended_at"] = "2026-03-02T09:30";
  seal(visit);
  seal(filing("2026-03-02"));
  EXPECT_EQ(documents()[1].form, "filing_form");
  EXPECT_EQ(documents()[1].happened_at, clock.now());
}

TEST_P(Chronology, another_case_has_its_own_order) {
  seal(filing("2026-02-10"));
  auto other = discussion("2026-02-09T09:00");
  other.subject = "case:2";
  EXPECT_EQ(refused(other), "");
}

TEST_P(Chronology, a_document_that_was_corrected_no_longer_binds_the_others) {
  const auto wrong = seal(filing("2026-02-20"));
  auto right = filing("2026-02-02");
  right.corrects = wrong.id;
  seal(right);
  EXPECT_EQ(refused(discussion("2026-02-10T09:00")), "");
}

TEST_P(Chronology, a_document_is_not_served_before_it_was_made) {
  PROVES("penalty-law:61");
  const auto decision = seal(draft("penalty_decision"));
  auto proof = draft("proof_of_service");
  auto& row = proof.filled.fields["rows"].as_array()[0].as_object();
  row["number"] = decision.number;
  row["served_at"] = "2026-03-01 17:00";
  EXPECT_THAT(refused(proof), HasSubstr("早于所送达的《行政处罚决定书》"));
  row["served_at"] = "改天";
  EXPECT_THAT(refused(proof), HasSubstr("送达时间不明"));
  row["served_at"] = "2026-03-02 10:30";
  EXPECT_EQ(refused(proof), "");
}

class Correction : public EachRecords {};
ON_EACH_DATABASE(Correction);

TEST_P(Correction, a_correction_is_a_new_document_that_points_to_the_old_one) {
  const auto old = seal(draft("penalty_decision"));
  auto d = draft("penalty_decision");
  d.filled.fields["fine_yuan"] = "20000";
  d.corrects = old.id;
  const auto fresh = seal(d);
  EXPECT_EQ(fresh.number, "（云港区）应急罚〔2026〕2号");
  const auto all = documents();
  ASSERT_EQ(all.size(), 2u);
  EXPECT_EQ(all[0].corrected_by, fresh.id);
  EXPECT_FALSE(all[0].stands());
  EXPECT_EQ(all[0].text, old.text);
  EXPECT_EQ(all[1].corrects, old.id);
  EXPECT_TRUE(all[1].stands());
  expect_all_in_the_ledger();
}

TEST_P(Correction, only_the_same_kind_in_the_same_case_and_only_once) {
  const auto old = seal(draft("penalty_decision"));
  auto other_case = draft("penalty_decision", "case:2");
  other_case.corrects = old.id;
  EXPECT_THAT(refused(other_case), HasSubstr("同案、同种"));
  auto none = draft("penalty_decision");
  none.corrects = 4711;
  EXPECT_THAT(refused(none), HasSubstr("不存在"));
  auto again = draft("penalty_decision");
  again.corrects = old.id;
  seal(again);
  EXPECT_THAT(refused(again), HasSubstr("已经更正过"));
}

}  // namespace
}  // namespace recording
