// range — which bytes of a file a Range header asks for.
#include "platform/http/range.h"

#include <algorithm>
#include <charconv>
#include <limits>

namespace http {
namespace {

// A number too large to hold lies behind the end of any file.
std::optional<std::uint64_t> number(std::string_view digits) {
  std::uint64_t value = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
  if (digits.empty() || error == std::errc::invalid_argument ||
      end != digits.data() + digits.size())
    return std::nullopt;
  if (error == std::errc::result_out_of_range) return std::numeric_limits<std::uint64_t>::max();
  return value;
}

}  // namespace

std::optional<ByteRange> parse_range(std::string_view header, std::uint64_t size) {
  constexpr std::string_view unit = "bytes=";
  if (!header.starts_with(unit)) return std::nullopt;
  header.remove_prefix(unit.size());
  const auto dash = header.find('-');
  if (dash == header.npos) return std::nullopt;
  const std::string_view first = header.substr(0, dash), last = header.substr(dash + 1);

  if (first.empty()) {  // the last so many bytes
    const auto count = number(last);
    if (!count) return std::nullopt;
    const auto length = std::min(*count, size);
    return ByteRange{size - length, length};
  }
  const auto from = number(first);
  const auto to = last.empty() ? std::numeric_limits<std::uint64_t>::max() : number(last);
  if (!from || !to || *to < *from) return std::nullopt;
  if (*from >= size) return ByteRange{};
  return ByteRange{*from, std::min(*to, size - 1) - *from + 1};
}

}  // namespace http
