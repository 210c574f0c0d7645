// printable — what of a text may reach the paper.
#include <glib.h>

#include "platform/pdf/typesetter.h"

namespace pdf {
namespace {

bool ends_line(gunichar c) { return c == '\n' || c == 0x85 || c == 0x2028 || c == 0x2029; }

// What a reader could not see, or what would make him see another text than the one that is stored.
bool hidden(gunichar c) {
  return c < 0x20 || (c >= 0x7F && c < 0xA0) || c == 0xAD || c == 0x61C || c == 0x200B ||
         c == 0x200E || c == 0x200F || (c >= 0x202A && c <= 0x202E) ||
         (c >= 0x2060 && c <= 0x206F) || c == 0xFEFF || (c >= 0xFFF9 && c <= 0xFFFB) ||
         (c >= 0xFDD0 && c <= 0xFDEF) || (c & 0xFFFE) == 0xFFFE || (c >= 0xE0000 && c <= 0xE007F);
}

void append(std::string& out, gunichar c) {
  char bytes[6];
  out.append(bytes, std::size_t(g_unichar_to_utf8(c, bytes)));
}

}  // namespace

std::string printable(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  while (!text.empty()) {
    const gunichar c = text[0] ? g_utf8_get_char_validated(text.data(), gssize(text.size())) : 0;
    const bool valid = c < 0x110000;
    const std::size_t bytes = valid ? std::size_t(g_utf8_skip[guchar(text[0])]) : 1;
    const bool carriage_return = c == '\r' && text.substr(0, 2) != "\r\n";
    if (!valid)
      append(out, 0xFFFD);
    else if (ends_line(c) || carriage_return)
      out += '\n';
    else if (c == '\t')
      out += ' ';
    else if (!hidden(c))
      append(out, c);
    text.remove_prefix(bytes);
  }
  return out;
}

}  // namespace pdf
