// Chance from a seed: the same on every machine, and of single things rather than of a stream where order must not
// matter. Source: Steele, Lea, Flood, "Fast splittable pseudorandom number generators" (2014), SplitMix64.
#pragma once
#include <cstdint>

namespace arpent::opinion {

inline std::uint64_t mixed(std::uint64_t z) {
  z += 0x9e3779b97f4a7c15u;
  z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9u;
  z = (z ^ (z >> 27)) * 0x94d049bb133111ebu;
  return z ^ (z >> 31);
}
inline std::uint64_t mixed(std::uint64_t a, std::uint64_t b) { return mixed(mixed(a) ^ b); }

// 0 < u < 1.
inline double unit_of(std::uint64_t mixed_bits) { return (static_cast<double>(mixed_bits >> 11) + 0.5) * 0x1p-53; }

class Chance {
 public:
  explicit Chance(std::uint64_t seed) : state_(mixed(seed)) {}
  std::uint64_t next() { return mixed(state_++); }
  double unit() { return unit_of(next()); }
  // 0 .. n-1 for 0 < n < 2³²; the bias of at most n/2³² is of no account here.
  std::uint64_t below(std::uint64_t n) { return ((next() >> 32) * n) >> 32; }

 private:
  std::uint64_t state_;
};

}  // namespace arpent::opinion
