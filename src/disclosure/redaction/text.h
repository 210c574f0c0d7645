// text — a text as characters: full width folded, blanks left out but remembered.
#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace disclosure::redaction {

enum Gap : std::uint8_t { none, blank, line_break };  // what was left out before a character

struct Text {
  std::string_view bytes;
  std::vector<char32_t> ch;         // ends with a 0 that is not counted by size()
  std::vector<std::uint32_t> from;  // first byte of each character
  std::vector<std::uint32_t> to;    // byte behind it
  std::vector<Gap> gap;             // one more than characters

  explicit Text(std::string_view bytes);
  std::size_t size() const { return ch.size() - 1; }
};

std::u32string folded(std::string_view utf8);  // the same characters, as one word
std::string utf8(std::u32string_view);
inline std::u32string_view span(const Text& text, std::size_t begin, std::size_t end) {
  return std::u32string_view(text.ch.data() + begin, end - begin);
}

}  // namespace disclosure::redaction
