// surcharge_test — three per cent a day, never more than the fine, and not while a remedy runs.
#include "law/surcharge.h"

#include <gtest/gtest.h>

#include "proves.h"

namespace law {

using namespace std::chrono_literals;
using std::chrono::sys_days;

namespace {

constexpr std::int64_t kFine = 2'000'000;  // 20,000 yuan
const Date kPayBy = sys_days{2026y / 3 / 17};

}  // namespace

TEST(Surcharge, nothing_is_added_up_to_the_last_day_of_payment) {
  PROVES("penalty-law:72");
  EXPECT_EQ(surcharge_on(embedded_pack(), kFine, kPayBy, kPayBy).fen, 0);
}

TEST(Surcharge, it_runs_from_the_day_after_at_three_per_cent) {
  PROVES("penalty-law:72");
  const auto made = surcharge_on(embedded_pack(), kFine, kPayBy, sys_days{2026y / 3 / 18});
  EXPECT_EQ(made.from, sys_days{2026y / 3 / 18});
  EXPECT_EQ(made.fen, 60'000);
  EXPECT_EQ(made.basis.provision, "第七十二条第一款第一项");
}

TEST(Surcharge, it_reaches_the_fine_on_the_thirty_fourth_day_and_stays_there) {
  PROVES("penalty-law:72");
  const auto before = surcharge_on(embedded_pack(), kFine, kPayBy, sys_days{2026y / 4 / 19});
  EXPECT_EQ(before.days, 33);
  EXPECT_EQ(before.fen, 1'980'000);
  EXPECT_EQ(before.capped_on, std::nullopt);

  const auto later = surcharge_on(embedded_pack(), kFine, kPayBy, sys_days{2026y / 6 / 30});
  EXPECT_EQ(later.fen, kFine);
  EXPECT_EQ(later.capped_on, sys_days{2026y / 4 / 20});
}

TEST(Surcharge, days_of_reconsideration_or_litigation_are_not_counted) {
  PROVES("penalty-law:73");
  const Pauses remedy{{sys_days{2026y / 3 / 20}, sys_days{2026y / 3 / 29}, "行政复议"}};
  const auto made = surcharge_on(embedded_pack(), kFine, kPayBy, sys_days{2026y / 3 / 31}, remedy);
  EXPECT_EQ(made.days, 4);
  EXPECT_EQ(made.fen, 240'000);
}

}  // namespace law
