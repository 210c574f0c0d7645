// clocks_naive_test — the day counter against one so simple that it can be trusted.
#include <gtest/gtest.h>

#include <random>
#include <set>

#include "law/clocks.h"
#include "law/rows.h"

namespace law {

using std::chrono::days;

namespace {

// Knows only the lines of the CSV and the remainder of a day number by seven (1970-01-01 was a
// Thursday).
class NaiveCounter {
 public:
  NaiveCounter() {
    Faults faults;
    for (const Row& row : csv_rows("calendar.csv", embedded_pack().file("calendar.csv"), faults)) {
      const auto text = [&](const char* key) {
        return std::get<std::string>(row.fields.at(key).value);
      };
      (text("kind") == "off" ? off_ : work_).insert(*parse_date(text("date")));
    }
  }

  bool works(Date day) const {
    if (work_.contains(day)) return true;
    if (off_.contains(day)) return false;
    const auto number = day.time_since_epoch().count() % 7;
    return number != 2 && number != 3;
  }

  std::optional<Date> after(Date start, int n) const {
    Date at = start;
    for (int counted = 0; counted < n; ++counted) {
      do at += days{1};
      while (at < kEnd && !works(at));
      if (at >= kEnd) return std::nullopt;
    }
    return at;
  }

 private:
  static constexpr Date kEnd = std::chrono::sys_days{std::chrono::year{2027} / 1 / 1};
  std::set<Date> off_, work_;
};

}  // namespace

TEST(DayCounter, agrees_with_a_naive_one_on_every_start_and_usual_limit) {
  const NaiveCounter naive;
  const Calendar& calendar = embedded_pack().calendar();
  for (Date start = calendar.first(); start <= calendar.last(); start += days{1})
    for (const int n : {1, 2, 3, 5, 7, 10, 15, 20, 30, 45})
      ASSERT_EQ(working_days_after(calendar, start, n), naive.after(start, n))
          << iso(start) << " " << n;
}

TEST(DayCounter, agrees_with_a_naive_one_on_random_pairs_and_explains_the_difference) {
  const NaiveCounter naive;
  std::mt19937 chance(20260213);
  std::uniform_int_distribution<int> start_day(0, 3286), limit(1, 120);
  Term term = embedded_pack().term("publication.7wd", embedded_pack().calendar().first());
  for (int i = 0; i < 5'000; ++i) {
    const Date start = embedded_pack().calendar().first() + days{start_day(chance)};
    term.value = limit(chance);
    const Clock clock = clock_of(embedded_pack(), term, start);
    ASSERT_EQ(clock.due, naive.after(start, int(term.value))) << iso(start) << " " << term.value;
    if (!clock.due) continue;
    ASSERT_EQ((*clock.due - start).count(), term.value + std::int64_t(clock.skipped.size()));
    for (const Skipped& skipped : clock.skipped) ASSERT_FALSE(naive.works(skipped.date));
  }
}

}  // namespace law
