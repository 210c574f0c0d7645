#include "law/present.h"

#include <algorithm>

namespace json = boost::json;

namespace law {
namespace {

json::value or_null(const std::string& text) {
  return text.empty() ? json::value() : json::value(text);
}

json::object chip_model(const Pack& pack, std::string_view key, std::string_view rule) {
  const auto* provision = pack.provision(key);
  const auto& source = pack.instrument(key.substr(0, key.find(':')));
  const auto status = provision ? provision->status : Status::needs_text;
  return {{"short", pack.chip(key)},
          {"cite", pack.basis(key).text()},
          {"words", provision ? or_null(provision->text) : json::value()},
          {"rule", rule.empty() ? key : rule},
          {"text_status", name_of(status)},
          {"valid_from", iso(source.valid.from)},
          {"valid_to", source.valid.to ? json::value(iso(*source.valid.to)) : json::value()},
          {"counting", nullptr}};
}

// The row with these words, else the one of the article to which the paragraph belongs.
const Provision* row_of(const Pack& pack, const LegalBasis& basis) {
  const Provision* best = nullptr;
  for (const Provision& row : pack.provisions()) {
    if (row.basis.instrument != basis.instrument || row.basis.provision.empty()) continue;
    if (row.basis == basis) return &row;
    if (basis.provision.starts_with(row.basis.provision) &&
        (!best || best->basis.provision.size() < row.basis.provision.size()))
      best = &row;
  }
  return best;
}

// An article that the pack holds no row of.
json::object bare_chip(const Pack& pack, const LegalBasis& basis, std::string_view rule) {
  const auto source = std::ranges::find(pack.instruments(), basis.instrument, &Instrument::title);
  const bool known = source != pack.instruments().end();
  return {{"short", (known ? source->short_name : basis.instrument) + basis.provision},
          {"cite", basis.text()},
          {"words", nullptr},
          {"rule", rule.empty() ? std::string_view(basis.provision) : rule},
          {"text_status", name_of(Status::needs_text)},
          {"valid_from", known ? json::value(iso(source->valid.from)) : json::value()},
          {"valid_to", nullptr},
          {"counting", nullptr}};
}

// Days in a row as one line, with all their reasons.
struct Run {
  Date first, last;
  std::string why;
};

void add_day(std::vector<Run>& runs, Date day, const std::string& why) {
  if (runs.empty() || day - runs.back().last != std::chrono::days{1})
    return runs.push_back({day, day, why});
  Run& run = runs.back();
  run.last = day;
  if (run.why.find(why) == run.why.npos) run.why += "、" + why;
}

json::array lines_of(const std::vector<Run>& runs) {
  json::array out;
  for (const Run& run : runs) {
    const auto days = iso(run.first) + (run.first == run.last ? "" : " 至 " + iso(run.last));
    out.push_back({{"days", days}, {"why", run.why}});
  }
  return out;
}

bool is_pause(const Skipped& skipped) { return skipped.why.starts_with("暂停"); }

json::array skipped_in(const Clock& clock, bool pauses) {
  std::vector<Run> runs;
  for (const auto& skipped : clock.skipped)
    if (is_pause(skipped) == pauses) add_day(runs, skipped.date, skipped.why);
  return lines_of(runs);
}

// 调休上班: weekends that do count.
json::array worked_in(const Pack& pack, const Clock& clock) {
  std::vector<Run> runs;
  if (clock.unit != Unit::working_day || !clock.due) return {};
  const auto [from, to] = std::minmax(clock.counted_from, *clock.due);
  for (const auto& [day, listed] : pack.calendar().listed())
    if (from < day && day <= to && listed.kind == Calendar::Kind::work)
      add_day(runs, day, listed.name + "调休上班");
  return lines_of(runs);
}

std::string result_note(const Clock& clock) {
  if (clock.missing_year)
    return "还没有" + std::to_string(*clock.missing_year) + "年的工作日历" +
           (clock.raw ? "，只按自然日计算" : "，算不出");
  return clock.effect;
}

std::string day_said(const Clock& clock) {
  const auto day = day_of(clock);
  return day ? iso(*day) : "待定";
}

// Days after `from` up to and including `to`: working days, but calendar days where the calendar
// ends.
std::int64_t days_between(const Calendar& calendar, Date from, Date to) {
  if (!calendar.knows(from) || !calendar.knows(to)) return (to - from).count();
  std::int64_t n = 0;
  for (auto day = from + std::chrono::days{1}; day <= to; day += std::chrono::days{1})
    n += calendar.is_working(day) ? 1 : 0;
  return n;
}

}  // namespace

json::value chip(const Pack& pack, std::string_view key, std::string_view rule) {
  return key.empty() ? json::value() : chip_model(pack, key, rule);
}

json::value chip(const Pack& pack, const LegalBasis& basis, std::string_view rule) {
  if (basis.instrument.empty()) return nullptr;
  const auto* row = row_of(pack, basis);
  if (!row) return bare_chip(pack, basis, rule);
  auto model = chip_model(pack, row->key, rule);
  model["cite"] = basis.text();
  return model;
}

json::value chip(const Pack& pack, const Clock& clock) {
  auto model = chip_model(pack, clock.basis_key, clock.rule);
  model["counting"] = counting(pack, clock);
  return model;
}

json::object counting(const Pack& pack, const Clock& clock) {
  const bool counts_on = clock.counted_from != clock.start.on;
  return {{"start", iso(clock.counted_from)},
          {"start_note", counts_on ? "前一期限届满之日，当日不计" : "当日不计"},
          {"term", chinese(clock.unit, clock.value) +
                       (clock.day_rule.empty() ? "" : "（" + clock.day_rule + "）")},
          {"skipped", skipped_in(clock, false)},
          {"worked", worked_in(pack, clock)},
          {"pauses", skipped_in(clock, true)},
          {"result", day_said(clock)},
          {"result_note", or_null(result_note(clock))}};
}

std::optional<Date> day_of(const Clock& clock) { return clock.due ? clock.due : clock.raw; }

Light light_on(const Pack& pack, Date due, Date today) {
  const auto days = days_between(pack.calendar(), std::min(due, today), std::max(due, today));
  const bool known = pack.calendar().knows(due) && pack.calendar().knows(today);
  const auto number = std::to_string(days) + (known ? " 个工作日" : " 日");
  if (today > due) return {"late", days == 0 ? "已逾期" : "已逾期 " + number};
  const auto near = pack.parameter("light.yellow_working_days", today).value;
  return {days < near ? "near" : "ok", due == today ? "今天到期" : "还剩 " + number};
}

json::value light(const Pack& pack, std::optional<Date> due, Date today) {
  if (!due) return nullptr;
  const auto found = light_on(pack, *due, today);
  return json::object{{"state", found.state}, {"left", found.left}};
}

namespace {

// A right that the party let pass (视为放弃听证) is nobody's delay.
bool only_lapsed(const Clock& clock, Date today) {
  const auto day = day_of(clock);
  return clock.duty_holder == DutyHolder::party && day && today > *day &&
         clock.effect.find("视为") != clock.effect.npos;
}

}  // namespace

json::object clock_line(const Pack& pack, const Clock& clock, Date today) {
  return {{"clock", clock.title},
          {"due", day_said(clock)},
          {"lamp", only_lapsed(clock, today) ? json::value{{"state", "ok"}, {"left", "已届满"}}
                                             : light(pack, day_of(clock), today)},
          {"basis", chip(pack, clock)}};
}

void add_missing(json::object& model, const Pack& pack, const Refusals& refusals,
                 const std::string& act_name, const MendOf& mend_of) {
  json::array out;
  for (const auto& refusal : refusals) {
    const auto mend = mend_of(refusal);
    out.push_back({{"reason", refusal.reason},
                   {"basis", chip(pack, refusal.basis, refusal.rule)},
                   {"mend_url", or_null(mend.url)},
                   {"mend_text", or_null(mend.text)}});
  }
  model["missing_count"] = out.size();
  model["missing"] = std::move(out);
  model["act_name"] = act_name;
}

json::array errors(const Pack& pack, const Refusals& refusals, const MendOf& mend_of) {
  json::array out;
  for (const auto& refusal : refusals)
    out.push_back({{"text", refusal.reason},
                   {"href", or_null(mend_of(refusal).url)},
                   {"basis", chip(pack, refusal.basis, refusal.rule)}});
  return out;
}

}  // namespace law
