// Points in time as programs and people write them.
#pragma once
#include <optional>
#include <string_view>

namespace arpent::tools {

// Milliseconds since 1970-01-01, or on another clock that counts up: for order and distance.
//
// A number: seconds, from 10¹¹ milliseconds, from 10¹⁴ microseconds. "2026-03-12", "2026-03-12 14:05", "2026-03-12T
// 14:05:09.250Z", "…+02:00", "2026/03/12 14:05"; day first "12/03/2026 14:05" and "12.03.2026"; "Wed Jun 18 08:16:54
// WIB 2014", whose zone is passed over. Without a zone it is taken as UTC. Nothing for all else, and for what no clock
// shows (25:00, 31 February).
std::optional<double> read_time(std::string_view text);

}  // namespace arpent::tools
