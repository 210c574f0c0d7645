// clocks — by when something must be done (or before when it must not), and how that date was
// found.
#include "law/clocks.h"

#include <algorithm>

namespace law {

using namespace std::chrono;

namespace {

const Pause* pause_on(const Pauses& pauses, Date day) {
  for (const Pause& pause : pauses)
    if (pause.from <= day && day <= pause.to) return &pause;
  return nullptr;
}

void skip(Clock& clock, Date day, const std::string& why) { clock.skipped.push_back({day, why}); }

days step_of(const Term& term) { return days{term.direction == Direction::after ? 1 : -1}; }

// 期间开始的当日不计算在内；放假、周末和暂停的日子跳过，调休上班的周末照数。
void count_working_days(Clock& clock, const Calendar& calendar, const Term& term,
                        const Pauses& pauses) {
  Date day = clock.counted_from;
  for (auto left = term.value; left > 0;) {
    day += step_of(term);
    if (!calendar.knows(day)) {
      clock.missing_year = year_of(day);
      return;
    }
    const Pause* pause = pause_on(pauses, day);
    if (!calendar.is_working(day))
      skip(clock, day, calendar.why_off(day));
    else if (pause)
      skip(clock, day, "暂停：" + pause->reason);
    else
      --left;
  }
  clock.due = clock.rolled = day;
}

// A day count that ends beyond the calendar is refused; a month is named by its number, so only the
// roll is unknown.
void count_calendar(Clock& clock, const Calendar& calendar, const Term& term,
                    const Pauses& pauses) {
  clock.raw = raw_calendar_due(term, clock.counted_from, pauses);
  for (Date day = clock.counted_from + days{1}; day <= *clock.raw; day += days{1})
    if (const Pause* pause = pause_on(pauses, day)) skip(clock, day, "暂停：" + pause->reason);
  const bool known = calendar.knows(*clock.raw);
  if (!known) clock.missing_year = year_of(*clock.raw);
  if (known || term.unit == Unit::month) clock.due = clock.raw;
  if (known)
    clock.rolled = term.direction == Direction::after ? calendar.working_day_from(*clock.raw)
                                                      : calendar.working_day_until(*clock.raw);
}

// Hours run through nights and days off. Without a known time the day may be used up to its end.
void count_hours(Clock& clock, const Term& term) {
  const hours span{term.value * step_of(term).count()};
  const auto end = clock.start.at ? sys_time<minutes>(clock.counted_from) + *clock.start.at + span
                                  : sys_time<minutes>(clock.counted_from) + span;
  clock.due = floor<days>(end);
  if (clock.start.at) clock.due_at = end - *clock.due;
  clock.raw = clock.rolled = clock.due;
}

Clock started(const Term& term, Event event) {
  return {.rule = term.id,
          .title = term.title,
          .start = event,
          .counted_from = event.on,
          .value = term.value,
          .unit = term.unit,
          .bound = term.bound,
          .basis = term.basis,
          .basis_key = term.basis_key,
          .day_rule = term.day_rule_text,
          .skipped = {},
          .due = {},
          .rolled = {},
          .due_at = {},
          .raw = {},
          .missing_year = {},
          .in_force = term.valid.covers(event.on),
          .extension = !term.after.empty(),
          .status = term.status,
          .duty_holder = term.duty_holder,
          .condition = term.condition,
          .effect = term.effect,
          .note = term.note};
}

// An extension starts at the end of the limit it extends; false when that end is not known.
bool start_after(Clock& clock, const Clock& base) {
  clock.skipped = base.skipped;
  if (base.due) clock.counted_from = *base.due;
  clock.missing_year = base.missing_year;
  return base.due.has_value();
}

void count(Clock& clock, const Calendar& calendar, const Term& term, const Pauses& pauses) {
  switch (term.unit) {
    case Unit::working_day:
      return count_working_days(clock, calendar, term, pauses);
    case Unit::calendar_day:
    case Unit::month:
      return count_calendar(clock, calendar, term, pauses);
    case Unit::hour:
      return count_hours(clock, term);
  }
}

bool earlier(const Clock& left, const Clock& right) {
  if (left.due && right.due) return *left.due < *right.due;
  return left.due.has_value() && !right.due;
}

}  // namespace

std::optional<Date> raw_calendar_due(const Term& term, Date from, const Pauses& pauses) {
  if (term.unit == Unit::working_day) return std::nullopt;
  if (term.unit == Unit::hour) return floor<days>(from + hours{term.value});
  const int count = int(term.value) * int(step_of(term).count());
  Date end = term.unit == Unit::month ? plus_months(from, count) : from + days{count};
  for (Date day = from + days{1}; day <= end; day += days{1})
    if (pause_on(pauses, day)) end += days{1};
  return end;
}

std::optional<Date> working_days_after(const Calendar& calendar, Date day, std::int64_t n) {
  while (n > 0) {
    day += days{1};
    if (!calendar.knows(day)) return std::nullopt;
    if (calendar.is_working(day)) --n;
  }
  return day;
}

Clock clock_of(const Pack& pack, const Term& term, Event event, const Pauses& pauses) {
  Clock clock = started(term, event);
  if (!term.after.empty()) {
    const Clock base = clock_of(pack, pack.term(term.after, event.on), event, pauses);
    if (!start_after(clock, base)) {
      if (base.raw) clock.raw = raw_calendar_due(term, *base.raw, pauses);
      return clock;
    }
  }
  count(clock, pack.calendar(), term, pauses);
  return clock;
}

std::vector<Clock> clocks_on(const Pack& pack, std::string_view trigger, Event event,
                             const Pauses& pauses) {
  std::vector<Clock> clocks;
  for (const Term* term : pack.terms(trigger, event.on))
    clocks.push_back(clock_of(pack, *term, event, pauses));
  std::ranges::stable_sort(clocks, earlier);
  return clocks;
}

namespace {

std::string counted_from_text(const Clock& clock) {
  const bool before = clock.due && *clock.due < clock.counted_from;
  if (clock.unit == Unit::hour) return before ? "该时刻之前" : "自该时刻起";
  return iso(clock.counted_from) + (before ? "之前" : "之后") + "（当日不计）";
}

std::string skipped_text(const Clock& clock) {
  std::string text;
  for (const auto& [date, why] : clock.skipped) text += " " + iso(date) + "（" + why + "）";
  return text.empty() ? text : "跳过" + text + "。";
}

// 期间届满的最后一日是法定休假日的顺延，利于当事人；约束机关的期限不因此延长。
std::string rolled_text(const Clock& clock) {
  if (!clock.rolled || *clock.rolled == *clock.due) return {};
  const bool earlier_day = *clock.rolled < *clock.due;
  if (clock.duty_holder == DutyHolder::party)
    return "当日不上班，" + std::string(earlier_day ? "宜提前至 " : "顺延至 ") +
           iso(*clock.rolled) + "。";
  return "当日不上班；约束机关的期限不顺延（" + std::string(earlier_day ? "前" : "后") +
         "一工作日为 " + iso(*clock.rolled) + "）。";
}

}  // namespace

std::string explanation(const Clock& clock) {
  std::string text = counted_from_text(clock) + chinese(clock.unit, clock.value) + "，依据" +
                     clock.basis.text() + "。";
  if (!clock.day_rule.empty()) text += "计日：" + clock.day_rule + "。";
  text += skipped_text(clock);
  if (clock.due)
    text += (clock.bound == Bound::latest ? "到期日 " : "最早 ") + iso(*clock.due) + "。" +
            rolled_text(clock);
  else
    text += "日历中没有" + std::to_string(clock.missing_year.value_or(0)) +
            "年的放假安排，不能推算到期日。";
  if (clock.status == Status::needs_text) text += "条文待核。";
  return text;
}

}  // namespace law
