#include "domain/measure/closing.h"

#include "domain/measure/asked.h"
#include "domain/measure/city_calendar.h"
#include "domain/without_faults.h"

namespace arpent::measure {

Result<Done> allow_close(Call const&, Work& work, PeriodClose const* before, PeriodClose& after) {
  if (before) return Done{};  // only the reason can change
  std::vector<FieldProblem> found;
  auto const calendar = city_calendar(work);
  auto const period = parse_period(after.period, calendar);
  if (!period) {
    found.push_back({"period", "measurement.period_unreadable", {{"period", after.period}, {"example", "2026-02"}}});
  } else if (after.indicator) {
    ARPENT_TRY(asked, asked_of(work, *after.indicator));
    if (period->frequency != asked.frequency) {
      auto const example = print_period(due_period(asked.frequency, asked.today, calendar));
      found.push_back(
          {"period", "measurement.period_of_other_length", {{"period", after.period}, {"example", example}}});
    }
  }
  if (period && last_day(*period, calendar) >= work.today() && period->frequency != Frequency::once)
    found.push_back({"period", "period_close.not_over", {{"day", print_day(last_day(*period, calendar))}}});
  for (auto const& other : work.where<PeriodClose>("period", after.period))
    if (!other.indicator || other.indicator == after.indicator)
      found.push_back({"period", "period_close.closed_already", {{"day", other.closed_at.value_or("")}}});
  after.closed_at = print_day(work.today());
  return none_of(std::move(found));
}

}  // namespace arpent::measure
