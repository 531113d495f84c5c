#include "domain/measure/indicator_allow.h"

#include <algorithm>

#include "base/text.h"
#include "domain/measure/indicator_rules.h"

namespace arpent::measure {
namespace {

bool is_blank(std::optional<std::string> const& text) { return !text || trim(*text).empty(); }

int others_of(Work& work, Indicator const& indicator) {
  if (!indicator.action || indicator.state == "retired") return 0;
  auto const all = work.where<Indicator>("action", *indicator.action);
  return static_cast<int>(std::count_if(
      all.begin(), all.end(), [&](auto const& other) { return other.id != indicator.id && other.state != "retired"; }));
}

// A number told in children is none in percent, one of a month none of a week: what was told stays, and what is meant now
// is a new indicator.
void keep_unit(Work& work, Indicator const& before, Indicator const& after, std::vector<FieldProblem>& faults) {
  bool const unit = before.unit != after.unit, measure = before.measure != after.measure;
  bool const frequency = before.frequency != after.frequency;
  if (!unit && !measure && !frequency) return;
  auto const n = work.count("measurement", {{"indicator", after.id}});
  if (n == 0) return;
  Params const params{{"n", std::to_string(n)}};
  if (measure) faults.push_back({"measure", "indicator.measured_already", params});
  if (unit) faults.push_back({"unit", "indicator.measured_already", params});
  if (frequency) faults.push_back({"frequency", "indicator.measured_already", params});
}

}  // namespace

void fit_to_measure(Indicator& indicator) {
  auto const& measure = indicator.measure;
  indicator.across_places = measure == "number"        ? "sum"
                            : measure == "percent"     ? "ratio"
                            : measure == "qualitative" ? "none"
                                                       : "mean";
  indicator.across_time = measure == "qualitative" ? "none" : "last";
}

Result<Done> allow_indicator(Call const& call, Work& work, Indicator const* before, Indicator& after) {
  auto found = faults(after);
  if (!before) {
    if (!call.asker.person.empty()) after.written_by = call.asker.person;
    if (is_blank(after.how_noticed) && after.state == "active") after.state = "draft";
  } else {
    if (is_blank(after.how_noticed) && after.state == "active")
      found.push_back({"how_noticed", "indicator.say_how_first"});
    keep_unit(work, *before, after, found);
  }
  // Only what adds one more to an action is asked for a reason: an old one may always be put right.
  bool const one_more = !before || before->action != after.action || before->state == "retired";
  if (one_more)
    if (auto const few = check_number_of_indicators(others_of(work, after), trim(after.reason_extra.value_or("")));
        !few)
      found.insert(found.end(), few.problem().fields.begin(), few.problem().fields.end());
  if (found.empty()) return Done{};
  return Problem{422, "invalid", {}, std::move(found)};
}

}  // namespace arpent::measure
