#include "base/random.h"

#include <sys/random.h>

#include <array>
#include <cerrno>
#include <system_error>

#include "base/encoding.h"
#include "base/result.h"

namespace arpent {

void SystemRandom::fill(std::span<unsigned char> bytes) {
  while (!bytes.empty()) {
    auto const got = ::getrandom(bytes.data(), bytes.size(), 0);
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) throw std::system_error(errno, std::generic_category(), "getrandom");
    bytes = bytes.subspan(static_cast<std::size_t>(got));
  }
}

// SplitMix64 (Steele, Lea, Flood 2014): one addition and a mix for eight bytes.
void SeededRandom::fill(std::span<unsigned char> bytes) {
  std::scoped_lock const lock(mutex_);
  std::uint64_t word = 0;
  for (std::size_t at = 0; at < bytes.size(); ++at) {
    if (at % 8 == 0) {
      word = state_ += 0x9e3779b97f4a7c15;
      word = (word ^ word >> 30) * 0xbf58476d1ce4e5b9;
      word = (word ^ word >> 27) * 0x94d049bb133111eb;
      word ^= word >> 31;
    }
    bytes[at] = static_cast<unsigned char>(word >> at % 8 * 8);
  }
}

std::string random_bytes(Random& random, std::size_t count) {
  std::string out(count, '\0');
  random.fill({reinterpret_cast<unsigned char*>(out.data()), out.size()});
  return out;
}

std::uint32_t random_below(Random& random, std::uint32_t below) {
  ensure(below > 0, "there is something to choose from");
  // Drawn again above the last whole multiple: a plain remainder would prefer small numbers.
  std::uint64_t const range = std::uint64_t{1} << 32;
  std::uint64_t const limit = range - range % below;
  for (;;) {
    std::array<unsigned char, 4> bytes{};
    random.fill(bytes);
    std::uint32_t value = 0;
    for (auto const byte : bytes) value = value << 8 | byte;
    if (value < limit) return value % below;
  }
}

std::string random_token(Random& random) { return base64url(random_bytes(random, 16)); }

std::string random_crockford(Random& random, std::size_t length) {
  std::string out;
  for (std::size_t at = 0; at < length; ++at) out += crockford_alphabet[random_below(random, 32)];
  return out;
}

std::string random_six_digits(Random& random) {
  auto const digits = std::to_string(random_below(random, 1'000'000));
  return std::string(6 - digits.size(), '0') + digits;
}

}  // namespace arpent
