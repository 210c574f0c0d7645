// record_pages — portal: one published decision, its tombstone, and whether it is genuine.
#include <map>

#include "disclosure/content.h"
#include "disclosure/record_model.h"
#include "disclosure/store.h"
#include "law/present.h"
#include "platform/crypto/hash.h"
#include "registry/page_parts.h"

namespace json = boost::json;

namespace disclosure {
namespace {

constexpr std::string_view text_sources[] = {"facts", "basis", "content", "remedies"};

bool is_long_text(const PublicationSchema* schema, std::string_view label) {
  const auto* field = schema ? schema->with_label(label) : nullptr;
  return field && std::ranges::count(text_sources, std::string_view(field->source)) > 0;
}

std::string of_source(const PublicationSchema* schema, const Fields& fields,
                      std::string_view source) {
  const auto* field = schema ? schema->with_source(source) : nullptr;
  return field ? value_in(fields, field->label) : "";
}

json::object plain_fact(const std::string& label, const std::string& text) {
  return {{"label", label},  {"fact", text},     {"link", nullptr},
          {"lamp", nullptr}, {"basis", nullptr}, {"aside", nullptr}};
}

json::array facts_of(const Record& record, const PublicationSchema* schema, const Fields& fields) {
  json::array out;
  for (const auto& [label, value] : fields)
    if (!is_long_text(schema, label)) out.push_back(plain_fact(label, value));
  if (record.due_on) {
    auto due = plain_fact("公开期限", timing::iso(*record.due_on));
    due["lamp"] = lamp_of(record);
    out.push_back(std::move(due));
  }
  auto hash = plain_fact("内容校验值", record.sha256);
  hash["aside"] = "公开内容的 SHA-256，与公示日志中的登记一致";
  out.push_back(std::move(hash));
  return out;
}

json::object step(const std::string& at, const std::string& what, const std::string& note = "") {
  return {{"at", at},
          {"what", what},
          {"by", ""},
          {"note", note.empty() ? json::value(nullptr) : json::value(note)},
          {"url", nullptr}};
}

json::array timeline_of(const Record& record, const std::optional<Obligation>& o) {
  json::array out{step(timing::iso(record.decided_on), "作出决定", record.agency_name)};
  if (o && o->served_on) out.push_back(step(timing::iso(*o->served_on), "送达当事人"));
  if (record.published_on)
    out.push_back(step(timing::iso(*record.published_on), "向社会公开",
                       record.import != 0 ? "由原系统的公示数据转入" : "一人拟稿，另一人复核"));
  if (record.withdrawn)
    out.push_back(
        step(timing::minute_in_china(record.withdrawn->at), "撤回公示", record.withdrawn->reason));
  return out;
}

// 复议、诉讼: what a party may still do, counted from the day of service.
json::array remedies_of(const Desk& desk, const std::optional<Obligation>& o,
                        const registry::Agency& agency) {
  json::array out;
  if (!o || !o->served_on) return out;
  for (const auto& clock :
       law::clocks_on(desk.disclosure.law(), "decision-served", *o->served_on)) {
    const bool to_court = clock.rule == "remedy.litigation";
    if ((clock.rule != "remedy.reconsideration" && !to_court) || !law::day_of(clock)) continue;
    out.push_back({{"way", clock.title},
                   {"how", to_court ? agency.court : agency.reconsideration_body},
                   {"last_day", timing::iso(clock.rolled.value_or(*law::day_of(clock)))},
                   {"lamp", nullptr},
                   {"basis", registry::chip(desk.disclosure.law(), clock.basis_key)}});
  }
  return out;
}

// What was left out and why; never the words themselves.
json::array masked_of(const Disclosure& disclosure, sql::Tx& tx,
                      const std::optional<Obligation>& o) {
  std::map<std::string, std::pair<int, std::string>> kinds;
  if (const auto p = o ? disclosure.prepared(tx, o->prepared) : std::nullopt)
    for (const auto& field : p->fields)
      for (const auto& mask : field.masks) {
        auto& [times, basis] = kinds[mask.why];
        ++times;
        basis = mask.basis;
      }
  json::array out;
  for (const auto& [why, seen] : kinds)
    out.push_back({{"what", std::to_string(seen.first) + " 处"},
                   {"why", why + "（" + seen.second + "）"},
                   {"basis", nullptr}});
  return out;
}

json::array paragraphs(const std::string& text) {
  json::array out;
  for (std::size_t at = 0; at < text.size();) {
    const auto end = std::min(text.find('\n', at), text.size());
    if (end > at) out.push_back(json::value(text.substr(at, end - at)));
    at = end + 1;
  }
  return out;
}

json::object model_of(const Desk& desk, sql::Tx& tx, const Record& record) {
  const auto* schema = desk.disclosure.schemas().of_kind(record.kind);
  const auto fields = fields_of(record.content, schema);
  const auto o = obligation_of_record(tx, record.id);
  const auto agency = desk.registry.agency(tx, record.agency_id).value_or(registry::Agency{});
  const auto text = [&](std::string_view source) { return of_source(schema, fields, source); };
  const auto one = [](const std::string& value, json::object object) {
    return value.empty() ? json::array() : json::array{std::move(object)};
  };
  return {{"sentence", sentence_of(desk.disclosure, record)},
          {"kind", record.kind},
          {"agency", record.agency_name},
          {"decided_on", timing::iso(record.decided_on)},
          {"corrected", nullptr},
          {"facts", facts_of(record, schema, fields)},
          {"found", paragraphs(text("facts"))},
          {"legal_grounds", one(text("basis"), {{"text", text("basis")}, {"basis", nullptr}})},
          {"discretion", text("content")},
          {"outcome", one(text("content"), {{"text", text("content")}})},
          {"remedies", remedies_of(desk, o, agency)},
          {"remedy_note", text("remedies")},
          {"standing", json::array()},
          {"masked", masked_of(desk.disclosure, tx, o)},
          {"timeline", timeline_of(record, o)},
          {"proof", proof_model(desk, tx, record)},
          {"downloads", json::array{json::object{{"text", "本记录的 JSON"},
                                                 {"url", address_of(record) + ".json"}}}},
          {"report_url", "/report?about=" + std::to_string(record.id)},
          {"pdf_url", nullptr}};
}

json::object tombstone_of(const Desk& desk, sql::Tx& tx, const Record& record) {
  const auto& w = *record.withdrawn;
  const auto on = timing::iso(timing::date_in_china(w.at));
  return {{"number", record.document_number},
          {"kind", record.kind},
          {"agency", record.agency_name},
          {"withdrawn_on", on},
          {"ground", "已撤回"},
          {"reason", w.reason},
          {"basis", registry::chip(desk.disclosure.law(), "penalty-law:48.2")},
          {"successor_url", nullptr},
          {"successor_text", nullptr},
          {"report_url", "/report?about=" + std::to_string(record.id)},
          {"facts",
           json::array{plain_fact("文书号", record.document_number), plain_fact("撤下日期", on),
                       plain_fact("撤下理由", w.reason), plain_fact("依据文书", w.basis_document)}},
          {"timeline", timeline_of(record, obligation_of_record(tx, record.id))},
          {"proof", proof_model(desk, tx, record)}};
}

http::Response gone_as_json(const Record& record) {
  return http::json(
      json::serialize(json::object{{"id", std::to_string(record.id)},
                                   {"document_number", record.document_number},
                                   {"withdrawn", timing::iso(record.withdrawn->at)},
                                   {"reason", record.withdrawn->reason},
                                   {"basis_document", record.withdrawn->basis_document},
                                   {"log_index", record.withdrawn->log_index}}),
      410);
}

http::Response as_json(const Desk& desk, sql::Tx& tx, const Record& record) {
  if (record.withdrawn) return gone_as_json(record);
  auto out = json_of(desk.disclosure, record);
  if (const auto proof = desk.disclosure.proof(tx, record)) {
    json::array path;
    for (const auto& hash : proof->path) path.push_back(json::value(crypto::base64(hash)));
    out["proof"] = json::object{{"leaf", proof->leaf},
                                {"index", proof->index},
                                {"size", proof->size},
                                {"path", std::move(path)},
                                {"root", crypto::base64(proof->root)}};
  }
  return http::json(json::serialize(out));
}

http::Response decision(const Desk& desk, const http::Request& request) {
  auto id = request.param("id");
  const bool wants_json = id.ends_with(".json");
  if (wants_json) id.remove_suffix(5);
  return desk.database.read([&](sql::Tx& tx) -> http::Response {
    const auto record = desk.disclosure.record(tx, page::id_in(id));
    if (!record) return desk.not_there(request, "条公示记录");
    if (wants_json) return as_json(desk, tx, *record);
    if (record->withdrawn)
      return desk.show(request, {.body = "disclosure/withdrawn.html",
                                 .title = record->document_number + " 已撤下",
                                 .model = tombstone_of(desk, tx, *record),
                                 .status = 410,
                                 .portal = true});
    return desk.show(request, {.body = "disclosure/decision.html",
                               .title = record->document_number,
                               .model = model_of(desk, tx, *record),
                               .portal = true});
  });
}

json::value checkpoint_model(const Desk& desk) {
  if (!desk.checkpoints) return nullptr;
  const auto note = desk.checkpoints->latest(ledger::public_log);
  const auto notes = ledger::read_notes(note, desk.checkpoints->keys().public_keys());
  if (notes.empty()) return nullptr;
  const auto& checkpoint = notes.front().checkpoint;
  return json::object{{"size", std::to_string(checkpoint.size)},
                      {"root", crypto::base64(checkpoint.root)},
                      {"signed_at", "最近一次公开时"},
                      {"note", note},
                      {"key_url", "/log/key"}};
}

http::Response verify(const Desk& desk, const http::Request& request) {
  const std::string number(request.q("number"));
  json::object model{{"number", number},
                     {"found", nullptr},
                     {"not_found", nullptr},
                     {"checkpoint", checkpoint_model(desk)},
                     {"downloads", json::array{json::object{{"text", "检查点（文本）"},
                                                            {"url", "/log/checkpoint"}}}}};
  desk.database.read([&](sql::Tx& tx) {
    const auto records = desk.disclosure.records_with_number(tx, number);
    if (!records.empty()) {
      const auto& record = records.back();
      model["found"] =
          json::object{{"sentence", record.withdrawn ? record.document_number + "（已撤下）"
                                                     : sentence_of(desk.disclosure, record)},
                       {"url", address_of(record)},
                       {"proof", proof_model(desk, tx, record)}};
    } else if (!number.empty()) {
      model["not_found"] =
          "没有公开过文书号为“" + number + "”的决定。请核对文书号的括号、年份和序号。";
    }
  });
  return desk.show(request, {.body = "ledger/verify.html",
                             .title = "核验公示记录",
                             .model = std::move(model),
                             .portal = true});
}

}  // namespace

std::vector<http::Route> record_routes(const Desk& desk) {
  const auto page = [&desk](http::Response (*show)(const Desk&, const http::Request&)) {
    return [&desk, show](const http::Request& request) { return show(desk, request); };
  };
  return {http::Route("GET", "/decisions/{id}", "public", page(decision)).cached(),
          http::Route("GET", "/verify", "public", page(verify)).cached()};
}

}  // namespace disclosure
