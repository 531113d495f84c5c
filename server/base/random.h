// Where chance comes from. Everything that makes ids, tokens or codes is given a Random.
#pragma once
#include <cstddef>
#include <cstdint>
#include <mutex>
#include <span>
#include <string>

namespace arpent {

class Random {
 public:
  virtual ~Random() = default;
  // Any thread may ask.
  virtual void fill(std::span<unsigned char> bytes) = 0;
};

// The kernel's secure source (getrandom). Throws std::system_error when the kernel refuses.
class SystemRandom final : public Random {
 public:
  void fill(std::span<unsigned char> bytes) override;
};

// The same bytes for the same seed: tests and the example city. Never for secrets.
class SeededRandom final : public Random {
 public:
  explicit SeededRandom(std::uint64_t seed) : state_(seed) {}
  void fill(std::span<unsigned char> bytes) override;

 private:
  std::mutex mutex_;
  std::uint64_t state_;
};

std::string random_bytes(Random& random, std::size_t count);

// Uniform in 0 … below - 1. Zero `below` is a Bug.
std::uint32_t random_below(Random& random, std::uint32_t below);

// 128 bits as base64url, 22 characters: links, sessions.
std::string random_token(Random& random);

// `length` characters of Crockford's base32 (no I, L, O, U): join codes people read aloud.
std::string random_crockford(Random& random, std::size_t length);

// "000000" to "999999", uniform: mailed login codes.
std::string random_six_digits(Random& random);

}  // namespace arpent
