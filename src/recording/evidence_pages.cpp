// evidence_pages — office: the evidence of a case: list, upload, download.
#include <array>
#include <fstream>

#include "recording/desk.h"
#include "registry/form.h"
#include "registry/page_parts.h"

namespace recording {

namespace json = boost::json;

namespace {

const std::string uploaders = "role:officer|unit_head";
constexpr std::int64_t largest_file = std::int64_t(4) << 30;

std::string subject_of(const http::Request& request) {
  return "case:" + std::to_string(page::id_in(request.param("case")));
}
std::string list_url(const http::Request& request) {
  return "/office/cases/" + std::string(request.param("case")) + "/evidence";
}

std::string size_said(std::int64_t bytes) {
  constexpr std::array units{"B", "KB", "MB", "GB"};
  std::size_t unit = 0;
  std::int64_t tenths = bytes * 10;
  for (; tenths >= 10240 && unit + 1 < units.size(); ++unit) tenths /= 1024;
  const auto whole = std::to_string(tenths / 10);
  return (unit == 0 ? whole : whole + "." + std::to_string(tenths % 10)) + " " + units[unit];
}

json::object row_of(sql::Tx& tx, const Desk& desk, const Evidence& e) {
  const bool kept = desk.records.files().has(e.sha256);
  return {{"name", e.title},
          {"url", "/office/evidence/" + std::to_string(e.id)},
          {"kind", e.kind},
          {"proves", e.note},
          {"size", size_said(e.size)},
          {"sha256", e.sha256},
          {"sm3", e.sm3},
          {"keeping", kept ? "sealed" : "broken"},
          {"note", "取得于" + timing::chinese(e.obtained_on) + "，" + e.obtained_place},
          {"by", desk.name_of(tx, e.uploaded_by)},
          {"at", timing::minute_in_china(e.uploaded_at)}};
}

registry::Form upload_form(sql::Tx& tx, const Desk& desk, const http::Request& request,
                           const law::Refusals& refusals, std::int64_t agency) {
  registry::Options kinds{{"", "请选择"}}, collectors;
  for (const auto& kind : evidence_kinds()) kinds.emplace_back(kind, kind);
  for (const auto& officer : desk.registry.officers(tx, agency))
    collectors.emplace_back(std::to_string(officer.person.id), officer.person.name);
  registry::Form form(request, refusals);
  form.group("文件")
      .file("file", "文件")
      .text("title", "证据名称")
      .select("kind", "证据种类", kinds, "",
              {{"asks", registry::chip(desk.records.law(),
                                       desk.records.forms().basis_of("record.evidence"))}})
      .text("note", "证明什么", "", {{"optional", true}})
      .group("怎样取得的")
      .date("obtained_on", "取得日期", std::nullopt)
      .text("obtained_place", "取得地点")
      .checkboxes("obtained_by", "取得人", collectors, {});
  return form;
}

json::array rows_of(sql::Tx& tx, const Desk& desk, const std::vector<Evidence>& all) {
  json::array rows;
  for (const auto& e : all) rows.push_back(row_of(tx, desk, e));
  return rows;
}

// GET /office/cases/{case}/evidence and again after a refusal
http::Response list(const Desk& desk, const http::Request& request, const law::Refusals& refusals) {
  return desk.database.read([&](sql::Tx& tx) {
    const auto who = desk.visitor(tx, request);
    const auto dossier = desk.dossier_of(tx, subject_of(request));
    if (!dossier || !desk.may_see(tx, who, dossier->agency)) return desk.not_there(request, "案件");
    const auto all = desk.records.evidence_of(tx, subject_of(request));
    json::object model{
        {"cause", dossier->title},
        {"case_url", dossier->url},
        {"number", dossier->number},
        {"errors", registry::errors_in(refusals)},
        {"tally", "共 " + std::to_string(all.size()) + " 份"},
        {"downloads", json::array()},
        {"rows", rows_of(tx, desk, all)},
        {"required", json::array()},
        {"action", nullptr},
        {"empty", registry::nothing_here("这里列出本案的证据和音像记录。", "由承办人上传。")}};
    const bool handles = who.has_role("officer") || who.has_role("unit_head");
    if (dossier->open && handles && who.agency_id == dossier->agency)
      upload_form(tx, desk, request, refusals, dossier->agency)
          .into(model, list_url(request), "上传并封存", desk.fresh_key());
    return desk.show(request, {.body = "recording/evidence.html",
                               .title = "证据和音像记录",
                               .model = std::move(model),
                               .status = refusals.empty() ? 200 : 422});
  });
}

Evidence evidence_sent(const http::Request& request, law::Refusals& wrong) {
  Evidence e;
  e.subject = subject_of(request);
  e.title = registry::sent(request, "title");
  e.kind = registry::sent(request, "kind");
  e.note = registry::sent(request, "note");
  e.obtained_on = registry::date_sent(request, "obtained_on", wrong).value_or(timing::Date{});
  e.obtained_place = registry::sent(request, "obtained_place");
  for (const auto person : request.fields("obtained_by"))
    e.obtained_by.push_back(page::id_in(person));
  if (!request.uploads.empty()) {
    e.file_name = request.uploads.front().file_name;
    e.media_type = request.uploads.front().media_type;
  }
  return e;
}

// In constant memory, however large the recording is.
files::Stored keep(files::Store& store, const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  if (!in) throw std::runtime_error("an uploaded file cannot be read");
  const auto incoming = store.begin();
  std::array<char, 1 << 16> buffer{};
  while (in.read(buffer.data(), buffer.size()), in.gcount() > 0)
    incoming->write({buffer.data(), std::size_t(in.gcount())});
  if (in.bad()) throw std::runtime_error("an uploaded file cannot be read");
  return incoming->keep();
}

// POST /office/cases/{case}/evidence
http::Response upload(const Desk& desk, const http::Request& request) {
  law::Refusals wrong;
  const auto e = evidence_sent(request, wrong);
  if (request.uploads.empty() || request.uploads.front().size == 0)
    wrong.push_back({"record.evidence", "请选择要上传的文件。",
                     desk.records.law().basis(desk.records.forms().basis_of("record.evidence")),
                     "file"});
  if (!wrong.empty()) return list(desk, request, wrong);
  const auto stored = keep(desk.records.files(), request.uploads.front().path);
  const auto added = desk.database.write([&](sql::Tx& tx) -> law::Outcome<Evidence> {
    const auto who = desk.visitor(tx, request);
    const auto dossier = desk.dossier_of(tx, e.subject);
    if (!dossier || dossier->agency != who.agency_id || !dossier->open)
      return law::Refusal{"record.evidence", "本案不再接受证据。", {}, "file"};
    return desk.records.add_evidence(tx, e, stored, desk.by(who));
  });
  if (!added) return list(desk, request, added.refusals());
  return registry::done(list_url(request), "证据已封存，SHA-256 " + added->sha256 + "。");
}

std::string percent_encoded(std::string_view text) {
  constexpr std::string_view digits = "0123456789ABCDEF";
  std::string out;
  for (const unsigned char c : text) {
    const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
                       c == '.' || c == '-' || c == '_';
    if (plain)
      out += char(c);
    else
      out += {'%', digits[c >> 4], digits[c & 15]};
  }
  return out;
}

// GET /office/evidence/{evidence}: always saved, never shown by the browser: a stranger's file may
// hold anything.
http::Response download(const Desk& desk, const http::Request& request) {
  const auto id = page::id_in(request.param("evidence"));
  const auto given = desk.database.write([&](sql::Tx& tx) -> std::optional<Evidence> {
    const auto who = desk.visitor(tx, request);
    const auto e = desk.records.evidence(tx, id);
    if (!e || !desk.may_see(tx, who, e->agency_id)) return std::nullopt;
    desk.records.note_access(tx, *e, "downloaded", desk.by(who));
    return e;
  });
  if (!given) return desk.not_there(request, "证据");
  http::Response response;
  response.file = desk.records.files().path_of(given->sha256);
  return response.with("content-type", "application/octet-stream")
      .with("content-disposition", "attachment; filename=\"evidence-" + std::to_string(given->id) +
                                       "\"; filename*=UTF-8''" + percent_encoded(given->file_name))
      .with("content-security-policy", "default-src 'none'; sandbox")
      .with("x-content-type-options", "nosniff");
}

}  // namespace

std::vector<http::Route> evidence_routes(Desk& desk) {
  const std::string page_of_case = "/office/cases/{case}/evidence";
  return {{"GET", page_of_case, case_readers,
           [&desk](const http::Request& request) { return list(desk, request, {}); }},
          http::Route{"POST", page_of_case, uploaders,
                      [&desk](const http::Request& request) { return upload(desk, request); }}
              .with_uploads(largest_file),
          {"GET", "/office/evidence/{evidence}", case_readers,
           [&desk](const http::Request& request) { return download(desk, request); }}};
}

}  // namespace recording
