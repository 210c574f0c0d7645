// index — how is a public record found?
#include "disclosure/index.h"

#include "disclosure/content.h"
#include "disclosure/store.h"

namespace disclosure {

std::string kind_word(std::string_view kind) { return "kind:" + std::string(kind); }
std::string agency_word(std::string_view name) { return "agency:" + std::string(name); }
std::string code_word(std::string_view code) { return "code:" + std::string(code); }
std::string import_word(std::int64_t import) { return "import:" + std::to_string(import); }

std::vector<std::string> words_of(const Record& record) {
  std::vector<std::string> words = {kind_word(record.kind), agency_word(record.agency_name),
                                    import_word(record.import)};
  if (!record.credit_code.empty()) words.push_back(code_word(record.credit_code));
  return words;
}

void add_to_index(sql::Tx& tx, const Record& record, const PublicationSchema& schema) {
  const auto fields = fields_of(record.content, &schema);
  const auto words = words_of(record);
  search::Document document{record.id, record.decided_on, {}, {words.begin(), words.end()}};
  for (const auto& [label, value] : fields) {
    const auto* field = schema.with_label(label);
    if (!field || field->searched) document.texts.push_back(value);
  }
  public_index().add(tx, {&document, 1});
}

void remove_from_index(sql::Tx& tx, std::int64_t record) {
  public_index().remove(tx, {&record, 1});
}

}  // namespace disclosure
