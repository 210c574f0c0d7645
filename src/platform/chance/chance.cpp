#include "platform/chance/chance.h"

#include <sys/random.h>

#include <stdexcept>

namespace chance {

std::string System::bytes(std::size_t count) {
  std::string out(count, '\0');
  if (::getentropy(out.data(), count) != 0)
    throw std::runtime_error("the kernel gives no random bytes");
  return out;
}

std::string Seeded::bytes(std::size_t count) {
  std::string out;
  while (out.size() < count) {
    std::uint64_t z = (state_ += 0x9E3779B97F4A7C15u);
    z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9u;
    z = (z ^ (z >> 27)) * 0x94D049BB133111EBu;
    z ^= z >> 31;
    for (int i = 0; i < 8; ++i) out += char(z >> (8 * i));
  }
  out.resize(count);
  return out;
}

}  // namespace chance
