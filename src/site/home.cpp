#include "site/home.h"

#include "disclosure/record_model.h"
#include "law/present.h"
#include "ledger/book.h"
#include "site/error_pages.h"

namespace json = boost::json;

namespace site {
namespace {

json::object figure(std::string_view name, std::string_view url, std::int64_t value,
                    std::string_view unit) {
  return {{"figure", name},
          {"url", url},
          {"value", std::to_string(value)},
          {"unit", unit},
          {"none", nullptr}};
}

// Of this month's publications only those whose clock is known can be early or late.
struct Month {
  std::int64_t due = 0, late = 0;
};

constexpr std::size_t looked_at = 1'000;  // newest decisions: a month of a large city

std::vector<disclosure::Record> newest(House& house, sql::Tx& tx) {
  return house.disclosure.records(tx, {.limit = looked_at}).records;
}

std::int64_t count_of(House& house, sql::Tx& tx, std::string_view kind, timing::Date today) {
  const auto year = std::chrono::year_month_day(today).year();
  const timing::Date first = std::chrono::sys_days(year / 1 / 1);
  return house.disclosure.records(tx, {.kind = std::string(kind), .from = first, .limit = 1}).count;
}

json::array decided_this_year(House& house, sql::Tx& tx, timing::Date today) {
  json::array out;
  for (const auto& schema : house.schemas.all())
    if (const auto count = count_of(house, tx, schema.kind, today); count > 0)
      out.push_back(
          figure("今年的" + schema.kind, "/decisions?kind=" + encoded(schema.kind), count, "件"));
  if (out.empty()) out.push_back(figure("今年的执法决定", "/decisions", 0, "件"));
  return out;
}

json::object door(std::string_view name, std::string_view question, json::array figures) {
  return {{"door", name}, {"question", question}, {"figures", std::move(figures)}};
}

json::array doors(House& house, sql::Tx& tx, std::int64_t agency, timing::Date today) {
  const auto officers =
      std::int64_t(house.registry.officers(tx, agency, {.enforcing_on = today}).size());
  const auto matters =
      std::int64_t(house.registry.matters(tx, agency, {.in_force_on = today}).size());
  return {door("事前公开", "谁可以执法，凭什么执法",
               {figure("执法人员", "/officers", officers, "人"),
                figure("执法事项", "/matters", matters, "项")}),
          door("事中公示", "来检查的人有没有资格",
               {figure("核对执法证件", "/officers", officers, "证有效")}),
          door("事后公开", "作出了什么决定", decided_this_year(house, tx, today))};
}

json::array published_on(House& house, const std::vector<disclosure::Record>& records,
                         timing::Date day) {
  json::array out;
  for (const auto& record : records)
    if (record.published_on == day)
      out.push_back({{"sentence", disclosure::sentence_of(house.disclosure, record)},
                     {"url", disclosure::address_of(record)},
                     {"number", record.document_number},
                     {"kind", record.kind}});
  return out;
}

Month this_month(const std::vector<disclosure::Record>& records, timing::Date today) {
  const std::chrono::year_month_day now(today);
  Month month;
  for (const auto& record : records) {
    if (!record.published_on || !record.late()) continue;
    const std::chrono::year_month_day then(*record.published_on);
    if (then.year() != now.year() || then.month() != now.month()) continue;
    ++month.due;
    month.late += *record.late();
  }
  return month;
}

json::value rate(House& house, const Month& month, timing::Date today) {
  if (month.due == 0) return nullptr;
  const auto in_time = month.due - month.late;
  const auto per_mille = in_time * 1000 / month.due;
  const auto late =
      month.late == 0 ? json::value() : json::value(std::to_string(month.late) + " 件逾期");
  return {{"month", std::to_string(unsigned(std::chrono::year_month_day(today).month())) + "月"},
          {"percent", std::to_string(per_mille / 10) + "." + std::to_string(per_mille % 10) + "%"},
          {"formula", "按期公开 " + std::to_string(in_time) + " 件 ÷ 应公开 " +
                          std::to_string(month.due) + " 件"},
          {"late_text", late},
          {"late_url", "/decisions"},
          {"basis", law::chip(house.law, "penalty-law:48")}};
}

json::array how_to_complain(const registry::Agency& agency) {
  json::array out;
  if (!agency.supervision_phone.empty())
    out.push_back({{"how", "电话"}, {"to", agency.supervision_phone}});
  if (!agency.address.empty()) out.push_back({{"how", "来信来访"}, {"to", agency.address}});
  return out;
}

http::Response home(House& house, const page::Show& show, const http::Request& request) {
  const auto agency = house.agency();
  const auto today = timing::date_in_china(house.clock.now());
  return house.database->read([&](sql::Tx& tx) {
    const auto records = newest(house, tx);
    const json::object nothing{
        {"what", "今天还没有新公开的执法决定。"}, {"who", agency.name}, {"link", nullptr}};
    json::object model{{"doors", doors(house, tx, agency.id, today)},
                       {"today", published_on(house, records, today)},
                       {"today_on", timing::chinese(today)},
                       {"empty", nothing},
                       {"rate", rate(house, this_month(records, today), today)},
                       {"log_size", std::to_string(ledger::size_of(tx, ledger::public_log))},
                       {"complain", how_to_complain(agency)}};
    return show(
        request,
        {.body = "site/home.html", .title = "首页", .model = std::move(model), .portal = true});
  });
}

}  // namespace

std::vector<http::Route> home_routes(House& house, const page::Show& show) {
  const auto page = [&](const http::Request& request) { return home(house, show, request); };
  const auto robots = [](const http::Request&) {
    return http::text("User-agent: *\nDisallow: /office\nDisallow: /sign-in\n");
  };
  return {http::Route("GET", "/", "public", page).cached(),
          http::Route("GET", "/robots.txt", "public", robots)};
}

}  // namespace site
