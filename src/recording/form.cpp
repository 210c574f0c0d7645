#include "recording/form.h"

#include <algorithm>
#include <stdexcept>

namespace recording {

std::string_view name_of(FieldType type) {
  static constexpr std::string_view names[] = {
      "text",       "textarea", "date",  "datetime", "money",     "select", "radios",
      "checkboxes", "officers", "check", "file",     "questions", "rows",   "static"};
  return names[std::size_t(type)];
}

const FormField* Form::field(std::string_view key) const {
  const auto found = std::ranges::find(fields, key, &FormField::key);
  return found == fields.end() ? nullptr : &*found;
}

const Form* Forms::find(std::string_view id) const {
  const auto found = std::ranges::find(forms_, id, &Form::id);
  return found == forms_.end() ? nullptr : &*found;
}

const Form& Forms::form(std::string_view id) const {
  if (const auto* form = find(id)) return *form;
  throw std::out_of_range("no such document form: " + std::string(id));
}

}  // namespace recording
