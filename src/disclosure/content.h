// content — the public fields of a record as one canonical text: what is hashed, stored and proved.
#pragma once
#include <string>
#include <string_view>

#include "disclosure/disclosure.h"

namespace disclosure {

// {"label":"value",…} with the labels in byte order, without blanks; empty values are left out.
// The same bytes as ledger::canonical makes.
std::string content_of(const Fields&);
void append_json_text(std::string& out, std::string_view text);
// In the order of the schema; labels it does not know any more come last.
Fields fields_of(std::string_view content, const PublicationSchema*);
std::string value_in(const Fields&, std::string_view label);

// {label} is a field's value; a part in [ ] is left out when one of its fields is empty.
std::string sentence_of(std::string_view pattern, const Fields&);

}  // namespace disclosure
