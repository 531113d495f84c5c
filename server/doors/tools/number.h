// Numbers as offices write them.
#pragma once
#include <optional>
#include <string_view>

namespace arpent::tools {

enum class Number { read, missing, not_one, ambiguous, not_finite };

struct ReadNumber {
  Number what = Number::missing;
  double value = 0;
};

// "12.5", "12,5", "1 234,5" (any kind of space between groups of three), "1.5e3", "−3" with a real minus. Missing: "",
// "NA", "N/A". Not finite: nan, inf in any case. Ambiguous: a comma before exactly three digits where commas cut the
// cells ("1,234" in quotes: 1234 or 1.234?); two kinds of marks ("1.234,5"). A percent sign makes it no number: a
// share is written as 0.12.
ReadNumber read_number(std::string_view text, bool comma_cuts);

// A whole number within ±2⁵³, nothing otherwise.
std::optional<long long> whole(double value);

}  // namespace arpent::tools
