// How long something takes. For limits and measurements; what happens when is said by a Clock.
#pragma once
#include <chrono>

namespace arpent {

class Stopwatch {
 public:
  std::chrono::nanoseconds elapsed() const { return std::chrono::steady_clock::now() - started_; }

 private:
  std::chrono::steady_clock::time_point started_ = std::chrono::steady_clock::now();
};

}  // namespace arpent
