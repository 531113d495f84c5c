#include "domain/measure/calm.h"

#include <algorithm>

namespace arpent::measure {
namespace {

constexpr int opens = 8, closes = 18, saturday = 6, days_looked_at = 366;

bool is_school_day(Day day, SchoolCalendar const& calendar) {
  auto const spans = calendar.spans_of(school_year_of(day));
  return std::any_of(spans.begin(), spans.end(),
                     [&](SchoolSpan const& span) { return span.first <= day && day <= span.last; });
}

}  // namespace

Instant calm_from(Instant from, Zone const& zone, SchoolCalendar const& calendar) {
  auto const start = zone.wall_time(from).day;
  std::optional<Instant> working;
  for (int n = 0; n < days_looked_at; ++n) {
    auto const day = add_days(start, n);
    if (weekday(day) >= saturday || from >= zone.at(day, closes, 0)) continue;
    auto const at = std::max(from, zone.at(day, opens, 0));
    if (is_school_day(day, calendar)) return at;
    if (!working) working = at;
  }
  return working.value_or(from);
}

}  // namespace arpent::measure
