// Time and memory of what was done.
#pragma once
#include <chrono>
#include <cstdint>
#include <fstream>
#include <string>

namespace arpent::bench {

inline double peak_mb() {
  std::ifstream status("/proc/self/status");
  for (std::string word; status >> word;)
    if (word == "VmHWM:") {
      double kb = 0;
      status >> kb;
      return kb / 1000;
    }
  return 0;
}

template <class F>
double ms_of(F const& what) {
  auto const begun = std::chrono::steady_clock::now();
  what();
  return std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - begun).count();
}

// The same numbers on every machine.
class Chance {
 public:
  explicit Chance(std::uint64_t seed) : state_(seed) {}
  double share() {
    state_ = state_ * 6364136223846793005u + 1442695040888963407u;
    return static_cast<double>(state_ >> 11) / 9007199254740992.0;
  }
  int below(int n) { return static_cast<int>(share() * n); }

 private:
  std::uint64_t state_;
};

}  // namespace arpent::bench
