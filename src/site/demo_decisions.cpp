#include "site/demo_decisions.h"

#include <charconv>
#include <map>

#include "disclosure/import_decisions.h"
#include "platform/tables/reader.h"
#include "platform/tables/writer.h"
#include "site_embedded.h"

namespace site::demo {
namespace {

// The table says how many days ago and how many working days later; everything else is as it is.
constexpr std::size_t number_column = 0, days_ago_column = 10, delay_column = 11;

int number_in(std::string_view text) {
  int value = 0;
  std::from_chars(text.data(), text.data() + text.size(), value);
  return value;
}

std::string replaced(std::string text, std::string_view what, std::string_view by) {
  const auto at = text.find(what);
  return at == text.npos ? text : text.replace(at, what.size(), by);
}

class Dating {
 public:
  Dating(const law::Calendar& calendar, timing::Date today) : calendar_(calendar), today_(today) {}

  std::string table(std::string_view undated) {
    const TableFile file(undated);
    tables::Faults faults;
    const auto reader = tables::open(file.path(), "decisions.csv", faults);
    std::string out;
    const auto writer = tables::csv_writer([&](std::string_view text) { out += text; });
    tables::Row row;
    for (bool head = true; reader && reader->next(row); head = false) write(*writer, row, head);
    writer->finish();
    return out;
  }

 private:
  void write(tables::Writer& writer, const tables::Row& row, bool head) {
    const auto decided =
        calendar_
            .working_day_until(today_ - std::chrono::days(number_in(row.text(days_ago_column))))
            .value_or(today_);
    const auto published = std::min(
        today_, law::working_days_after(calendar_, decided, number_in(row.text(delay_column)))
                    .value_or(today_));
    const auto year = timing::iso(decided).substr(0, 4);
    auto number = std::string(row.text(number_column));
    if (!head)
      number =
          replaced(replaced(number, "{year}", year), "{serial}", std::to_string(++serials_[year]));
    std::vector<tables::Value> cells{std::string_view(number)};
    for (std::size_t i = 1; i < days_ago_column; ++i) cells.emplace_back(row.text(i));
    if (head) {
      cells.emplace_back("处罚决定日期");
      cells.emplace_back("公示日期");
      cells.emplace_back("处罚机关");
    } else {
      cells.emplace_back(decided);
      cells.emplace_back(published);
      cells.emplace_back("云港区应急管理局");
    }
    writer.row(std::span<const tables::Value>(cells));
  }

  const law::Calendar& calendar_;
  const timing::Date today_;
  std::map<std::string, int> serials_;
};

}  // namespace

void import_decisions(House& house, timing::Date today) {
  const TableFile file(
      Dating(house.law.calendar(), today).table(embedded("embed/demo/decisions.csv")));
  const disclosure::ImportTools tools{*house.database, house.schemas, house.law,
                                      house.registry,  house.ids,     house.clock};
  const auto report = disclosure::import_decisions(
      tools, {.path = file.path(), .file_name = "执法决定.csv", .agency = bureau});
  if (report.fault_count > 0)
    throw std::logic_error("demo: " + tables::sentence(report.faults.front()));
}

}  // namespace site::demo
