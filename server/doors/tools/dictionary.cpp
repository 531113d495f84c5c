#include "doors/tools/dictionary.h"

#include <cstring>

namespace arpent::tools {
namespace {

// Eight bytes at a time: most cells are one step.
std::uint64_t hash_of(std::string_view text) {
  std::uint64_t out = 0x9E3779B97F4A7C15ull ^ text.size();
  while (!text.empty()) {
    std::uint64_t part = 0;
    std::size_t const size = text.size() < 8 ? text.size() : 8;
    std::memcpy(&part, text.data(), size);
    out = (out ^ part) * 0xD6E8FEB86659FD93ull;
    out ^= out >> 32;
    text.remove_prefix(size);
  }
  return out;
}

}  // namespace

int Dictionary::code_of(std::string_view text) {
  std::uint64_t const hash = hash_of(text);
  std::size_t const mask = slots_.size() - 1;
  for (std::size_t at = hash & mask;; at = (at + 1) & mask) {
    std::int32_t const code = slots_[at];
    if (code < 0) {
      slots_[at] = static_cast<std::int32_t>(texts_.size());
      hashes_.push_back(hash);
      texts_.emplace_back(text);
      if (texts_.size() * 2 > slots_.size()) grow();
      return static_cast<int>(texts_.size()) - 1;
    }
    auto const known = static_cast<std::size_t>(code);
    if (hashes_[known] == hash && texts_[known] == text) return code;
  }
}

void Dictionary::grow() {
  slots_.assign(slots_.size() * 4, -1);
  std::size_t const mask = slots_.size() - 1;
  for (std::size_t code = 0; code < hashes_.size(); ++code) {
    std::size_t at = hashes_[code] & mask;
    while (slots_[at] >= 0) at = (at + 1) & mask;
    slots_[at] = static_cast<std::int32_t>(code);
  }
}

}  // namespace arpent::tools
