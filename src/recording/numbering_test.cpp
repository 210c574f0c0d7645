#include "recording/numbering.h"

#include <gmock/gmock.h>

#include <thread>

#include "proves.h"
#include "recording/records_for_tests.h"

namespace recording {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::SizeIs;

class Numbering : public EachRecords {
 protected:
  std::vector<int> serials(const std::string& prefix) {
    std::vector<int> out;
    for (const auto& number : numbers(prefix)) out.push_back(number.serial);
    return out;
  }
  std::string void_number(const std::string& number, const std::string& reason) {
    return registry::reasons(write([&](sql::Tx& tx) {
      return records.void_number(tx, registry::bureau, number, reason, by());
    }));
  }
};
ON_EACH_DATABASE(Numbering);

TEST_P(Numbering, each_prefix_and_year_counts_from_one) {
  EXPECT_EQ(seal(draft("penalty_decision")).number, "（云港区）应急罚〔2026〕1号");
  EXPECT_EQ(seal(draft("penalty_decision", "case:2")).number, "（云港区）应急罚〔2026〕2号");
  EXPECT_EQ(seal(draft("closure_form")).number, "（云港区）应急结〔2026〕1号");
  clock.set(at("2027-01-01T00:00"));
  EXPECT_EQ(seal(draft("penalty_decision", "case:3")).number, "（云港区）应急罚〔2027〕1号");
}

TEST_P(Numbering, a_record_without_prefix_has_no_number) {
  EXPECT_EQ(seal(draft("interview_record")).number, "");
  EXPECT_EQ(seal(draft("interview_record")).number, "");
}

TEST_P(Numbering, the_preview_shows_the_next_number_and_takes_none) {
  const auto preview = [&] {
    return read(
        [&](sql::Tx& tx) { return records.next_number_preview(tx, "penalty_decision", by()); });
  };
  EXPECT_EQ(preview(), "（云港区）应急罚〔2026〕1号");
  EXPECT_EQ(preview(), "（云港区）应急罚〔2026〕1号");
  seal(draft("penalty_decision"));
  EXPECT_EQ(preview(), "（云港区）应急罚〔2026〕2号");
}

TEST_P(Numbering, a_transaction_that_fails_leaves_no_gap) {
  seal(draft("penalty_decision"));
  EXPECT_THROW(write([&](sql::Tx& tx) {
                 registry::must(records.seal(tx, draft("penalty_decision", "case:2"), by()));
                 throw std::runtime_error("power cut");
               }),
               std::runtime_error);
  seal(draft("penalty_decision", "case:3"));
  EXPECT_THAT(serials("罚"), ElementsAre(1, 2));
  expect_all_in_the_ledger();
}

TEST_P(Numbering, a_refused_document_takes_no_number) {
  auto incomplete = draft("penalty_decision");
  incomplete.filled.fields.erase("facts");
  EXPECT_THAT(refused(incomplete), HasSubstr("违法事实"));
  EXPECT_THAT(serials("罚"), SizeIs(0));
}

TEST_P(Numbering, clerks_who_seal_at_the_same_moment_get_numbers_without_gaps_or_twins) {
  PROVES("three-systems-plan:2-2-2");
  constexpr int clerks = 4, each = 3;
  std::vector<std::thread> threads;
  for (int c = 0; c < clerks; ++c)
    threads.emplace_back([this, c] {
      for (int i = 0; i < each; ++i)
        seal(draft("penalty_decision", "case:" + std::to_string(100 * c + i)));
    });
  for (auto& thread : threads) thread.join();
  const auto given = serials("罚");
  ASSERT_THAT(given, SizeIs(clerks * each));
  for (int i = 0; i < clerks * each; ++i) EXPECT_EQ(given[std::size_t(i)], i + 1);
  expect_all_in_the_ledger();
}

TEST_P(Numbering, a_voided_number_stays_in_the_list_and_is_never_given_again) {
  const auto wrong = seal(draft("penalty_decision"));
  EXPECT_EQ(void_number(wrong.number, "文书未加盖印章即撤回"), "");
  EXPECT_EQ(seal(draft("penalty_decision", "case:2")).number, "（云港区）应急罚〔2026〕2号");
  const auto list = numbers("罚");
  ASSERT_THAT(list, SizeIs(2));
  EXPECT_EQ(list[0].voided, "文书未加盖印章即撤回");
  EXPECT_EQ(list[1].voided, "");
  EXPECT_FALSE(documents()[0].stands());
  expect_all_in_the_ledger();
}

TEST_P(Numbering, voiding_needs_a_number_of_ours_a_reason_and_happens_once) {
  const auto sealed = seal(draft("penalty_decision"));
  EXPECT_THAT(void_number("（云港区）应急罚〔2026〕9号", "错"), HasSubstr("没有文号"));
  EXPECT_THAT(void_number(sealed.number, " "), HasSubstr("写明理由"));
  EXPECT_EQ(void_number(sealed.number, "错"), "");
  EXPECT_THAT(void_number(sealed.number, "错"), HasSubstr("已经作废"));
}

}  // namespace
}  // namespace recording
