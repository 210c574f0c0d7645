// derive — what does the public read of a decision? Derived from its structured fields, never
// typed.
#pragma once
#include "disclosure/disclosure.h"

namespace disclosure {

// What a schema calls the sources: source → value, before redaction.
std::string source_value(const Decision&, const registry::Agency&, std::string_view source);
std::vector<PublicField> derived(const PublicationSchema&, const Decision&,
                                 const registry::Agency&);

// Everything that must not survive in the public text: numbers, phones, addresses of individuals,
// names of natural persons.
std::vector<std::string> private_tokens(const Decision&);
// Which of them do. The registered name of a unit stays, even where it holds a person's name.
std::vector<std::string> leaks_of(const std::vector<PublicField>&, const Decision&);

bool is_individual(std::string_view category);  // 自然人
bool against_minor(const Decision&);
std::string category_of(const Decision&);
std::string wan_yuan_of(std::int64_t fen);  // 1.6, without zeros at the end

}  // namespace disclosure
