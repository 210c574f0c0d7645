// utf8 — is this text well-formed UTF-8, and which bytes does it hold first?
#pragma once
#include <cstddef>
#include <string_view>

namespace tables {

// How many leading bytes are well-formed; all of them when the text is.
std::size_t valid_utf8_prefix(std::string_view);
std::size_t ascii_prefix(std::string_view);

}  // namespace tables
