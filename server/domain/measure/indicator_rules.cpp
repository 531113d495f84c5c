#include "domain/measure/indicator_rules.h"

namespace arpent::measure {
namespace {

constexpr int most_without_reason = 3;

}  // namespace

Result<Done> check_indicator(IndicatorForm const& form) {
  Problem problem{422, "indicator.invalid"};
  auto const fault = [&](char const* field, char const* code) { problem.fields.push_back({field, code}); };
  bool const graded = form.scale == Scale::ordinal || form.scale == Scale::yes_no;
  if (form.scale == Scale::percent && form.across_places == AcrossPlaces::sum)
    fault("across_places", "indicator.percent_not_added");
  if (form.scale == Scale::percent && form.across_time == AcrossTime::sum)
    fault("across_time", "indicator.percent_not_added");
  if (form.scale == Scale::qualitative && form.across_places != AcrossPlaces::none)
    fault("across_places", "indicator.words_not_added");
  if (form.scale == Scale::qualitative && (form.across_time == AcrossTime::mean || form.across_time == AcrossTime::sum))
    fault("across_time", "indicator.words_not_added");
  if (graded && form.across_places == AcrossPlaces::ratio) fault("across_places", "indicator.grades_not_pooled");
  if (graded && form.across_time == AcrossTime::sum) fault("across_time", "indicator.grades_not_added");
  if (form.scale == Scale::ordinal && form.across_places == AcrossPlaces::sum)
    fault("across_places", "indicator.grades_not_added");
  if (form.minimum && form.maximum && *form.minimum > *form.maximum) fault("maximum", "indicator.limits_swapped");
  if (!problem.fields.empty()) return problem;
  return Done{};
}

Result<Done> check_number_of_indicators(int others, std::string_view reason) {
  if (others < most_without_reason || !reason.empty()) return Done{};
  return Problem{422,
                 "indicator.needs_reason",
                 {{"max", std::to_string(most_without_reason)}},
                 {{"reason_extra", "indicator.needs_reason", {{"max", std::to_string(most_without_reason)}}}}};
}

}  // namespace arpent::measure
