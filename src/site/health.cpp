#include "site/health.h"

#include <boost/json.hpp>
#include <filesystem>

#include "ledger/book.h"
#include "platform/log/log.h"
#include "platform/log/metrics.h"

namespace site {
namespace {

constexpr std::uintmax_t least_room = 64 << 20;

http::Response state(std::string_view word, const std::vector<std::string>& reasons, int status) {
  boost::json::object body{{"status", word}};
  if (!reasons.empty()) body["reasons"] = boost::json::value_from(reasons);
  return http::json(boost::json::serialize(body) + "\n", status).with("cache-control", "no-store");
}

bool takes_writes(sql::Database& database) {
  try {
    database.write([](sql::Tx& tx) {
      tx.execute("UPDATE schema_migration SET number = number WHERE room = 'ledger'");
    });
    return true;
  } catch (const sql::Error& error) {
    logging::error("site.not_writable", {{"what", error.what()}});
    return false;
  }
}

// What the last checkpoint says and what the database holds.
bool ledger_head_is_signed(House& house) {
  const auto size =
      house.database->read([](sql::Tx& tx) { return ledger::size_of(tx, ledger::public_log); });
  const auto notes = ledger::read_notes(house.checkpoints.latest(ledger::public_log) + "\n",
                                        house.checkpoints.keys().public_keys());
  return size == 0 || !notes.empty();
}

}  // namespace

std::vector<std::string> not_ready_because(House& house) {
  std::vector<std::string> reasons;
  std::error_code error;
  const auto space = std::filesystem::space(house.folder.root, error);
  if (error || space.available < least_room) reasons.emplace_back("disk");
  if (!takes_writes(*house.database)) reasons.emplace_back("database");
  if (reasons.empty() && !ledger_head_is_signed(house)) reasons.emplace_back("ledger");
  return reasons;
}

std::vector<http::Route> health_routes(House& house) {
  const auto alive = [](const http::Request&) { return state("ok", {}, 200); };
  const auto ready = [&house](const http::Request&) {
    const auto reasons = not_ready_because(house);
    return state(reasons.empty() ? "ready" : "not ready", reasons, reasons.empty() ? 200 : 503);
  };
  const auto metrics = [](const http::Request&) {
    http::Response response;
    response.body = logging::metrics_text();
    return response.with("content-type", "text/plain; version=0.0.4; charset=utf-8");
  };
  return {http::Route("GET", "/healthz", "public", alive),
          http::Route("GET", "/readyz", "public", ready),
          http::Route("GET", "/metrics", "public", metrics)};
}

}  // namespace site
