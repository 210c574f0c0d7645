// report — what the command line says: the dates an event starts, and whether a law pack is sound.
#include "law/report.h"

#include <algorithm>
#include <array>
#include <boost/json.hpp>
#include <cstdio>
#include <map>
#include <optional>

#include "law/clocks.h"

namespace law {

namespace json = boost::json;

namespace {

json::value date_or_null(const std::optional<Date>& day) {
  return day ? json::value(iso(*day)) : json::value(nullptr);
}

std::string clock_time(std::chrono::minutes since_midnight) {
  std::array<char, 8> text{};
  std::snprintf(text.data(), text.size(), "%02d:%02d", int(since_midnight.count() / 60) % 24,
                int(since_midnight.count() % 60));
  return text.data();
}

std::string event_text(const Event& event) {
  return iso(event.on) + (event.at ? "T" + clock_time(*event.at) : "");
}

json::value due_json(const Clock& clock) {
  if (clock.due && clock.due_at)
    return json::value(iso(*clock.due) + "T" + clock_time(*clock.due_at));
  return date_or_null(clock.due);
}

std::string_view name_of(DutyHolder who) {
  constexpr std::array<std::string_view, 4> names{"agency", "officer", "party", "other"};
  return names[std::size_t(who)];
}

json::object json_of(const Clock& clock) {
  json::array skipped;
  for (const auto& [date, why] : clock.skipped)
    skipped.push_back(json::object{{"date", iso(date)}, {"why", why}});
  json::object made{{"rule", clock.rule},
                    {"title", clock.title},
                    {"start", event_text(clock.start)},
                    {"counted_from", iso(clock.counted_from)},
                    {"due", due_json(clock)},
                    {"rolled", date_or_null(clock.rolled)},
                    {"value", clock.value},
                    {"unit", law::name_of(clock.unit)},
                    {"bound", clock.bound == Bound::latest ? "latest" : "earliest"},
                    {"basis", clock.basis.text()},
                    {"day_rule", clock.day_rule},
                    {"skipped", std::move(skipped)},
                    {"status", law::name_of(clock.status)},
                    {"in_force", clock.in_force},
                    {"extension", clock.extension},
                    {"duty_holder", name_of(clock.duty_holder)},
                    {"condition", clock.condition},
                    {"effect", clock.effect},
                    {"note", clock.note}};
  if (clock.missing_year) made["missing_year"] = *clock.missing_year;
  if (clock.raw) made["raw"] = iso(*clock.raw);
  return made;
}

json::array json_of(const std::vector<Clock>& clocks) {
  json::array list;
  for (const Clock& clock : clocks) list.push_back(json_of(clock));
  return list;
}

std::string text_of(const Clock& clock) {
  std::string text = clock.due ? due_json(clock).as_string().c_str() : "（日历缺年份）";
  text += "  " + chinese(clock.unit, clock.value) + "  " + clock.title;
  if (!clock.in_force) text += "（当时尚未施行，仅供参考）";
  if (clock.extension) text += "（经批准延长的）";
  if (!clock.condition.empty()) text += "（" + clock.condition + "）";
  return text + "\n    " + explanation(clock) + "\n";
}

// The clocks in force that day, and beside them, marked, each later version of the law that the
// reader would otherwise look for in vain.
std::vector<Clock> clocks_to_show(const Pack& pack, std::string_view trigger, const Event& event) {
  auto clocks = clocks_on(pack, trigger, event);
  std::map<std::string, const Term*> newest;
  for (const Term& term : pack.all_terms())
    if (std::ranges::count(term.triggers, trigger)) newest[term.id] = &term;
  for (const auto& [id, term] : newest)
    if (event.on < term->valid.from) clocks.push_back(clock_of(pack, *term, event));
  std::ranges::stable_sort(clocks, [](const Clock& left, const Clock& right) {
    return left.due && (!right.due || *left.due < *right.due);
  });
  return clocks;
}

Report unknown_trigger(const Pack& pack, std::string_view trigger, bool as_json) {
  std::string text = "没有起算事件“" + std::string(trigger) + "”。可用的有：\n";
  json::array known;
  for (const Trigger& each : pack.triggers()) {
    text += "  " + each.id + "  " + each.title + "\n";
    known.push_back(json::object{{"id", each.id}, {"title", each.title}});
  }
  if (!as_json) return {2, text};
  return {2,
          json::serialize(json::object{
              {"error", "unknown_trigger"}, {"trigger", trigger}, {"triggers", std::move(known)}}) +
              "\n"};
}

Report bad_date(std::string_view when, bool as_json) {
  const std::string text =
      "“" + std::string(when) + "”不是日期，应为 2026-02-13 或者 2026-02-13T09:30。";
  if (!as_json) return {2, text + "\n"};
  return {2, json::serialize(json::object{{"error", "bad_date"}, {"message", text}}) + "\n"};
}

Report calendar_missing(int year, std::string_view trigger, const std::vector<Clock>& clocks,
                        bool as_json) {
  const std::string message = "日历中没有" + std::to_string(year) +
                              "年的放假安排，不能推算到期日；请导入国务院办公厅的放假通知后再算。";
  if (!as_json) {
    std::string text = message + "\n";
    for (const Clock& clock : clocks) text += text_of(clock);
    return {3, text};
  }
  return {3, json::serialize(json::object{{"error", "calendar_missing"},
                                          {"missing_year", year},
                                          {"message", message},
                                          {"trigger", trigger},
                                          {"clocks", json_of(clocks)}}) +
                 "\n"};
}

// An extension may never be granted, so that its unknown end does not hide the dates that do run.
std::optional<int> year_lacking(const std::vector<Clock>& clocks) {
  for (const Clock& clock : clocks)
    if (!clock.due && !clock.extension) return clock.missing_year;
  return std::nullopt;
}

}  // namespace

Report due_report(const Pack& pack, std::string_view trigger, std::string_view when, bool as_json) {
  const Trigger* known = pack.find_trigger(trigger);
  if (!known) return unknown_trigger(pack, trigger, as_json);
  const auto event = parse_event(when);
  if (!event) return bad_date(when, as_json);
  const auto clocks = clocks_to_show(pack, trigger, *event);
  if (const auto year = year_lacking(clocks))
    return calendar_missing(*year, trigger, clocks, as_json);
  if (as_json) return {0, json::serialize(json_of(clocks)) + "\n"};
  std::string text = known->title + " " + event_text(*event) + "\n";
  for (const Clock& clock : clocks) text += text_of(clock);
  return {0, text};
}

Report pack_report(const Loaded& loaded, bool as_json) {
  if (as_json) {
    json::array list;
    for (const Fault& each : loaded.faults)
      list.push_back(json::object{
          {"file", each.file}, {"line", each.line}, {"row", each.row}, {"fault", each.text}});
    return {loaded.pack ? 0 : 1, json::serialize(list) + "\n"};
  }
  std::string text;
  for (const Fault& each : loaded.faults)
    text += each.file + (each.line ? "，第" + std::to_string(each.line) + "行" : "") +
            (each.row.empty() ? "" : "，" + each.row) + "：" + each.text + "\n";
  if (!loaded.pack)
    return {1, text + "规则包有" + std::to_string(loaded.faults.size()) + "处错误。\n"};
  const auto flagged = loaded.pack->needing_text();
  text += "规则包 " + loaded.pack->version() + " 没有错误；" +
          std::to_string(loaded.pack->all_terms().size()) + "条期限，" +
          std::to_string(loaded.pack->all_parameters().size()) + "个参数，日历 " +
          iso(loaded.pack->calendar().first()) + " 至 " + iso(loaded.pack->calendar().last()) +
          "；" + std::to_string(flagged.size()) + "行条文待核。\n";
  return {0, text};
}

}  // namespace law
