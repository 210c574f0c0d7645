// fuzz — how every target is entered, and how it says that something is not as it must be.
#pragma once
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace fuzz {

void one(std::string_view bytes);  // each target defines it

// Not assert: it must hold in every build.
inline void must(bool holds) {
  if (!holds) __builtin_trap();
}

}  // namespace fuzz

extern "C" inline __attribute__((used)) int LLVMFuzzerTestOneInput(const std::uint8_t* data,
                                                                   std::size_t size) {
  fuzz::one({reinterpret_cast<const char*>(data), size});
  return 0;
}
