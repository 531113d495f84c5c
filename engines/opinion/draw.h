// Chance from a seed that anybody can repeat: the same numbers on every machine, none hidden.
#pragma once
#include <cstdint>
#include <limits>
#include <string_view>
#include <utility>
#include <vector>

namespace arpent::opinion {

// Of a seed published as text ("lotto of 7 March: 3 12 18 29 41"): FNV-1a of its bytes, 64 bits.
constexpr std::uint64_t seed_of(std::string_view text) {
  std::uint64_t hash = 0xcbf29ce484222325ULL;
  for (char const c : text) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001b3ULL;
  return hash;
}

// splitmix64: small, well mixed.
class Draw {
 public:
  explicit Draw(std::uint64_t seed) : state_(seed) {}

  std::uint64_t next() {
    std::uint64_t z = (state_ += 0x9e3779b97f4a7c15ULL);
    z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9ULL;
    z = (z ^ (z >> 27)) * 0x94d049bb133111ebULL;
    return z ^ (z >> 31);
  }

  // One of 0 … n-1, n ≥ 1, each as likely: numbers beyond the last whole multiple are drawn again.
  std::size_t below(std::size_t n) {
    std::uint64_t const fair = std::numeric_limits<std::uint64_t>::max() / n * n;
    std::uint64_t number = next();
    while (number >= fair) number = next();
    return static_cast<std::size_t>(number % n);
  }

  double unit() { return static_cast<double>(next() >> 11) * 0x1.0p-53; }  // in [0, 1)

  template <class T>
  void shuffle(std::vector<T>& all) {
    for (std::size_t i = all.size(); i > 1; --i) std::swap(all[i - 1], all[below(i)]);
  }

 private:
  std::uint64_t state_;
};

}  // namespace arpent::opinion
