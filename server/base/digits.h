// Strict reading of unsigned whole numbers: digits and nothing else (no sign, no blank).
#pragma once
#include <algorithm>
#include <charconv>
#include <optional>
#include <string_view>

namespace arpent {

// Nothing for "", for any character that is no ASCII digit, and above the range of int.
inline std::optional<int> digits(std::string_view text) {
  auto const is_digit = [](char c) { return c >= '0' && c <= '9'; };
  if (text.empty() || !std::all_of(text.begin(), text.end(), is_digit)) return {};
  int value = 0;
  auto const [end, fault] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (fault != std::errc{} || end != text.data() + text.size()) return {};
  return value;
}

}  // namespace arpent
