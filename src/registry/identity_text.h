// identity_text — what did the typist mean: blanks, full-width characters and small letters apart?
#pragma once
#include <string>
#include <string_view>

namespace registry {

struct TypedText {
  std::string value;       // blanks removed, full-width folded, letters in capitals
  std::size_t length = 0;  // of the value, in characters
  bool blanks = false, full_width = false, small_letters = false;
};

TypedText typed(std::string_view text);

}  // namespace registry
