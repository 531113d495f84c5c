// JSON as the house uses it: members keep the order in which they were described.
#pragma once
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>

#include "base/result.h"

namespace arpent {

using Json = nlohmann::ordered_json;

// Text → JSON. Refuses (400 "json.invalid") what is not JSON or not UTF-8, names the place (parameters
// line, column), what nests deeper than 64 (400 "json.too_deep": destructors recurse) and numbers that no double holds
// (400 "json.number_too_large").
Result<Json> parse_json(std::string_view text);

// A double with at most 15 significant digits and no exponent below 1e15 ("0.1", "120000", "1.5").
// Used wherever a number is read by people or hashed.
std::string print_number(double value);

}  // namespace arpent
