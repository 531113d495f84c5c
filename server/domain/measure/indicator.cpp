#include "domain/measure/indicator.h"

#include "base/json.h"

namespace arpent::measure {

std::vector<FieldProblem> faults(Indicator const& indicator) {
  auto out = dates_in_order(indicator.starts_on, "ends_on", indicator.ends_on);
  if (!indicator.action && !indicator.goal) out.push_back({"action", "indicator.needs_action_or_goal"});
  if (indicator.minimum && indicator.maximum && *indicator.minimum > *indicator.maximum)
    out.push_back({"maximum",
                   "indicator.maximum_below_minimum",
                   {{"minimum", print_number(*indicator.minimum)}, {"maximum", print_number(*indicator.maximum)}}});
  if (indicator.measure == "percent" && indicator.across_places == "sum")
    out.push_back({"across_places", "indicator.percent_not_summed"});
  return out;
}

}  // namespace arpent::measure
