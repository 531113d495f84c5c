#include "domain/measure/courses.h"

#include <algorithm>

#include "base/json.h"
#include "domain/measure/asked.h"
#include "domain/without_faults.h"

namespace arpent::measure {
namespace {

// Figures of the whole city are welcome beside those of districts.
Result<std::vector<FieldProblem>> place_of(Work& work, std::string const& indicator,
                                           std::optional<std::string> const& territory) {
  ARPENT_TRY(asked, asked_of(work, indicator));
  if (!territory) return std::vector<FieldProblem>{};
  return place_faults(asked, *territory);
}

FieldProblem equals(std::string field, double value) {
  return {std::move(field), "target.equals_baseline", {{"value", print_number(value)}}};
}

}  // namespace

Result<Done> allow_baseline(Call const&, Work& work, Baseline const*, Baseline& after) {
  ARPENT_TRY(found, place_of(work, after.indicator, after.territory));
  for (auto const& other : work.where<Baseline>("indicator", after.indicator))
    if (other.id != after.id && other.territory == after.territory)
      found.push_back({"territory", "baseline.place_taken", {{"value", print_number(other.value.value_or(0))}}});
  for (auto const& target : work.where<Target>("indicator", after.indicator))
    if (target.territory == after.territory && target.value == after.value)
      found.push_back(equals("value", after.value.value_or(0)));
  return none_of(std::move(found));
}

Result<Done> allow_target(Call const&, Work& work, Target const*, Target& after) {
  ARPENT_TRY(found, place_of(work, after.indicator, after.territory));
  for (auto const& other : work.where<Target>("indicator", after.indicator))
    if (other.id != after.id && other.territory == after.territory && other.on_date == after.on_date)
      found.push_back({"on_date", "target.day_taken", {{"value", print_number(other.value.value_or(0))}}});
  for (auto const& baseline : work.where<Baseline>("indicator", after.indicator))
    if (baseline.territory == after.territory && baseline.value == after.value)
      found.push_back(equals("value", after.value.value_or(0)));
  return none_of(std::move(found));
}

Result<Done> allow_reporter(Call const&, Work& work, Reporter const*, Reporter& after) {
  ARPENT_TRY(found, place_of(work, after.indicator, after.territory));
  auto const own = faults(after);
  found.insert(found.end(), own.begin(), own.end());
  for (auto const& other : work.where<Reporter>("indicator", after.indicator))
    if (other.id != after.id && other.territory == after.territory)
      found.push_back({"territory", "reporter.place_taken"});
  return none_of(std::move(found));
}

}  // namespace arpent::measure
