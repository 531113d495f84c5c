// The target of a request, taken apart: "/api/periods/2025%2F26?on=2026-03-12".
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "doors/http/message.h"

namespace arpent::http {

struct Target {
  std::string authority;  // of the absolute form "http://city.example/…", else ""
  std::string path;
  std::vector<std::string> segments;
  Query query;
};

// Fields as Request describes them. Nothing when the target is not an absolute path or an http(s) address,
// when a percent sign is not followed by two hex digits, or when a decoded part is not UTF-8, holds a control
// character, or is "." or "..": such targets come from probes only. A fragment is refused too.
std::optional<Target> parse_target(std::string_view raw);

// %XX → bytes, and '+' → space when asked. Nothing when a percent sign stands alone.
enum class PlusIsSpace { no, yes };
std::optional<std::string> percent_decoded(std::string_view text, PlusIsSpace plus = PlusIsSpace::no);

// Host header or authority → lower-case name without its port ("[::1]:80" → "::1"). Nothing when it holds
// what no host name or address holds.
std::optional<std::string> host_name(std::string_view authority);

}  // namespace arpent::http
