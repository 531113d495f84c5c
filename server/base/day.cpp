#include "base/day.h"

#include <array>
#include <chrono>
#include <cstdio>

#include "base/digits.h"
#include "base/result.h"

namespace arpent {

std::optional<Day> day_of(YearMonthDay date) {
  if (date.year < 0 || date.year > 9999 || date.month < 1 || date.month > 12 || date.day < 1) return {};
  std::chrono::year_month_day const civil{std::chrono::year{date.year},
                                          std::chrono::month{static_cast<unsigned>(date.month)},
                                          std::chrono::day{static_cast<unsigned>(date.day)}};
  if (!civil.ok()) return {};
  return Day{static_cast<int>(std::chrono::sys_days{civil}.time_since_epoch().count())};
}

YearMonthDay year_month_day(Day day) {
  std::chrono::year_month_day const civil{std::chrono::sys_days{std::chrono::days{day.number}}};
  return {static_cast<int>(civil.year()), static_cast<int>(static_cast<unsigned>(civil.month())),
          static_cast<int>(static_cast<unsigned>(civil.day()))};
}

Day make_day(int year, int month, int day) {
  auto const made = day_of({year, month, day});
  ensure(made.has_value(), "a day written in code exists");
  return *made;
}

std::optional<Day> parse_day(std::string_view text) {
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') return {};
  auto const year = digits(text.substr(0, 4)), month = digits(text.substr(5, 2)), day = digits(text.substr(8, 2));
  if (!year || !month || !day) return {};
  return day_of({*year, *month, *day});
}

std::string print_day(Day day) {
  auto const date = year_month_day(day);
  std::array<char, 40> out{};
  std::snprintf(out.data(), out.size(), "%04d-%02d-%02d", date.year, date.month, date.day);
  return out.data();
}

Day add_days(Day day, int days) { return {day.number + days}; }

Day add_months(Day day, int months) {
  auto const date = year_month_day(day);
  auto const month =
      std::chrono::year_month{std::chrono::year{date.year}, std::chrono::month{static_cast<unsigned>(date.month)}} +
      std::chrono::months{months};
  auto const last = std::chrono::year_month_day{month / std::chrono::last};
  auto const wanted = std::chrono::day{static_cast<unsigned>(date.day)};
  auto const found = wanted < last.day() ? std::chrono::year_month_day{month / wanted} : last;
  return {static_cast<int>(std::chrono::sys_days{found}.time_since_epoch().count())};
}

Day add_years(Day day, int years) { return add_months(day, 12 * years); }

int days_between(Day earlier, Day later) { return later.number - earlier.number; }

int weekday(Day day) {
  return static_cast<int>(std::chrono::weekday{std::chrono::sys_days{std::chrono::days{day.number}}}.iso_encoding());
}

int school_year_of(Day day) {
  auto const date = year_month_day(day);
  return date.month >= 9 ? date.year : date.year - 1;
}

}  // namespace arpent
