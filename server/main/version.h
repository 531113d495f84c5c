#pragma once

namespace arpent {

inline constexpr char const* version = "0.1.0";

}  // namespace arpent
