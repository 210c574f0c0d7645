// bytes — numbers in stored bytes, smallest byte first; reading beyond the end is a damaged index,
// not a crash.
#pragma once
#include <cstdint>
#include <stdexcept>
#include <string>
#include <string_view>

namespace search {

template <class N>
void put(std::string& out, N value) {
  char bytes[sizeof(N)];
  for (std::size_t i = 0; i < sizeof(N); ++i) bytes[i] = char(std::uint64_t(value) >> (8 * i));
  out.append(bytes, sizeof(N));
}

inline std::string_view part(std::string_view data, std::size_t at, std::size_t size) {
  if (at > data.size() || size > data.size() - at)
    throw std::runtime_error("the search index is damaged; rebuild it");
  return data.substr(at, size);
}

template <class N>
N get(std::string_view data, std::size_t at) {
  const auto bytes = part(data, at, sizeof(N));
  std::uint64_t value = 0;
  for (std::size_t i = 0; i < sizeof(N); ++i)
    value |= std::uint64_t(static_cast<unsigned char>(bytes[i])) << (8 * i);
  return N(value);
}

}  // namespace search
