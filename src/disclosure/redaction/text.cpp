// text — a text as characters: full width folded, blanks left out but remembered.
#include "disclosure/redaction/text.h"

namespace disclosure::redaction {
namespace {

struct Decoded {
  char32_t ch;
  std::uint32_t length;
};

bool continues(std::string_view bytes, std::size_t at) {
  return at < bytes.size() && (static_cast<unsigned char>(bytes[at]) & 0xC0u) == 0x80u;
}

// A byte that is no UTF-8 stands for itself as U+FFFD, so that nothing is lost or read past.
Decoded decode(std::string_view bytes, std::size_t i) {
  const auto at = [&](std::size_t k) { return static_cast<unsigned char>(bytes[i + k]) & 0x3Fu; };
  const auto lead = static_cast<unsigned char>(bytes[i]);
  if (lead < 0x80) return {lead, 1};
  if (lead >= 0xC2 && lead < 0xE0 && continues(bytes, i + 1))
    return {(lead & 0x1Fu) << 6 | at(1), 2};
  if (lead >= 0xE0 && lead < 0xF0 && continues(bytes, i + 1) && continues(bytes, i + 2))
    return {(lead & 0x0Fu) << 12 | at(1) << 6 | at(2), 3};
  if (lead >= 0xF0 && lead < 0xF5 && continues(bytes, i + 1) && continues(bytes, i + 2) &&
      continues(bytes, i + 3))
    return {(lead & 0x07u) << 18 | at(1) << 12 | at(2) << 6 | at(3), 4};
  return {0xFFFD, 1};
}

// Full-width forms become ASCII; the many dots and dashes become one of each.
char32_t fold(char32_t c) {
  if (c < 0x80) return c;
  if (c >= 0xFF01 && c <= 0xFF5E) return c - 0xFF01 + '!';
  switch (c) {
    case 0x2022:
    case 0x2027:
    case 0x2219:
    case 0x22C5:
    case 0x30FB:
    case 0xFF65:
      return 0x00B7;
    case 0x2010:
    case 0x2011:
    case 0x2012:
    case 0x2013:
    case 0x2014:
    case 0x2212:
      return '-';
    case 0x00D7:
    case 0x2715:
    case 0x25CF:
    case 0x2573:
      return '*';
    default:
      return c;
  }
}

bool is_invisible(char32_t c) {
  return (c >= 0x200B && c <= 0x200F) || c == 0xFEFF || c == 0x00AD || c == 0x2060;
}

bool is_blank(char32_t c) {
  return c == ' ' || c == '\t' || c == 0x00A0 || c == 0x3000 || (c >= 0x2000 && c <= 0x200A);
}

bool is_break(char32_t c) { return c == '\n' || c == '\r' || c == 0x2028 || c == 0x2029; }

}  // namespace

Text::Text(std::string_view given) : bytes(given) {
  const std::size_t most = given.size() / 2 + 8;
  ch.reserve(most);
  from.reserve(most);
  to.reserve(most);
  gap.reserve(most);
  Gap before = none;
  for (std::size_t i = 0; i < given.size();) {
    const auto [c, length] = decode(given, i);
    const bool is_han = c >= 0x3100 && c < 0xFE00;  // and the like: most of the text
    if (is_han || !(is_break(c) || is_blank(c) || is_invisible(c))) {
      ch.push_back(is_han ? c : fold(c));
      from.push_back(static_cast<std::uint32_t>(i));
      to.push_back(static_cast<std::uint32_t>(i + length));
      gap.push_back(before);
      before = none;
    } else if (is_break(c)) {
      before = line_break;
    } else if (is_blank(c) && before == none) {
      before = blank;
    }
    i += length;
  }
  ch.push_back(0);
  gap.push_back(line_break);
}

std::u32string folded(std::string_view word) {
  const Text text(word);
  return {text.ch.begin(), text.ch.end() - 1};
}

std::string utf8(std::u32string_view word) {
  std::string bytes;
  const auto put = [&](char32_t value) { bytes += static_cast<char>(value); };
  for (const char32_t c : word) {
    if (c < 0x80) {
      put(c);
    } else if (c < 0x800) {
      put(0xC0 | c >> 6), put(0x80 | (c & 0x3F));
    } else if (c < 0x10000) {
      put(0xE0 | c >> 12), put(0x80 | (c >> 6 & 0x3F)), put(0x80 | (c & 0x3F));
    } else {
      put(0xF0 | c >> 18), put(0x80 | (c >> 12 & 0x3F)), put(0x80 | (c >> 6 & 0x3F)),
          put(0x80 | (c & 0x3F));
    }
  }
  return bytes;
}

}  // namespace disclosure::redaction
