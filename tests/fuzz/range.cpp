// range — does a Range header ever reach beyond the file?
#include "platform/http/range.h"

#include <cstring>

#include "fuzz.h"

// The first eight bytes are the size of the file, the rest the header.
void fuzz::one(std::string_view bytes) {
  std::uint64_t size = 0;
  if (bytes.size() < sizeof size) return;
  std::memcpy(&size, bytes.data(), sizeof size);
  const auto range = http::parse_range(bytes.substr(sizeof size), size);
  if (!range || range->length == 0) return;
  must(range->offset < size && range->length <= size - range->offset);
}
