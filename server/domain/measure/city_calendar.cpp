#include "domain/measure/city_calendar.h"

#include "store/reader.h"

namespace arpent::measure {
namespace {

// 2025 of "2025/26".
std::optional<int> first_year(std::string const& school_year) {
  int year = 0;
  for (std::size_t at = 0; at < 4; ++at) {
    if (at >= school_year.size() || school_year[at] < '0' || school_year[at] > '9') return std::nullopt;
    year = year * 10 + (school_year[at] - '0');
  }
  return year;
}

}  // namespace

SchoolCalendar city_calendar(store::Reader& reader) {
  std::map<int, std::vector<SchoolSpan>> years;
  reader.select("SELECT school_year, label, starts_on, ends_on FROM {school_period} AS s ORDER BY starts_on", {},
                [&](store::Row const& row) {
                  auto const year = first_year(row.text(0));
                  auto const first = parse_day(row.view(2)), last = parse_day(row.view(3));
                  if (year && first && last) years[*year].push_back({*first, *last, row.text(1)});
                });
  SchoolCalendar calendar;
  // A year that does not hold together keeps the default: what was typed is shown with its fault in the settings.
  for (auto& [year, spans] : years) (void)calendar.state(year, std::move(spans));
  return calendar;
}

}  // namespace arpent::measure
