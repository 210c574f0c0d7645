#include "ledger/checkpoint.h"

#include <algorithm>
#include <charconv>
#include <filesystem>

#include "ledger/tiles.h"
#include "platform/crypto/hash.h"
#include "platform/files/store.h"

namespace ledger {
namespace {

constexpr std::string_view dash = "\u2014 ";

std::string note_text(const Checkpoint& c) {
  return c.origin + "\n" + std::to_string(c.size) + "\n" + crypto::base64(c.root) + "\n";
}

// Signed-note key id: the first four bytes of SHA-256(name ‖ LF ‖ type ‖ key). 0x01 is Ed25519; SM2
// has no number of its own yet and uses 0xff with its name spelled out.
std::string key_id(crypto::KeyKind kind, const std::string& name, std::string_view public_key) {
  const std::string type = kind == crypto::KeyKind::ed25519 ? "\x01" : "\xffSM2-SM3";
  return crypto::sha256(name + "\n" + type + std::string(public_key)).substr(0, 4);
}

std::string signature_line(const std::string& name, const crypto::SigningKey& key,
                           std::string_view text) {
  const auto blob = key_id(key.kind(), name, key.public_key()) + key.sign(text);
  return std::string(dash) + name + " " + crypto::base64(blob) + "\n";
}

// Takes the text up to and including the next LF; fails when there is none.
bool take_line(std::string_view& text, std::string_view& line) {
  const auto end = text.find('\n');
  if (end == text.npos) return false;
  line = text.substr(0, end);
  text.remove_prefix(end + 1);
  return true;
}

bool signature_holds(std::string_view line, crypto::KeyKind kind, std::string_view key,
                     const std::string& name, std::string_view text) {
  const auto start = std::string(dash) + name + " ";
  if (!line.starts_with(start)) return false;
  const auto blob = crypto::from_base64(line.substr(start.size()));
  return blob.size() > 4 && blob.substr(0, 4) == key_id(kind, name, key) &&
         crypto::verify(kind, key, text, std::string_view(blob).substr(4));
}

bool read_note(std::string_view& text, const PublicKeys& keys, ReadNote& out) {
  std::string_view origin, size, root, empty, ed25519, sm2, gap;
  if (!take_line(text, origin) || !take_line(text, size) || !take_line(text, root) ||
      !take_line(text, empty) || !take_line(text, ed25519) || !take_line(text, sm2) ||
      !take_line(text, gap))
    return false;
  out.checkpoint.origin = origin;
  const auto [end, error] =
      std::from_chars(size.data(), size.data() + size.size(), out.checkpoint.size);
  out.checkpoint.root = crypto::from_base64(root);
  const auto signed_text = note_text(out.checkpoint);
  out.signed_by_us = error == std::errc{} && end == size.data() + size.size() && empty.empty() &&
                     gap.empty() &&
                     signature_holds(ed25519, crypto::KeyKind::ed25519, keys.ed25519,
                                     out.checkpoint.origin, signed_text) &&
                     signature_holds(sm2, crypto::KeyKind::sm2, keys.sm2,
                                     out.checkpoint.origin + "+sm2", signed_text);
  return true;
}

}  // namespace

std::string sign(const Checkpoint& checkpoint, const Keys& keys) {
  const auto text = note_text(checkpoint);
  return text + "\n" + signature_line(checkpoint.origin, keys.ed25519, text) +
         signature_line(checkpoint.origin + "+sm2", keys.sm2, text);
}

std::vector<ReadNote> read_notes(std::string_view text, const PublicKeys& keys, bool* torn) {
  std::vector<ReadNote> notes;
  ReadNote note;
  for (auto rest = text; !rest.empty() && read_note(rest, keys, note); text = rest)
    notes.push_back(note);
  if (torn) *torn = !text.empty();
  return notes;
}

Checkpoint checkpoint_of(sql::Tx& tx, std::int64_t log) {
  Checkpoint out;
  tx.each("SELECT origin, size FROM ledger_log WHERE id = :log", {{"log", log}},
          [&](const sql::Row& row) {
            out.origin = row.text(0);
            out.size = row.integer(1);
          });
  TileReader tiles(tx, log);
  out.root = root_of(out.size, std::ref(tiles));
  return out;
}

Checkpoints::Checkpoints(sql::Database& database, const timing::Clock& clock, std::string folder,
                         Keys keys)
    : database_(database), clock_(clock), folder_(std::move(folder)), keys_(std::move(keys)) {
  std::filesystem::create_directories(folder_);
}

void Checkpoints::write_grown() {
  const std::lock_guard lock(mutex_);
  std::string fresh;
  database_.read([&](sql::Tx& tx) {
    const auto sizes =
        tx.all("SELECT id, size FROM ledger_log ORDER BY id", {},
               [](const sql::Row& row) { return std::pair(row.integer(0), row.integer(1)); });
    for (const auto& [log, size] : sizes) {
      auto& [checkpoint, note] = written_[log];
      if (!note.empty() && checkpoint.size >= size) continue;
      checkpoint = checkpoint_of(tx, log);
      note = sign(checkpoint, keys_);
      fresh += note + "\n";
    }
  });
  if (!fresh.empty())
    files::append_to_file(folder_ + "/" + timing::iso(timing::date_in_china(clock_.now())) + ".txt",
                          fresh);
}

std::string Checkpoints::latest(std::int64_t log) const {
  const std::lock_guard lock(mutex_);
  const auto found = written_.find(log);
  return found == written_.end() ? "" : found->second.note;
}

}  // namespace ledger
