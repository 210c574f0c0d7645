#include "platform/timing/ids.h"

#include <algorithm>

namespace timing {

std::int64_t Ids::next() {
  using namespace std::chrono;
  constexpr Instant epoch = sys_days{2020y / January / 1};
  const std::lock_guard lock(mutex_);
  // A clock that stands still or steps back never makes an id smaller: the sequence runs on into
  // the future.
  last_ = std::max(last_ + 1, std::int64_t((clock_.now() - epoch).count()) << 12);
  return last_ << 6 | node_;
}

}  // namespace timing
