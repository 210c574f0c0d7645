// chance — random bytes, handed in, so that a test or a draw can be replayed from its seed.
#pragma once
#include <cstdint>
#include <string>

namespace chance {

class Source {
 public:
  virtual ~Source() = default;
  virtual std::string bytes(std::size_t count) = 0;
};

class System final : public Source {  // the kernel's generator
 public:
  std::string bytes(std::size_t count) override;
};

class Seeded final : public Source {  // splitmix64; for tests and rehearsals, never for secrets
 public:
  explicit Seeded(std::uint64_t seed) : state_(seed) {}
  std::string bytes(std::size_t count) override;

 private:
  std::uint64_t state_;
};

}  // namespace chance
