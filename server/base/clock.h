// Where time comes from. Everything that needs the time is given a Clock.
#pragma once
#include <atomic>

#include "base/instant.h"

namespace arpent {

class Clock {
 public:
  virtual ~Clock() = default;
  // Any thread may ask.
  virtual Instant now() const = 0;
};

class SystemClock final : public Clock {
 public:
  Instant now() const override;
};

// Stands still until it is set: tests, --today, the loading of the example city.
class FixedClock final : public Clock {
 public:
  explicit FixedClock(Instant now) : now_(now.time_since_epoch().count()) {}

  Instant now() const override { return Instant{std::chrono::milliseconds{now_.load()}}; }
  void set(Instant now) { now_ = now.time_since_epoch().count(); }
  void advance(std::chrono::milliseconds by) { now_ += by.count(); }

 private:
  std::atomic<std::chrono::milliseconds::rep> now_;
};

// Runs like `real`, moved so that it showed `start` when this was made: --today on a running server.
class ShiftedClock final : public Clock {
 public:
  ShiftedClock(Clock const& real, Instant start) : real_(real), shift_(start - real.now()) {}

  Instant now() const override { return real_.now() + shift_; }

 private:
  Clock const& real_;
  std::chrono::milliseconds shift_;
};

}  // namespace arpent
