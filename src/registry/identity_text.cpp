// identity_text — what did the typist mean: blanks, full-width characters and small letters apart?
#include "registry/identity_text.h"

namespace registry {
namespace {

// One character of UTF-8; a stray byte stands for itself.
std::string_view first_character(std::string_view text) {
  const auto lead = static_cast<unsigned char>(text.front());
  const std::size_t length = lead < 0xC0 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
  return text.substr(0, length);
}

bool is_blank(std::string_view character) {
  return character == " " || character == "\t" || character == "\n" || character == "\r" ||
         character == "\u00A0" || character == "\u3000";
}

// U+FF01…U+FF5E are the printable ASCII characters in full width; 0 for any other character.
char folded(std::string_view character) {
  if (character.size() != 3 || character[0] != '\xEF') return 0;
  const auto second = static_cast<unsigned char>(character[1]);
  const auto third = static_cast<unsigned char>(character[2]);
  const unsigned code = (second & 0x3Fu) << 6 | (third & 0x3Fu);  // the low 12 bits: F01…F5E
  return code >= 0xF01 && code <= 0xF5E ? static_cast<char>(code - 0xF01 + '!') : 0;
}

}  // namespace

TypedText typed(std::string_view text) {
  TypedText result;
  while (!text.empty()) {
    const auto character = first_character(text);
    text.remove_prefix(character.size());
    if (is_blank(character)) {
      result.blanks = true;
      continue;
    }
    ++result.length;
    const char half = folded(character);
    if (half != 0) result.full_width = true;
    const char letter = half != 0 ? half : character.size() == 1 ? character[0] : 0;
    if (letter == 0) {
      result.value += character;
    } else if (letter >= 'a' && letter <= 'z') {
      result.small_letters = true;
      result.value += static_cast<char>(letter - 'a' + 'A');
    } else {
      result.value += letter;
    }
  }
  return result;
}

}  // namespace registry
