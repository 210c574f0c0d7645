// timing — what time it is, handed in, so that a test or a rehearsal can say so itself.
#pragma once
#include <chrono>
#include <cstdint>
#include <string>
#include <string_view>

namespace timing {

using Date = std::chrono::sys_days;                                // a civil date in China
using Instant = std::chrono::sys_time<std::chrono::milliseconds>;  // UTC

class Clock {
 public:
  virtual ~Clock() = default;
  virtual Instant now() const = 0;
};

class SystemClock final : public Clock {
 public:
  Instant now() const override;
};

// Stands still until told otherwise.
class ManualClock final : public Clock {
 public:
  explicit ManualClock(Instant start) : now_(start) {}
  Instant now() const override { return now_; }
  void set(Instant now) { now_ = now; }

 private:
  Instant now_;
};

// China keeps one civil time, UTC+8, all year.
Date date_in_china(Instant);
Instant china_midnight(Date);          // 00:00 of that date in China
std::string iso(Date);                 // 2026-02-13
std::string iso(Instant);              // 2026-02-13T09:30:00+08:00
std::string chinese(Date);             // 2026年2月13日
std::string minute_in_china(Instant);  // 2026-02-13 09:30
// Accept what iso() writes; an instant may also lack seconds or zone (then China time), or be a
// bare date.
bool parse(std::string_view text, Date& out);
bool parse(std::string_view text, Instant& out);

}  // namespace timing
