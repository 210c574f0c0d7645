#include "site/home.h"

#include "ledger/book.h"

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

struct Counted {
  std::int64_t officers = 0, matters = 0;
};

Counted count(House& house, sql::Tx& tx, std::int64_t agency, timing::Date today) {
  return {std::int64_t(house.registry.officers(tx, agency, {.enforcing_on = today}).size()),
          std::int64_t(house.registry.matters(tx, agency, {.in_force_on = today}).size())};
}

json::array doors(const Counted& counted) {
  return {{{"door", "事前公开"},
           {"question", "谁可以执法，凭什么执法"},
           {"figures", json::array{figure("执法人员", "/officers", counted.officers, "人"),
                                   figure("执法事项", "/matters", counted.matters, "项")}}}};
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
    json::object model{{"doors", doors(count(house, tx, agency.id, today))},
                       {"today", json::array()},
                       {"today_on", timing::chinese(today)},
                       {"empty", {{"text", "今天还没有新公开的执法决定。"}, {"who", agency.name}}},
                       {"rate", nullptr},
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
