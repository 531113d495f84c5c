// Enumerators and their names, when these stand in one array in the order of the enumeration.
#pragma once
#include <algorithm>
#include <array>
#include <optional>
#include <string_view>

namespace arpent {

// The enumerator of that name; nothing for another word.
template <class Enum, std::size_t count>
std::optional<Enum> value_named(std::array<std::string_view, count> const& names, std::string_view name) {
  auto const found = std::find(names.begin(), names.end(), name);
  if (found == names.end()) return {};
  return static_cast<Enum>(found - names.begin());
}

template <class Enum, std::size_t count>
constexpr std::string_view name_in(std::array<std::string_view, count> const& names, Enum value) {
  return names.at(static_cast<std::size_t>(value));
}

}  // namespace arpent
