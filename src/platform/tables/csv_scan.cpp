// csv_scan — where does this cell end, and what separates the cells?
#include "platform/tables/csv_scan.h"

#include <array>
#include <bit>
#include <cstdint>
#include <cstring>

namespace tables {
namespace {

constexpr std::uint64_t ones = 0x0101010101010101u;
constexpr std::uint64_t tops = 0x8080808080808080u;

// The top bit of each byte that equals the pattern's; bits above the first such byte may be wrong.
constexpr std::uint64_t equal_bytes(std::uint64_t eight, std::uint64_t pattern) {
  const auto difference = eight ^ pattern;
  return (difference - ones) & ~difference & tops;
}

}  // namespace

char* end_of_plain_cell(char* from, char* end, char separator) {
  const auto separators = ones * static_cast<unsigned char>(separator);
  if constexpr (std::endian::native == std::endian::little) {
    for (std::uint64_t eight; end - from >= 8; from += 8) {
      std::memcpy(&eight, from, 8);
      const auto hits = equal_bytes(eight, separators) | equal_bytes(eight, ones * '\n') |
                        equal_bytes(eight, ones * '\r');
      if (hits) return from + std::countr_zero(hits) / 8;
    }
  }
  while (from < end && *from != separator && *from != '\n' && *from != '\r') ++from;
  return from;
}

char separator_of(const char* from, const char* end) {
  constexpr std::array candidates{',', ';', '\t'};
  std::array<int, 3> seen{};
  bool quoted = false;
  for (; from < end && (quoted || (*from != '\n' && *from != '\r')); ++from) {
    if (*from == '"') quoted = !quoted;
    for (std::size_t i = 0; !quoted && i < seen.size(); ++i) seen[i] += *from == candidates[i];
  }
  std::size_t best = 0;
  for (std::size_t i = 1; i < seen.size(); ++i)
    if (seen[i] > seen[best]) best = i;
  return candidates[best];
}

}  // namespace tables
