// range — which bytes of a file a Range header asks for.
#pragma once
#include <cstdint>
#include <optional>
#include <string_view>

namespace http {

struct ByteRange {
  std::uint64_t offset = 0, length = 0;  // length 0: nothing of the file is asked for (416)
};

// Nothing when the whole file is the answer: no header, several ranges, or one that cannot be read.
std::optional<ByteRange> parse_range(std::string_view header, std::uint64_t size);

}  // namespace http
