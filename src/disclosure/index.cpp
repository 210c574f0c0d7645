// index — how is a public record found?
#include "disclosure/index.h"

#include "disclosure/content.h"
#include "disclosure/store.h"

namespace disclosure {

std::string kind_word(std::string_view kind) { return "kind:" + std::string(kind); }
std::string agency_word(std::string_view name) { return "agency:" + std::string(name); }
std::string code_word(std::string_view code) { return "code:" + std::string(code); }
std::string import_word(std::int64_t import) { return "import:" + std::to_string(import); }

Indexed::Indexed(const Record& record, const Fields& fields) {
  document.id = record.id;
  document.date = record.decided_on;
  for (const auto& [label, value] : fields) document.texts.push_back(value);
  words_ = {kind_word(record.kind), agency_word(record.agency_name), import_word(record.import)};
  if (!record.credit_code.empty()) words_.push_back(code_word(record.credit_code));
  document.words.assign(words_.begin(), words_.end());
}

void add_to_index(sql::Tx& tx, const Record& record) {
  const auto fields = fields_of(record.content, nullptr);
  const Indexed indexed(record, fields);
  public_index().add(tx, {&indexed.document, 1});
}

void remove_from_index(sql::Tx& tx, std::int64_t record) {
  public_index().remove(tx, {&record, 1});
}

}  // namespace disclosure
