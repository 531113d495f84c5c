// The ages of childhood and youth, in order: a plan follows a child from one to the next, and a passage between two
// that no action accompanies is worth seeing. Goals, actions and measurements use the same words.
#pragma once
#include <string_view>

namespace arpent {
inline constexpr std::string_view stages = "early_years|nursery|primary|lower_secondary|upper_secondary";
}
