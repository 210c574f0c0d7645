// log_pages — portal: the public log for machines, as C2SP tlog-tiles lays it out.
#include <charconv>

#include "disclosure/desk.h"
#include "ledger/book.h"
#include "ledger/tiles.h"
#include "platform/crypto/hash.h"

namespace disclosure {
namespace {

http::Response absent() { return http::text("没有这一项。\n", 404); }

bool take_number(std::string_view text, std::int64_t& out) {
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), out);
  return error == std::errc{} && end == text.data() + text.size() && out >= 0;
}

struct Tile {
  std::int64_t number = 0;
  std::int64_t width = ledger::tile_width;  // fewer hashes: a partial tile
};

// "x001/x234/067" is tile 1234067; "067.p/12" the first 12 hashes of tile 67.
std::optional<Tile> tile_named(std::string_view path) {
  Tile tile;
  if (const auto partial = path.find(".p/"); partial != path.npos) {
    if (!take_number(path.substr(partial + 3), tile.width) || tile.width < 1 ||
        tile.width >= ledger::tile_width)
      return std::nullopt;
    path = path.substr(0, partial);
  }
  for (int parts = 0; parts < 5; ++parts) {
    const bool more = path.starts_with('x');
    if (more) path.remove_prefix(1);
    std::int64_t digits = 0;
    if (path.size() < 3 || !take_number(path.substr(0, 3), digits)) return std::nullopt;
    tile.number = tile.number * 1'000 + digits;
    path.remove_prefix(3);
    if (!more) return path.empty() ? std::optional(tile) : std::nullopt;
    if (!path.starts_with('/')) return std::nullopt;
    path.remove_prefix(1);
  }
  return std::nullopt;
}

http::Response checkpoint(const Desk& desk, const http::Request&) {
  const auto note = desk.checkpoints ? desk.checkpoints->latest(ledger::public_log) : "";
  return note.empty() ? absent() : http::text(note);
}

http::Response key(const Desk& desk, const http::Request&) {
  if (!desk.checkpoints) return absent();
  const auto keys = desk.checkpoints->keys().public_keys();
  return http::text("Ed25519 " + crypto::base64(keys.ed25519) + "\nSM2 " +
                    crypto::base64(keys.sm2) + "\n");
}

http::Response tile(const Desk& desk, const http::Request& request) {
  std::int64_t level = 0;
  const auto named = tile_named(request.param("rest"));
  if (!named || !take_number(request.param("level"), level) || level > 7) return absent();
  const auto hashes = desk.database.read([&](sql::Tx& tx) {
    return ledger::TileReader(tx, ledger::public_log).tile(int(level), named->number);
  });
  const auto size = std::size_t(named->width) * ledger::hash_size;
  if (hashes.size() < size) return absent();
  http::Response response;
  response.body = hashes.substr(0, size);
  return response.with("content-type", "application/octet-stream")
      .with("cache-control", "public, max-age=31536000, immutable");
}

http::Response entry(const Desk& desk, const http::Request& request) {
  std::int64_t n = 0;
  if (!take_number(request.param("n"), n)) return absent();
  const auto found =
      desk.database.read([&](sql::Tx& tx) { return ledger::entry_at(tx, ledger::public_log, n); });
  return found ? http::json(found->text) : absent();
}

}  // namespace

std::vector<http::Route> log_routes(const Desk& desk) {
  const auto page = [&desk](http::Response (*show)(const Desk&, const http::Request&)) {
    return [&desk, show](const http::Request& request) { return show(desk, request); };
  };
  return {http::Route("GET", "/log/checkpoint", "public", page(checkpoint)),
          http::Route("GET", "/log/key", "public", page(key)),
          http::Route("GET", "/log/tile/{level}/{rest...}", "public", page(tile)),
          http::Route("GET", "/log/entry/{n}", "public", page(entry))};
}

}  // namespace disclosure
