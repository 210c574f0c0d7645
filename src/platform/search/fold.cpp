// fold — when are two texts the same to someone who searches?
#include "platform/search/fold.h"

namespace search {
namespace {

using Byte = unsigned char;

constexpr char32_t nothing = 0xFFFFFFFF;

bool continues(std::string_view text, std::size_t at) {
  return at < text.size() && (Byte(text[at]) & 0xC0) == 0x80;
}

// Takes one character or one bad byte off.
char32_t take_any(std::string_view& text) {
  const Byte first = Byte(text[0]);
  const std::size_t length = first < 0x80   ? 1
                             : first < 0xC2 ? 0
                             : first < 0xE0 ? 2
                             : first < 0xF0 ? 3
                             : first < 0xF5 ? 4
                                            : 0;
  bool good = length > 0;
  for (std::size_t i = 1; i < length; ++i) good = good && continues(text, i);
  if (!good) {
    text.remove_prefix(1);
    return nothing;
  }
  return take_character(text);
}

char32_t folded(char32_t c) {
  if (c >= U'A' && c <= U'Z') return c + 32;
  if (c < 0x80) return c;
  if (c >= 0xFF01 && c <= 0xFF5E) return folded(c - 0xFEE0);
  switch (c) {
    case U'〔':
    case U'【':
      return U'[';
    case U'〕':
    case U'】':
      return U']';
    case U'“':
    case U'”':
      return U'"';
    case U'‘':
    case U'’':
      return U'\'';
    case U'•':  // between the parts of a minority name
    case U'‧':
    case U'・':
      return U'·';
    case 0x00A0:
    case 0x3000:
      return U' ';
    case 0xFEFF:
    case 0x200B:
      return nothing;
    default:
      return c;
  }
}

void put(char32_t c, std::string& out) {
  if (c < 0x80) {
    out += char(c);
  } else if (c < 0x800) {
    out += char(0xC0 | c >> 6);
    out += char(0x80 | (c & 0x3F));
  } else if (c < 0x10000) {
    const char three[] = {char(0xE0 | c >> 12), char(0x80 | (c >> 6 & 0x3F)),
                          char(0x80 | (c & 0x3F))};
    out.append(three, 3);
  } else {
    const char four[] = {char(0xF0 | c >> 18), char(0x80 | (c >> 12 & 0x3F)),
                         char(0x80 | (c >> 6 & 0x3F)), char(0x80 | (c & 0x3F))};
    out.append(four, 4);
  }
}

}  // namespace

char32_t take_character(std::string_view& text) {
  const auto byte = [&](std::size_t i) { return char32_t(Byte(text[i])); };
  const char32_t first = byte(0);
  char32_t c = first;
  std::size_t length = 1;
  if (first >= 0xF0) {
    c = (first & 0x07) << 18 | (byte(1) & 0x3F) << 12 | (byte(2) & 0x3F) << 6 | (byte(3) & 0x3F);
    length = 4;
  } else if (first >= 0xE0) {
    c = (first & 0x0F) << 12 | (byte(1) & 0x3F) << 6 | (byte(2) & 0x3F);
    length = 3;
  } else if (first >= 0xC0) {
    c = (first & 0x1F) << 6 | (byte(1) & 0x3F);
    length = 2;
  }
  text.remove_prefix(length);
  return c;
}

void fold(std::string_view text, std::string& out) {
  const auto start = out.size();
  bool space = false;
  while (!text.empty()) {
    const char32_t c = folded(take_any(text));
    if (c == nothing) continue;
    if (c <= U' ' || c == 0x7F) {
      space = out.size() > start;
      continue;
    }
    if (space) out += ' ';
    space = false;
    put(c, out);
  }
}

std::string folded(std::string_view text) {
  std::string out;
  fold(text, out);
  return out;
}

}  // namespace search
