// file_name — what may be shown and stored of the name a sender gave a file.
#include <algorithm>

#include "platform/http/multipart.h"

namespace http {
namespace {

constexpr std::size_t max_file_name = 200;

// U+200E/F, U+202A–E and U+2066–9 make "gpj.exe" look like "exe.jpg"; U+FEFF hides.
bool changes_direction(std::string_view character) {
  static constexpr std::string_view marks[] = {"\u200E", "\u200F", "\u202A", "\u202B",
                                               "\u202C", "\u202D", "\u202E", "\u2066",
                                               "\u2067", "\u2068", "\u2069", "\uFEFF"};
  return std::ranges::find(marks, character) != std::end(marks);
}

std::size_t length_of_character(unsigned char lead) {
  return lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
}

}  // namespace

std::string clean_file_name(std::string_view name) {
  if (const auto folder = name.find_last_of("/\\"); folder != name.npos)
    name.remove_prefix(folder + 1);
  std::string clean;
  while (!name.empty()) {
    const auto length =
        std::min(length_of_character(static_cast<unsigned char>(name[0])), name.size());
    const std::string_view character = name.substr(0, length);
    name.remove_prefix(length);
    const auto byte = static_cast<unsigned char>(character[0]);
    const bool control =
        byte < 0x20 || byte == 0x7F ||
        (byte == 0xC2 && length == 2 && static_cast<unsigned char>(character[1]) < 0xA0);
    if (control || changes_direction(character)) continue;
    if (clean.size() + length > max_file_name) break;
    clean.append(character);
  }
  const auto from = clean.find_first_not_of(' ');
  clean.erase(0, from);
  return clean.empty() || clean == "." || clean == ".." ? "未命名" : clean;
}

}  // namespace http
