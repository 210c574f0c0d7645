// record_model — how a public record reads on a page, in JSON and in a feed.
#include "disclosure/record_model.h"

#include "disclosure/content.h"
#include "ledger/book.h"
#include "platform/crypto/hash.h"
#include "platform/html/html.h"

namespace json = boost::json;

namespace disclosure {
namespace {

std::string delay_of(const Record& record) {
  if (!record.published_on) return "公开日期没有记载";
  if (!record.due_on) return "";
  return "期限 " + timing::iso(*record.due_on);
}

json::value day(const std::optional<timing::Date>& date) {
  return date ? json::value(timing::iso(*date)) : json::value(nullptr);
}

// The size of the newest signed checkpoint, so that page and note agree; 0 when there is none that
// reaches the record.
std::int64_t proven_size(const Desk& desk, const Record& record) {
  if (!desk.checkpoints) return 0;
  const auto note = desk.checkpoints->latest(ledger::public_log);
  const auto notes = ledger::read_notes(note, desk.checkpoints->keys().public_keys());
  if (notes.empty() || notes.front().checkpoint.size <= record.log_index) return 0;
  return notes.front().checkpoint.size;
}

}  // namespace

std::string address_of(const Record& record) { return "/decisions/" + std::to_string(record.id); }

std::string sentence_of(const Disclosure& disclosure, const Record& record) {
  const auto* schema = disclosure.schemas().of_kind(record.kind);
  const auto fields = fields_of(record.content, schema);
  auto out = schema ? sentence_of(schema->sentence, fields) : record.party_name;
  return out.empty() ? record.document_number : out;
}

json::value lamp_of(const Record& record) {
  const auto late = record.late();
  if (!late) return nullptr;
  return json::object{{"state", *late ? "late" : "ok"},
                      {"left", *late ? json::value("期限 " + timing::iso(*record.due_on))
                                     : json::value("按期公开")}};
}

json::object json_of(const Disclosure& disclosure, const Record& record) {
  json::object fields;
  for (const auto& [label, value] : disclosure.public_fields(record)) fields[label] = value;
  const auto late = record.late();
  return {{"id", std::to_string(record.id)},
          {"url", address_of(record)},
          {"kind", record.kind},
          {"document_number", record.document_number},
          {"agency", record.agency_name},
          {"party", record.party_name},
          {"decided_on", timing::iso(record.decided_on)},
          {"published_on", day(record.published_on)},
          {"due_on", day(record.due_on)},
          {"late", late ? json::value(*late) : json::value(nullptr)},
          {"fields", std::move(fields)},
          {"content", record.content},
          {"content_sha256", record.sha256},
          {"log_index", record.log_index}};
}

json::value proof_model(const Desk& desk, sql::Tx& tx, const Record& record) {
  const auto proof = desk.disclosure.proof(tx, record, proven_size(desk, record));
  if (!proof) return nullptr;
  std::string hashes;
  for (const auto& hash : proof->path) hashes += (hashes.empty() ? "" : ",") + crypto::base64(hash);
  return json::object{{"number", record.document_number},
                      {"public_since", day(record.published_on)},
                      {"lamp", lamp_of(record)},
                      {"delay", delay_of(record)},
                      {"entry", proof->index},
                      {"size", proof->size},
                      {"checkpoint_url", "/log/checkpoint"},
                      {"verify_url", "/log/entry/" + std::to_string(proof->index)},
                      {"leaf", crypto::base64(proof->leaf)},
                      {"root", crypto::base64(proof->root)},
                      {"hashes", hashes},
                      {"qr", html::qr_image(desk.site_url + address_of(record))},
                      {"qr_text", "扫码打开并核验本决定"}};
}

}  // namespace disclosure
