// ids — time-ordered 64-bit numbers that a node makes without asking anyone.
#pragma once
#include <cstdint>
#include <mutex>

#include "platform/timing/timing.h"

namespace timing {

// 41 bits of milliseconds since 2020, 12 bits of sequence, 6 bits of node: positive, ascending on
// one node.
class Ids {
 public:
  explicit Ids(const Clock& clock, unsigned node = 0) : clock_(clock), node_(node & 63u) {}
  std::int64_t next();

 private:
  const Clock& clock_;
  const unsigned node_;
  std::mutex mutex_;
  std::int64_t last_ = 0;  // milliseconds and sequence of the newest id
};

}  // namespace timing
