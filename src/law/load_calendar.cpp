// load_calendar — pack.toml and calendar.csv: which years the pack knows, and their days off
// without a gap.
#include <algorithm>
#include <set>

#include "law/load_rows.h"

namespace law {

using namespace std::chrono;

namespace {

const std::string kCsv = "calendar.csv";

struct Span {
  Date from, to;
  std::vector<std::string> festivals;
};

// Every year must name each festival; a half-entered notice shows at once.
void check_years(Loading& loading, const Span& span, const std::map<Date, Calendar::Day>& days) {
  for (int y = year_of(span.from); y <= year_of(span.to); ++y) {
    std::string named;
    for (const auto& [date, day] : days)
      if (year_of(date) == y && day.kind == Calendar::Kind::off) named += day.name + " ";
    std::string lacking;
    for (const auto& festival : span.festivals)
      if (named.find(festival) == std::string::npos)
        lacking += (lacking.empty() ? "" : "、") + festival;
    if (!lacking.empty())
      loading.faults.push_back(
          {kCsv, 0, std::to_string(y),
           "日历有缺口：" + std::to_string(y) + "年没有" + lacking + "的放假安排"});
  }
}

void add_day(Loading& loading, const Span& span, const Row& row,
             std::map<Date, Calendar::Day>& days) {
  RowReader reader(kCsv, row, loading.faults);
  const auto before = loading.faults.size();
  const Date date = reader.date("date");
  const bool off = reader.one_of("kind", {"off", "work"}) == 0;
  Calendar::Day day{off ? Calendar::Kind::off : Calendar::Kind::work, reader.text("name")};
  reader.text("notice");
  reader.finish();
  if (loading.faults.size() != before) return;
  if (date < span.from || span.to < date)
    reader.fault("date", "在日历范围 " + iso(span.from) + " 至 " + iso(span.to) +
                             " 之外（pack.toml 的 calendar.from、calendar.to）");
  if (!off && !is_weekend(date))
    reader.fault("kind",
                 iso(date) + "是" + std::string(weekday_name(date)) + "，本来就上班，不会是调休");
  if (!days.emplace(date, std::move(day)).second) reader.fault("date", iso(date) + "重复");
}

void load_calendar(Loading& loading, const Span& span) {
  const auto found = loading.data->files.find(kCsv);
  if (found == loading.data->files.end()) {
    loading.faults.push_back({kCsv, 0, "", "规则包缺少这个文件"});
    return;
  }
  std::map<Date, Calendar::Day> days;
  for (const Row& row : csv_rows(kCsv, found->second, loading.faults))
    add_day(loading, span, row, days);
  check_years(loading, span, days);
  loading.data->calendar = Calendar(span.from, span.to, std::move(days));
}

Span span_of(RowReader& reader) {
  Span span{reader.date("from"), reader.date("to"), reader.texts("festivals")};
  const year_month_day from{span.from}, to{span.to};
  if (from != from.year() / January / 1 || to != to.year() / December / 31 || span.to < span.from)
    reader.fault("to", "日历应从某年1月1日起，到某年12月31日止");
  reader.finish();
  return span;
}

}  // namespace

void load_pack_file(Loading& loading) {
  const std::string file = "pack.toml";
  const auto found = loading.data->files.find(file);
  if (found == loading.data->files.end()) {
    loading.faults.push_back({file, 0, "", "规则包缺少这个文件"});
    return;
  }
  for (const Row& row : toml_rows(file, found->second, loading.faults)) {
    RowReader reader(file, row, loading.faults);
    if (row.table == "pack") {
      loading.data->version = reader.text("version");
      reader.text_or("note");
      reader.finish();
    } else if (row.table == "calendar") {
      load_calendar(loading, span_of(reader));
    } else {
      reader.fault("", "不认识的表“" + row.table + "”");
    }
  }
  if (loading.data->version.empty() && loading.faults.empty())
    loading.faults.push_back({file, 0, "pack", "缺少规则包版本 version"});
  if (loading.data->calendar.last() == Date{} && loading.faults.empty())
    loading.faults.push_back({file, 0, "calendar", "缺少 [calendar]"});
}

}  // namespace law
