// index — how is a public record found?
#pragma once
#include "disclosure/disclosure.h"

namespace disclosure {

// By what a record is found apart from its texts.
std::vector<std::string> words_of(const Record&);
void add_to_index(sql::Tx&, const Record&, const PublicationSchema&);
void remove_from_index(sql::Tx&, std::int64_t record);

std::string kind_word(std::string_view kind);
std::string agency_word(std::string_view name);
std::string code_word(std::string_view credit_code);
std::string import_word(std::int64_t import);

}  // namespace disclosure
