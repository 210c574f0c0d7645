#include "casework/pages_month.h"

namespace json = boost::json;

namespace casework {
namespace {

using std::chrono::days;
using std::chrono::months;
using std::chrono::year_month;
using std::chrono::year_month_day;

year_month month_of(Date day) {
  const year_month_day date{day};
  return date.year() / date.month();
}

year_month month_asked(std::string_view asked, Date today) {
  const auto first = law::parse_date(std::string(asked) + "-01");
  return month_of(first.value_or(today));
}

std::string name_of(year_month month) { return timing::iso(Date{month / 1}).substr(0, 7); }

const char* kind_of(const law::Pack& law, Date day, year_month shown) {
  if (month_of(day) != shown) return "out";
  const auto& calendar = law.calendar();
  const bool worked = calendar.knows(day) ? calendar.is_working(day) : !law::is_weekend(day);
  return worked ? "work" : "off";
}

json::array marks_on(const law::Pack& law, Date day, Date today, const Marks& marks) {
  json::array out;
  const auto [first, last] = marks.equal_range(day);
  for (auto mark = first; mark != last; ++mark)
    out.push_back({{"state", law::light_on(law, day, today).state},
                   {"text", mark->second.text},
                   {"url", mark->second.url}});
  return out;
}

}  // namespace

json::object month(const law::Pack& law, std::string_view asked, Date today, const Marks& marks) {
  const auto shown = month_asked(asked, today);
  const Date first{shown / 1}, last{shown / std::chrono::last};
  json::array weeks;
  for (Date monday = first - days{(std::chrono::weekday{first}.iso_encoding() - 1)}; monday <= last;
       monday += days{7}) {
    json::array week;
    for (Date day = monday; day < monday + days{7}; day += days{1})
      week.push_back(
          {{"day", unsigned(year_month_day{day}.day())},
           {"kind", kind_of(law, day, shown)},
           {"today", day == today},
           {"marks", month_of(day) == shown ? marks_on(law, day, today, marks) : json::array()}});
    weeks.push_back(json::object{{"days", std::move(week)}});
  }
  const auto title = timing::chinese(first);
  return {{"month", title.substr(0, title.find("月") + std::string_view("月").size())},
          {"prev_url", "?month=" + name_of(shown - months{1})},
          {"next_url", "?month=" + name_of(shown + months{1})},
          {"weeks", std::move(weeks)},
          {"ics_url", nullptr}};
}

std::string day_said(const law::Pack& law, Date day) {
  auto out = timing::chinese(day) + " " + std::string(law::weekday_name(day));
  const auto& calendar = law.calendar();
  if (!calendar.knows(day)) return out;
  const auto why = calendar.why_off(day);
  return out + " " + (why.empty() ? "工作日" : why.starts_with("周") ? "休息日" : why);
}

}  // namespace casework
