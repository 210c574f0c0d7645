// recording — which documents and evidence a matter has, and how they are sealed, numbered and
// kept.
#pragma once
#include <boost/json.hpp>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "law/outcome.h"
#include "ledger/verify.h"
#include "platform/files/store.h"
#include "platform/sql/sql.h"
#include "platform/timing/ids.h"
#include "recording/form.h"
#include "recording/paper.h"
#include "registry/registry.h"

namespace recording {

struct Draft {
  std::string subject;  // "case:123"
  std::string form;     // id
  Filled filled;        // about.agency and about.officers are filled in by seal()
  // The five elements. What is left empty is taken from the fields (started_at, ended_at or the
  // form's dated_by; place; officers) and from about (party.name, matter.code); a document without
  // a place of its own is made in the agency.
  std::optional<timing::Instant> happened_at, ended_at;
  std::string place;
  std::vector<std::int64_t> officers;  // persons
  std::string party_name, matter_code;
  std::int64_t corrects = 0;  // the document that this one replaces
};

struct Document {  // 执法文书, sealed: never changed again
  std::int64_t id = 0, agency_id = 0;
  std::string subject, form;
  int form_version = 0;
  int order = 0;  // of the form, as it was
  std::string number, title;
  Filled filled;
  std::string text, text_sha256, pdf_sha256, pdf_sm3;
  timing::Instant happened_at{}, sealed_at{};
  std::optional<timing::Instant> ended_at;
  std::string place;
  std::vector<std::int64_t> officers;
  std::string party_name, matter_code;
  std::int64_t corrects = 0, corrected_by = 0;  // 0: none
  std::int64_t sealed_by = 0;                   // person
  std::string voided;                           // why its number was voided; empty: it stands

  bool stands() const { return corrected_by == 0 && voided.empty(); }
};

struct Number {  // 文号
  std::int64_t id = 0, document = 0;
  std::string prefix;
  int year = 0, serial = 0;
  std::string text;    // （江岸区）应急罚〔2026〕3号
  std::string voided;  // why; empty: used
};

// 处罚法第四十六条: 书证 物证 视听资料 电子数据 证人证言 当事人的陈述 鉴定意见 勘验笔录、现场笔录
const std::vector<std::string>& evidence_kinds();

struct Evidence {  // 证据
  std::int64_t id = 0, agency_id = 0;
  std::string subject, title, kind;
  std::string file_name, media_type;
  std::int64_t size = 0;
  std::string sha256, sm3;
  timing::Date obtained_on{};
  std::string obtained_place;
  std::vector<std::int64_t> obtained_by;  // two persons
  std::string note;
  std::int64_t uploaded_by = 0;
  timing::Instant uploaded_at{};
};

std::vector<sql::Migration> schema();
ledger::Coverage coverage();

// Every writing function adds one ledger entry in the caller's transaction; a refusal means that
// nothing was written. `forms`, `law` and the others must outlive it.
class Records {
 public:
  Records(const Forms& forms, const law::Pack& law, const registry::Registry& registry,
          files::Store& files, timing::Ids& ids);

  const Forms& forms() const { return forms_; }
  const law::Pack& law() const { return law_; }
  files::Store& files() const { return files_; }

  // The draft with the agency and its officers filled in: what text_of and pdf_of take.
  Filled completed(sql::Tx&, std::int64_t agency, const Draft&) const;
  // Everything that stands in the way of sealing; empty: seal() will succeed.
  law::Refusals missing_before_seal(sql::Tx&, const Draft&, const registry::By&) const;
  // Checks, numbers, renders, writes. The PDF is in the file store before this returns.
  law::Outcome<Document> seal(sql::Tx&, const Draft&, const registry::By&);

  std::optional<Document> document(sql::Tx&, std::int64_t id) const;
  std::optional<Document> document_by_number(sql::Tx&, std::int64_t agency,
                                             std::string_view number) const;
  // In the order in which they happened; also those corrected or voided.
  std::vector<Document> documents_of(sql::Tx&, std::string_view subject) const;

  // What the next document of this form would be numbered now; promises nothing.
  std::string next_number_preview(sql::Tx&, std::string_view form, const registry::By&) const;
  std::vector<Number> numbers(sql::Tx&, std::int64_t agency, std::string_view prefix,
                              int year) const;
  // 作废: the number stays in the list and is never given again; its document no longer stands.
  law::Refusals void_number(sql::Tx&, std::int64_t agency, std::string_view number,
                            std::string_view reason, const registry::By&);

  // The file is in the store already; agency, uploader and time are taken from By.
  law::Outcome<Evidence> add_evidence(sql::Tx&, Evidence, const files::Stored&,
                                      const registry::By&);
  std::optional<Evidence> evidence(sql::Tx&, std::int64_t id) const;
  std::vector<Evidence> evidence_of(sql::Tx&, std::string_view subject) const;  // oldest first
  // Writes into the ledger that somebody looked: how is "opened" or "downloaded".
  void note_access(sql::Tx&, const Evidence&, std::string_view how, const registry::By&);

 private:
  law::Refusals missing_collectors(sql::Tx&, const Evidence&) const;

  const Forms& forms_;
  const law::Pack& law_;
  const registry::Registry& registry_;
  files::Store& files_;
  timing::Ids& ids_;
};

// Which required records of a stage are absent. Each is a form's id, several joined by | when any
// of them will do, "evidence" for at least one piece, or "evidence:书证" for one of that kind.
law::Refusals record_gaps(const Forms&, const law::Pack&, const std::vector<Document>&,
                          const std::vector<Evidence>&, const std::vector<std::string>& required);

}  // namespace recording
