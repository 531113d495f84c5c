// A day of the calendar, without a time and without a zone: what people write as 2026-03-12.
#pragma once
#include <compare>
#include <optional>
#include <string>
#include <string_view>

namespace arpent {

// Days are ordered and counted: `number` is days since 1970-01-01 (negative before).
struct Day {
  int number = 0;
  friend auto operator<=>(Day const&, Day const&) = default;
};

struct YearMonthDay {
  int year = 1970;
  int month = 1;  // 1 to 12
  int day = 1;    // 1 to 31
  friend auto operator<=>(YearMonthDay const&, YearMonthDay const&) = default;
};

// Years 0 to 9999. Nothing for a day that does not exist (2026-02-30).
std::optional<Day> day_of(YearMonthDay date);
YearMonthDay year_month_day(Day day);

// A day written in code: make_day(2026, 3, 12). A day that does not exist is a Bug.
Day make_day(int year, int month, int day);

// Exactly "2026-03-12": four, two and two digits. Nothing for anything else.
std::optional<Day> parse_day(std::string_view text);
std::string print_day(Day day);

Day add_days(Day day, int days);
// Same day of another month; where there is none, the last of that month (31 January + 1 = 28 February).
Day add_months(Day day, int months);
Day add_years(Day day, int years);
// later - earlier; negative when they are swapped.
int days_between(Day earlier, Day later);

// ISO 8601: 1 Monday to 7 Sunday.
int weekday(Day day);

// The school year (1 September to 31 August) that holds the day, by its first year: 2025 for 2025/26.
int school_year_of(Day day);

}  // namespace arpent
