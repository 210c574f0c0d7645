// document_pages — office: a sealed document, its hashes and its history, and its PDF.
#include "ledger/book.h"
#include "recording/desk.h"
#include "registry/page_parts.h"

namespace recording {

namespace json = boost::json;

namespace {

std::string_view act_said(std::string_view act) {
  if (act == "recording.document_sealed") return "封存";
  if (act == "recording.number_voided") return "文号作废";
  return "";
}

std::string state_of(const Document& document) {
  if (document.corrected_by != 0) return "已更正";
  return document.voided.empty() ? "已封存" : "文号作废：" + document.voided;
}

std::string url_of(std::int64_t document) {
  return "/office/documents/" + std::to_string(document);
}

json::object paragraph(const std::string& text, const char* place) {
  return {{"head", nullptr}, {"text", text}, {"place", place ? json::value(place) : nullptr}};
}

// The sealed text itself, not rendered anew: its first two lines are agency and title.
json::object paper_of(const Document& document, const Form* form) {
  const auto lines = page::lines_of(document.text);
  const bool flat = !form || form->style != Style::decision;
  json::array body;
  for (std::size_t i = 2; i < lines.size(); ++i)
    body.push_back(paragraph(lines[i], lines[i] == lines[0] ? "right" : flat ? "flat" : nullptr));
  body.push_back(paragraph(timing::chinese(timing::date_in_china(document.happened_at)), "right"));
  return {{"agency", lines[0]},
          {"paper_title", document.title},
          {"number", registry::or_nothing(document.number)},
          {"body", std::move(body)}};
}

struct History {
  json::array timeline;
  std::int64_t entry = 0;
};

// The entries of the matter that speak of this document.
History history_of(sql::Tx& tx, const Desk& desk, const Document& document) {
  History out;
  for (const auto& written : ledger::history_of(tx, document.subject)) {
    const auto* facts = written.body.if_contains("facts");
    const auto* id = facts ? facts->as_object().if_contains("document") : nullptr;
    if (!id || id->to_number<std::int64_t>() != document.id) continue;
    const auto act = act_said(written.body.at("act").as_string());
    if (act.empty()) continue;
    if (out.timeline.empty()) out.entry = written.seq;
    const timing::Instant at{
        std::chrono::milliseconds{written.body.at("at").to_number<std::int64_t>()}};
    out.timeline.push_back(
        {{"at", timing::minute_in_china(at)},
         {"what", act},
         {"by", desk.name_of(tx, written.body.at("by").to_number<std::int64_t>())},
         {"note", out.timeline.empty() ? json::value("正文 SHA-256 " + document.text_sha256)
                                       : json::value(document.voided)},
         {"url", nullptr}});
  }
  return out;
}

void add_link(json::array& timeline, std::int64_t document, const char* what) {
  if (document != 0)
    timeline.push_back(
        {{"at", ""}, {"what", what}, {"by", ""}, {"note", nullptr}, {"url", url_of(document)}});
}

json::array signatures_of(sql::Tx& tx, const Desk& desk, const Document& document) {
  json::array out;
  for (const auto person : document.officers)
    out.push_back({{"person", desk.name_of(tx, person)},
                   {"post", "执法人员"},
                   {"at", timing::minute_in_china(document.happened_at)},
                   {"way", "经办"}});
  out.push_back({{"person", desk.name_of(tx, document.sealed_by)},
                 {"post", "封存"},
                 {"at", timing::minute_in_china(document.sealed_at)},
                 {"way", "登录账号"}});
  return out;
}

// GET /office/documents/{document}
http::Response show_document(const Desk& desk, const http::Request& request, sql::Tx& tx,
                             const Document& document) {
  const auto dossier = desk.dossier_of(tx, document.subject);
  auto [timeline, entry] = history_of(tx, desk, document);
  add_link(timeline, document.corrects, "更正的原文书");
  add_link(timeline, document.corrected_by, "更正后的文书");
  json::object model{{"heading", document.title},
                     {"number", document.number},
                     {"cause", dossier ? dossier->title : document.matter_code},
                     {"case_url", dossier ? dossier->url : "/office"},
                     {"state", state_of(document)},
                     {"document", paper_of(document, desk.records.forms().find(document.form))},
                     {"pdf_url", url_of(document.id) + ".pdf"},
                     {"sha256", document.pdf_sha256},
                     {"sm3", document.pdf_sm3},
                     {"ledger_url", "/office/ledger?entry=" + std::to_string(entry)},
                     {"ledger_entry", entry},
                     {"signatures", signatures_of(tx, desk, document)},
                     {"timeline", std::move(timeline)}};
  return desk.show(
      request,
      {.body = "casework/document.html", .title = document.title, .model = std::move(model)});
}

// GET /office/documents/{document}.pdf
http::Response give_pdf(const Desk& desk, const Document& document) {
  http::Response response;
  response.file = desk.records.files().path_of(document.pdf_sha256);
  return response.with("content-type", "application/pdf")
      .with("content-disposition",
            "inline; filename=\"document-" + std::to_string(document.id) + ".pdf\"");
}

http::Response answer(const Desk& desk, const http::Request& request) {
  auto asked = request.param("document");
  const bool pdf = asked.ends_with(".pdf");
  if (pdf) asked.remove_suffix(4);
  return desk.database.read([&](sql::Tx& tx) {
    const auto document = desk.records.document(tx, page::id_in(asked));
    if (!document || !desk.may_see(tx, desk.visitor(tx, request), document->agency_id))
      return desk.not_there(request, "文书");
    return pdf ? give_pdf(desk, *document) : show_document(desk, request, tx, *document);
  });
}

}  // namespace

std::vector<http::Route> document_routes(Desk& desk) {
  return {{"GET", "/office/documents/{document}", case_readers,
           [&desk](const http::Request& request) { return answer(desk, request); }}};
}

}  // namespace recording
