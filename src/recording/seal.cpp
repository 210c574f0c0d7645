// seal — how a draft becomes a document: complete, in order, numbered, printed and written down for
// good.
#include <algorithm>

#include "ledger/book.h"
#include "recording/chronology.h"
#include "recording/numbering.h"
#include "recording/officers.h"
#include "recording/store.h"

namespace recording {

namespace json = boost::json;

namespace {

void append(law::Refusals& all, law::Refusals more) {
  std::ranges::move(more, std::back_inserter(all));
}

// A correction takes the place of a document of the same kind in the same matter, once.
std::string why_not_corrected(const Draft& draft, const std::optional<Document>& old,
                              std::int64_t agency) {
  if (!old || old->agency_id != agency) return "要更正的文书不存在，请核对。";
  if (old->subject != draft.subject || old->form != draft.form)
    return "更正文书应当与原文书同案、同种。";
  if (old->corrected_by != 0) return "原文书已经更正过，请更正最近的一份。";
  return {};
}

void collect_persons(json::object& known, sql::Tx& tx, const registry::Registry& registry,
                     const std::vector<std::int64_t>& persons, std::int64_t agency) {
  for (const auto id : persons) {
    const auto person = registry.person(tx, id);
    if (!person || person->agency_id != agency) continue;
    const auto certificate = registry.certificate(tx, id);
    known[std::to_string(id)] = {{"name", person->name},
                                 {"certificate", certificate ? certificate->number : ""}};
  }
}

Document document_of(const Form& form, const Draft& draft, const Elements& elements, Filled filled,
                     const registry::By& by) {
  Document out;
  out.agency_id = by.agency;
  out.subject = draft.subject;
  out.form = form.id;
  out.form_version = form.version;
  out.order = form.order;
  out.title = form.title;
  out.filled = std::move(filled);
  out.happened_at = elements.happened_at;
  out.ended_at = elements.ended_at;
  out.place = elements.place;
  out.officers = elements.officers;
  out.party_name = elements.party_name;
  out.matter_code = elements.matter_code;
  out.corrects = draft.corrects;
  out.sealed_by = by.person;
  out.sealed_at = by.at;
  return out;
}

json::object facts_of(const Document& document) {
  json::object facts{{"document", document.id},
                     {"form", document.form},
                     {"title", document.title},
                     {"number", document.number},
                     {"text_sha256", document.text_sha256},
                     {"pdf_sha256", document.pdf_sha256}};
  if (document.corrects != 0) facts["corrects"] = document.corrects;
  return facts;
}

}  // namespace

Records::Records(const Forms& forms, const law::Pack& law, const registry::Registry& registry,
                 files::Store& files, timing::Ids& ids)
    : forms_(forms), law_(law), registry_(registry), files_(files), ids_(ids) {}

Filled Records::completed(sql::Tx& tx, std::int64_t agency, const Draft& draft) const {
  Filled filled = draft.filled;
  if (const auto own = registry_.agency(tx, agency)) filled.about["agency"] = about_agency(*own);
  json::object known;
  collect_persons(known, tx, registry_, draft.officers, agency);
  for (const auto& field : forms_.form(draft.form).fields)
    if (field.type == FieldType::officers)
      collect_persons(known, tx, registry_, persons_in(filled.fields.if_contains(field.key)),
                      agency);
  filled.about["officers"] = std::move(known);
  return filled;
}

law::Refusals Records::missing_before_seal(sql::Tx& tx, const Draft& draft,
                                           const registry::By& by) const {
  const auto& form = forms_.form(draft.form);
  const Draft whole = [&] {
    Draft copy = draft;
    copy.filled = completed(tx, by.agency, draft);
    return copy;
  }();
  const auto elements = elements_of(form, whole, by);
  const auto documents = read_documents_of(tx, draft.subject);
  auto out = missing_fields(form, whole.filled.fields, law_);
  append(out, missing_elements(form, elements, forms_, law_));
  append(out, officers_barred(tx, registry_, form, elements, by.agency, forms_, law_));
  append(out, out_of_order(form, whole, elements, documents, by.at, forms_, law_));
  append(out, served_too_early(whole, documents, forms_, law_));
  if (draft.corrects != 0)
    if (auto why = why_not_corrected(draft, read_document(tx, draft.corrects), by.agency);
        !why.empty())
      out.push_back({"record.correction", std::move(why),
                     law_.basis(forms_.basis_of("record.correction")), ""});
  return out;
}

law::Outcome<Document> Records::seal(sql::Tx& tx, const Draft& draft, const registry::By& by) {
  if (auto missing = missing_before_seal(tx, draft, by); !missing.empty()) return missing;
  const auto& form = forms_.form(draft.form);
  Draft whole = draft;
  whole.filled = completed(tx, by.agency, draft);
  const auto elements = elements_of(form, whole, by);
  auto out = document_of(form, draft, elements, whole.filled, by);
  out.id = ids_.next();
  Number number;
  if (form.numbered) number = next_number(tx, *registry_.agency(tx, by.agency), form, by.at);
  out.number = number.text;

  const Wording wording{forms_, law_, elements.happened_on()};
  out.text = text_of(form, out.filled, wording);
  out.text_sha256 = hash_of(out.text);
  // A transaction that is rolled back or tried again leaves only an unnamed file behind.
  const Stamp stamp{out.number, elements.happened_on(), by.at, ""};
  const auto printed = files_.put(pdf_of(form, out.filled, wording, stamp));
  out.pdf_sha256 = printed.sha256;
  out.pdf_sm3 = printed.sm3;

  insert_document(tx, out);
  std::vector<ledger::RowRef> rows{{"recording_document", out.id}};
  if (form.numbered) {
    number.id = ids_.next();
    number.document = out.id;
    insert_number(tx, number, by.agency);
    rows.push_back({"recording_number", number.id});
  }
  ledger::append(tx,
                 {by.agency, "recording.document_sealed", out.subject, by.person, facts_of(out),
                  std::move(rows)},
                 by.at);
  return out;
}

std::optional<Document> Records::document(sql::Tx& tx, std::int64_t id) const {
  return read_document(tx, id);
}

std::optional<Document> Records::document_by_number(sql::Tx& tx, std::int64_t agency,
                                                    std::string_view number) const {
  return read_document_by_number(tx, agency, number);
}

std::vector<Document> Records::documents_of(sql::Tx& tx, std::string_view subject) const {
  return read_documents_of(tx, subject);
}

}  // namespace recording
