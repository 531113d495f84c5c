// Periods: the stretches of time for which numbers are asked.
#pragma once
#include <compare>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "domain/measure/school_calendar.h"

namespace arpent::measure {

enum class Frequency { once, week, month, school_period, quarter, half, year, school_year };

// The names of the enumerators: "school_period". Nothing for another word.
std::optional<Frequency> parse_frequency(std::string_view name);
std::string_view name_of(Frequency frequency);

// One period. Periods of one frequency are ordered by time; across frequencies the order means nothing.
struct Period {
  Frequency frequency = Frequency::once;
  int year = 0;    // of a week: its ISO 8601 year; of a school year or period: the year of its September; of once: 0
  int number = 0;  // week 1-53, month 1-12, school period 1-12, quarter 1-4, half 1-2; 0 otherwise

  friend auto operator<=>(Period const&, Period const&) = default;
};

// The key people see and files carry: once, 2026-W07, 2026-02, 2025/26-P3, 2026-Q1, 2026-H1, 2026, 2025/26.
std::string print_period(Period const& period);
// Exactly such a key, of a period that exists (2026 has no week 54, 2025/27 is no school year, P6 only where the
// calendar has six). Nothing otherwise. The key alone says the frequency.
std::optional<Period> parse_period(std::string_view key, SchoolCalendar const& calendar = {});

// Both included. `once` begins on 0000-01-01 and ends on 9999-12-31. A school period that the calendar lacks is a Bug.
Day first_day(Period const& period, SchoolCalendar const& calendar = {});
Day last_day(Period const& period, SchoolCalendar const& calendar = {});

// The neighbours in time; nothing for `once`. Each undoes the other.
std::optional<Period> next(Period const& period, SchoolCalendar const& calendar = {});
std::optional<Period> previous(Period const& period, SchoolCalendar const& calendar = {});

// The period that holds the day. In school holidays, which belong to no school period: the one that came before.
Period period_of(Frequency frequency, Day day, SchoolCalendar const& calendar = {});

// The latest that ended before today; its number can be asked for now. `once` is due at any time.
Period due_period(Frequency frequency, Day today, SchoolCalendar const& calendar = {});

// From the period of one day to that of the other, in order; empty when `to` is earlier.
std::vector<Period> periods_between(Frequency frequency, Day from, Day to, SchoolCalendar const& calendar = {});
// The last `count` periods up to this one, in order of time.
std::vector<Period> periods_up_to(Period const& last, int count, SchoolCalendar const& calendar = {});

// How long a period of this frequency may last, in days, holidays up to the next one included (school period: 75, since
// summer follows the fifth). Nothing for `once`.
std::optional<int> days_in(Frequency frequency);

// For people, without capitals: "février 2026", "semaine 7, 2026", "T1 2026", "année scolaire 2025/26"; "February
// 2026", "week 7, 2026", "Q1 2026", "school year 2025/26". A school period is called as its calendar calls it. Any
// language but "fr" is English.
std::string period_label(Period const& period, std::string_view language, SchoolCalendar const& calendar = {});

}  // namespace arpent::measure
