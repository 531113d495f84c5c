#include "domain/measure/school_calendar.h"

#include <array>
#include <cstdio>

namespace arpent::measure {
namespace {

constexpr int monday = 1, saturday = 6;
constexpr int holiday_days = 16;  // Saturday, two weeks, Sunday

// The first such weekday on the day or after it.
Day first_from(Day day, int wanted) { return add_days(day, (wanted - weekday(day) + 7) % 7); }

}  // namespace

std::vector<SchoolSpan> french_default(int school_year) {
  int const next = school_year + 1;
  Day const after_all_saints = first_from(make_day(school_year, 11, 2), monday);
  Day const after_christmas = first_from(make_day(next, 1, 2), monday);
  Day const winter = add_days(first_from(make_day(next, 2, 1), saturday), 7);
  Day const spring = add_days(winter, 56);
  Day const summer = first_from(make_day(next, 7, 1), saturday);
  return {{make_day(school_year, 9, 1), add_days(after_all_saints, -holiday_days - 1), ""},
          {after_all_saints, add_days(after_christmas, -holiday_days - 1), ""},
          {after_christmas, add_days(winter, -1), ""},
          {add_days(winter, holiday_days), add_days(spring, -1), ""},
          {add_days(spring, holiday_days), add_days(summer, -1), ""}};
}

Result<Done> SchoolCalendar::state(int school_year, std::vector<SchoolSpan> spans) {
  Problem problem{422, "school_calendar.invalid", {{"year", print_school_year(school_year)}}};
  if (spans.empty() || spans.size() > 12) problem.fields.push_back({"spans", "school_calendar.number_of_spans"});
  Day const begins = make_day(school_year, 9, 1), ends = make_day(school_year + 1, 8, 31);
  for (std::size_t at = 0; at < spans.size(); ++at) {
    auto const fault = [&](char const* code) { problem.fields.push_back({"spans." + std::to_string(at), code}); };
    if (spans[at].last < spans[at].first) fault("school_calendar.ends_before_it_begins");
    if (at > 0 && spans[at].first <= spans[at - 1].last) fault("school_calendar.overlaps");
    if (spans[at].first < begins || spans[at].last > ends) fault("school_calendar.outside_school_year");
  }
  if (!problem.fields.empty()) return problem;
  stated_[school_year] = std::move(spans);
  return Done{};
}

std::vector<SchoolSpan> SchoolCalendar::spans_of(int school_year) const {
  auto const found = stated_.find(school_year);
  return found == stated_.end() ? french_default(school_year) : found->second;
}

std::string print_school_year(int school_year) {
  std::array<char, 32> out{};
  std::snprintf(out.data(), out.size(), "%04d/%02d", school_year, (school_year + 1) % 100);
  return out.data();
}

}  // namespace arpent::measure
