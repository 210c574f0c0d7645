// fold — when are two texts the same to someone who searches?
#pragma once
#include <string>
#include <string_view>

namespace search {

// Letters small, full-width forms half-width, 〔【［ one bracket, “‘ one quote, white space one
// space, bytes that are no UTF-8 left out. Appends to `out`.
void fold(std::string_view text, std::string& out);
std::string folded(std::string_view text);

// The character at the beginning of well-formed UTF-8, which is taken off.
char32_t take_character(std::string_view& text);

}  // namespace search
