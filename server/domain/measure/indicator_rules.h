// What makes an indicator one that can be counted on.
#pragma once
#include "base/result.h"
#include "domain/measure/acceptance.h"
#include "domain/measure/rollup.h"

namespace arpent::measure {

struct IndicatorForm {
  Scale scale = Scale::number;
  AcrossPlaces across_places = AcrossPlaces::sum;
  AcrossTime across_time = AcrossTime::last;
  std::optional<double> minimum{};
  std::optional<double> maximum{};
};

// 422 "indicator.invalid" with all faults at once: percentages are never added (fields "across_places", "across_time"),
// words have no arithmetic, ordinals and yes/no are not added across time nor pooled as a ratio, minimum ≤ maximum.
Result<Done> check_indicator(IndicatorForm const& form);

// At most three per action without a typed reason: 422 "indicator.needs_reason", field "reason_extra".
// `reason` comes trimmed, `others` counts the action's indicators that are not retired, without this one.
Result<Done> check_number_of_indicators(int others, std::string_view reason);

}  // namespace arpent::measure
