// decode — is what comes out of percent-encoding always UTF-8 without NUL, or nothing at all?
#include "platform/http/decode.h"

#include "fuzz.h"

namespace {

void must_be_clean(const std::string& text) {
  fuzz::must(http::is_utf8(text) && text.find('\0') == text.npos);
}

}  // namespace

void fuzz::one(std::string_view bytes) {
  constexpr std::size_t most = 50;
  if (const auto text = http::percent_decode(bytes, true)) must_be_clean(*text);
  if (const auto pairs = http::parse_pairs(bytes, most)) {
    must(pairs->size() <= most);
    for (const auto& [name, value] : *pairs) must_be_clean(name), must_be_clean(value);
  }
  if (const auto target = http::parse_target(bytes)) {
    must_be_clean(target->path);
    for (const auto& segment : target->segments)
      must(segment != "." && segment != ".." && segment.find_first_of("/\\") == segment.npos);
  }
  // A UTF-8 text comes back from its encoding.
  if (http::is_utf8(bytes) && bytes.find_first_of(std::string_view("%\0", 2)) == bytes.npos)
    must(http::percent_decode(http::percent_encode_non_ascii(bytes)) == std::string(bytes));
}
