#include <gmock/gmock.h>

#include "proves.h"
#include "recording/records_for_tests.h"

namespace recording {
namespace {

using ::testing::HasSubstr;
using ::testing::SizeIs;

class EvidenceKept : public EachRecords {
 protected:
  Evidence a_photo() const {
    Evidence e;
    e.subject = "case:1";
    e.title = "冲压车间照片";
    e.kind = "物证";
    e.file_name = "车间 1.jpg";
    e.media_type = "image/jpeg";
    e.obtained_on = registry::day("2026-01-20");
    e.obtained_place = "冲压车间";
    e.obtained_by = {first, second};
    return e;
  }
  law::Outcome<Evidence> try_add(const Evidence& e) {
    const auto stored = store.put("the bytes of a photo");
    return write([&](sql::Tx& tx) { return records.add_evidence(tx, e, stored, by()); });
  }
  std::string refused(const Evidence& e) {
    const auto before = entries();
    const auto outcome = try_add(e);
    if (outcome) return "";
    EXPECT_EQ(entries(), before);
    return registry::reasons(outcome.refusals());
  }
};
ON_EACH_DATABASE(EvidenceKept);

TEST_P(EvidenceKept, a_file_is_kept_with_its_hashes_and_where_it_came_from) {
  PROVES("penalty-law:46");
  const auto added = registry::must(try_add(a_photo()));
  const auto all = read([&](sql::Tx& tx) { return records.evidence_of(tx, "case:1"); });
  ASSERT_THAT(all, SizeIs(1));
  EXPECT_EQ(all[0].id, added.id);
  EXPECT_EQ(all[0].size, 20);
  EXPECT_EQ(store.read(all[0].sha256), "the bytes of a photo");
  EXPECT_EQ(all[0].sm3.size(), 64u);
  EXPECT_EQ(all[0].obtained_on, registry::day("2026-01-20"));
  EXPECT_EQ(all[0].obtained_by, (std::vector{first, second}));
  EXPECT_EQ(all[0].uploaded_by, first);
  expect_all_in_the_ledger();
}

TEST_P(EvidenceKept, what_is_missing_or_wrong_is_refused) {
  auto e = a_photo();
  e.kind = "传闻";
  EXPECT_THAT(refused(e), HasSubstr("请选择证据种类"));
  e = a_photo();
  e.obtained_by = {first, first};
  EXPECT_THAT(refused(e), HasSubstr("不得少于2人"));
  e = a_photo();
  e.obtained_on = registry::day("2026-03-03");
  EXPECT_THAT(refused(e), HasSubstr("晚于今天"));
  e = a_photo();
  e.obtained_place = "";
  e.title = " ";
  EXPECT_THAT(refused(e), HasSubstr("请填写证据名称。请填写取得地点。"));
}

TEST_P(EvidenceKept, whoever_opens_it_is_written_down) {
  const auto added = registry::must(try_add(a_photo()));
  write([&](sql::Tx& tx) { records.note_access(tx, added, "downloaded", by()); });
  const auto history = read([&](sql::Tx& tx) { return ledger::history_of(tx, "case:1"); });
  ASSERT_THAT(history, SizeIs(2));
  EXPECT_THAT(history[1].text, HasSubstr("recording.evidence_downloaded"));
  EXPECT_THAT(history[1].text, HasSubstr(std::to_string(first)));
}

class Gaps : public EachRecords {
 protected:
  std::string gaps(const std::vector<std::string>& required,
                   const std::vector<Evidence>& evidence = {}) {
    return registry::reasons(record_gaps(the_forms(), the_law(), documents(), evidence, required));
  }
};
ON_EACH_DATABASE(Gaps);

TEST_P(Gaps, each_absent_document_is_named_with_its_article) {
  PROVES("penalty-law:47");
  seal(draft("filing_form"));
  EXPECT_EQ(gaps({"filing_form"}), "");
  EXPECT_EQ(gaps({"filing_form", "interview_record"}), "还没有《询问笔录》，请先制作。");
  const auto missing = record_gaps(the_forms(), the_law(), documents(), {}, {"penalty_notice"});
  EXPECT_EQ(missing.front().basis, the_law().basis("penalty-law:44"));
}

TEST_P(Gaps, any_of_several_will_do) {
  EXPECT_EQ(gaps({"interview_record|onsite_record"}),
            "还没有《询问笔录》或者《现场检查记录》，请先制作。");
  seal(draft("onsite_record"));
  EXPECT_EQ(gaps({"interview_record|onsite_record"}), "");
}

TEST_P(Gaps, a_document_whose_number_was_voided_does_not_count) {
  const auto sealed = seal(draft("filing_form"));
  write([&](sql::Tx& tx) {
    EXPECT_EQ(
        registry::reasons(records.void_number(tx, registry::bureau, sealed.number, "错", by())),
        "");
  });
  EXPECT_EQ(gaps({"filing_form"}), "还没有《立案审批表》，请先制作。");
}

TEST_P(Gaps, evidence_may_be_asked_for_at_all_or_of_a_kind) {
  Evidence photo;
  photo.kind = "物证";
  EXPECT_EQ(gaps({"evidence"}), "还没有证据，请先制作。");
  EXPECT_EQ(gaps({"evidence", "evidence:物证"}, {photo}), "");
  EXPECT_EQ(gaps({"evidence:书证"}, {photo}), "还没有书证，请先制作。");
}

}  // namespace
}  // namespace recording
