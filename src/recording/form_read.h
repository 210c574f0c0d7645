// form_read — is a form of the law pack sound?
#pragma once
#include "law/rows.h"
#include "recording/form.h"

namespace recording {

// One file of lawpack/forms; syntax, keys and types.
Form read_form(const std::string& file, std::string_view toml, law::Faults&);

// Does every placeholder and condition of a text lead to a field, a fact, a right or a rule?
struct Source {
  const Form& form;
  const law::Pack& law;
  const std::map<std::string, std::string>& rights;
};
std::vector<std::string> placeholder_faults(const Source&, std::string_view text);
// Every text of the form in which placeholders may stand.
std::vector<std::string> texts_of(const Form&);

// 不得再印的旧告知: a sentence with all of the words is void.
struct VoidWording {
  std::string id, why;
  std::vector<std::string> words;
};
// The first sentence that is void, with the reason; empty when there is none.
std::string void_wording_in(std::string_view text, const std::vector<VoidWording>&);
std::vector<VoidWording> void_wordings(const law::Pack&, law::Faults&);

}  // namespace recording
