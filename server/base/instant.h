// A point in time, to the millisecond, in UTC. (A "moment" is something else: a position in a city's ledger.)
#pragma once
#include <chrono>
#include <optional>
#include <string>
#include <string_view>

namespace arpent {

using Instant = std::chrono::sys_time<std::chrono::milliseconds>;

// "2026-03-12T14:05:09.123Z", always 24 characters for the years 0 to 9999, so text order is time order.
std::string print_instant(Instant instant);

// RFC 3339: "T" and "Z" upper case, an offset ("+02:00") is taken into account, a fraction of 1 to 9 digits is
// cut to milliseconds. Nothing for anything else, for days that do not exist and for second 60.
std::optional<Instant> parse_instant(std::string_view text);

}  // namespace arpent
