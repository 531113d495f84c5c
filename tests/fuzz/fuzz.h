// What each fuzz target gives: the function that libFuzzer calls, and seeds and words for the plain driver.
#pragma once
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <string_view>
#include <vector>

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size);

namespace arpent::fuzz {

std::vector<std::string> seeds();       // sound inputs
std::vector<std::string> dictionary();  // pieces that matter in this format

inline std::string_view view(std::uint8_t const* data, std::size_t size) {
  return {reinterpret_cast<char const*>(data), size};
}

// A promise of the code under test. Aborts, as libFuzzer expects.
inline void promise(bool kept, char const* what) {
  if (kept) return;
  std::fprintf(stderr, "broken promise: %s\n", what);
  std::abort();
}

}  // namespace arpent::fuzz
