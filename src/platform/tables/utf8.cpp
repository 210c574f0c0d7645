// utf8 — is this text well-formed UTF-8, and which bytes does it hold first?
#include "platform/tables/utf8.h"

#include <cstdint>
#include <cstring>

namespace tables {
namespace {

using Byte = unsigned char;

bool continues(Byte b) { return (b & 0xC0) == 0x80; }

// The length of the sequence at p, 0 when it is malformed; surrogates and overlong forms are.
std::size_t sequence(const Byte* p, std::size_t left) {
  if (p[0] < 0x80) return 1;
  if (p[0] >= 0xE0 && p[0] < 0xF0 && left >= 3) {  // Chinese: by far the most frequent
    const bool overlong = p[0] == 0xE0 && p[1] < 0xA0;
    const bool surrogate = p[0] == 0xED && p[1] > 0x9F;
    return continues(p[1]) && continues(p[2]) && !overlong && !surrogate ? 3 : 0;
  }
  if (p[0] >= 0xC2 && p[0] < 0xE0 && left >= 2) return continues(p[1]) ? 2 : 0;
  if (p[0] >= 0xF0 && p[0] <= 0xF4 && left >= 4) {
    const bool in_range = (p[0] != 0xF0 || p[1] >= 0x90) && (p[0] != 0xF4 || p[1] < 0x90);
    return in_range && continues(p[1]) && continues(p[2]) && continues(p[3]) ? 4 : 0;
  }
  return 0;
}

}  // namespace

std::size_t ascii_prefix(std::string_view text) {
  std::size_t at = 0;
  for (std::uint64_t eight; at + 8 <= text.size(); at += 8) {
    std::memcpy(&eight, text.data() + at, 8);
    if (eight & 0x8080808080808080u) break;
  }
  while (at < text.size() && Byte(text[at]) < 0x80) ++at;
  return at;
}

std::size_t valid_utf8_prefix(std::string_view text) {
  const auto* p = reinterpret_cast<const Byte*>(text.data());
  std::size_t at = 0;
  while (at < text.size()) {
    if (p[at] < 0x80) {
      at += ascii_prefix(text.substr(at));
      continue;
    }
    const auto length = sequence(p + at, text.size() - at);
    if (length == 0) break;
    at += length;
  }
  return at;
}

}  // namespace tables
