// decode — what the percent-encoded parts of a request mean, and whether they mean anything at all.
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "platform/http/http.h"

namespace http {

std::string_view trim(std::string_view text);            // spaces and tabs at both ends
std::string lower(std::string_view text);                // ASCII letters only
bool same_word(std::string_view a, std::string_view b);  // equal but for the case of ASCII letters
bool is_utf8(std::string_view text);                     // no overlong forms, no surrogates

// Nothing for a bad percent sign, a NUL or what is not UTF-8.
std::optional<std::string> percent_decode(std::string_view text, bool plus_is_space = false);
std::string percent_encode_non_ascii(std::string_view text);

// a=1&b=2, of a query or an urlencoded form. Nothing when it is malformed or has more than
// `max_fields`.
std::optional<Pairs> parse_pairs(std::string_view text, std::size_t max_fields);

struct Target {                       // what stands between method and version
  std::string path;                   // decoded: "/公示/清单"
  std::vector<std::string> segments;  // of the path, decoded one by one: "公示", "清单"
  std::string_view query;             // as sent, without "?"
};
// Nothing for a path with "." or ".." or an encoded slash, backslash or NUL in it. Absolute form
// ("http://host/path") is read as its path.
std::optional<Target> parse_target(std::string_view target);

}  // namespace http
