// compress — gzip and brotli, and which of them a browser takes.
#pragma once
#include <string>
#include <string_view>

namespace http {

std::string gzip(std::string_view text, int level);      // 1 quick … 9 small
std::string brotli(std::string_view text, int quality);  // 0 quick … 11 small

// Does Accept-Encoding name this coding, and not with q=0?
bool accepts(std::string_view accept_encoding, std::string_view coding);

}  // namespace http
