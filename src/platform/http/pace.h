// pace — how long a transfer may take: a start's grace, then a second for every so many bytes; and
// no long pause.
#pragma once
#include <algorithm>
#include <chrono>
#include <cstdint>

#include "platform/http/server.h"

namespace http {

// Only the time spent waiting for the other side counts, not what our own workers take.
class Pace {
 public:
  using Steady = std::chrono::steady_clock;
  explicit Pace(const Limits& limits)
      : grace_(limits.transfer_time), bytes_per_second_(limits.minimum_rate) {}

  Steady::time_point begin_wait() {
    began_ = Steady::now();
    return began_ + std::min(grace_, grace_ + earned() - waited_);
  }
  void end_wait(std::size_t bytes) {
    waited_ += std::chrono::duration_cast<std::chrono::milliseconds>(Steady::now() - began_);
    bytes_ += std::int64_t(bytes);
  }

 private:
  std::chrono::milliseconds earned() const {
    return std::chrono::milliseconds(bytes_ * 1000 / bytes_per_second_);
  }

  const std::chrono::milliseconds grace_;
  const std::int64_t bytes_per_second_;
  std::chrono::milliseconds waited_{0};
  std::int64_t bytes_ = 0;
  Steady::time_point began_{};
};

}  // namespace http
