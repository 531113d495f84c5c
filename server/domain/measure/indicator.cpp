#include "domain/measure/indicator.h"

#include "domain/measure/indicator_rules.h"

namespace arpent::measure {

std::vector<FieldProblem> faults(Indicator const& indicator) {
  auto out = dates_in_order(indicator.starts_on, "ends_on", indicator.ends_on);
  if (!indicator.action && !indicator.goal) out.push_back({"action", "indicator.needs_action_or_goal"});
  auto const scale = parse_scale(indicator.measure);
  auto const places = parse_across_places(indicator.across_places);
  auto const time = parse_across_time(indicator.across_time);
  if (!scale || !places || !time) return out;
  if (auto const form = check_indicator({*scale, *places, *time, indicator.minimum, indicator.maximum}); !form)
    out.insert(out.end(), form.problem().fields.begin(), form.problem().fields.end());
  return out;
}

}  // namespace arpent::measure
