#include "domain/measure/period.h"

#include <algorithm>
#include <array>
#include <cstdio>

#include "base/named.h"

#include "base/digits.h"

namespace arpent::measure {
namespace {

constexpr std::array<std::string_view, 8> names = {"once",    "week", "month", "school_period",
                                                   "quarter", "half", "year",  "school_year"};

constexpr int thursday = 4;

// ISO 8601: a week belongs to the year of its Thursday.
Period week_of(Day day) {
  Day const middle = add_days(day, thursday - weekday(day));
  int const year = year_month_day(middle).year;
  return {Frequency::week, year, days_between(make_day(year, 1, 1), middle) / 7 + 1};
}

Day monday_of(Period const& week) {
  Day const fourth_of_january = make_day(week.year, 1, 4);  // always in week 1
  return add_days(fourth_of_january, 1 - weekday(fourth_of_january) + 7 * (week.number - 1));
}

int months_in(Frequency frequency) {
  switch (frequency) {
    case Frequency::month:
      return 1;
    case Frequency::quarter:
      return 3;
    case Frequency::half:
      return 6;
    default:
      return 12;
  }
}

SchoolSpan span_of(Period const& period, SchoolCalendar const& calendar) {
  auto const spans = calendar.spans_of(period.year);
  ensure(period.number >= 1 && period.number <= static_cast<int>(spans.size()), "the calendar has this school period");
  return spans[static_cast<std::size_t>(period.number - 1)];
}

int spans_in(int school_year, SchoolCalendar const& calendar) {
  return static_cast<int>(calendar.spans_of(school_year).size());
}

Period school_period_of(Day day, SchoolCalendar const& calendar) {
  int const year = school_year_of(day);
  auto const spans = calendar.spans_of(year);
  auto const begun =
      std::count_if(spans.begin(), spans.end(), [&](SchoolSpan const& span) { return span.first <= day; });
  if (begun > 0) return {Frequency::school_period, year, static_cast<int>(begun)};
  return {Frequency::school_period, year - 1, spans_in(year - 1, calendar)};
}

// Number `wanted` after period.number, where a year holds `per_year`.
Period shifted(Period period, int by, int per_year) {
  int const count = period.year * per_year + period.number - 1 + by;
  return {period.frequency, count / per_year, count % per_year + 1};
}

std::optional<int> number_after(std::string_view key, std::size_t place, std::size_t length) {
  return key.size() == place + length ? digits(key.substr(place)) : std::nullopt;
}

// The letters and digits only; whether such a period exists is asked afterwards.
std::optional<Period> read_key(std::string_view key) {
  if (key == "once") return Period{};
  if (key.size() < 4) return {};
  auto const year = digits(key.substr(0, 4));
  if (!year) return {};
  if (key.size() == 4) return Period{Frequency::year, *year, 0};
  if (key[4] == '/') {
    if (key.size() < 7 || key.substr(0, 7) != print_school_year(*year)) return {};
    if (key.size() == 7) return Period{Frequency::school_year, *year, 0};
    if (!key.substr(7).starts_with("-P") || key[9] == '0' || key.size() > 11) return {};
    if (auto const number = digits(key.substr(9))) return Period{Frequency::school_period, *year, *number};
    return {};
  }
  if (key[4] != '-') return {};
  if (auto const month = number_after(key, 5, 2)) return Period{Frequency::month, *year, *month};
  if (key.size() < 7) return {};
  if (auto const week = number_after(key, 6, 2); week && key[5] == 'W') return Period{Frequency::week, *year, *week};
  if (auto const part = number_after(key, 6, 1)) {
    if (key[5] == 'Q') return Period{Frequency::quarter, *year, *part};
    if (key[5] == 'H') return Period{Frequency::half, *year, *part};
  }
  return {};
}

bool exists(Period const& period, SchoolCalendar const& calendar) {
  if (period.frequency == Frequency::once) return true;
  // The neighbours of the first and the last year must be writable too.
  if (period.year < 1 || period.year > 9997) return false;
  switch (period.frequency) {
    case Frequency::week:
      return period.number >= 1 && week_of(monday_of(period)) == period;
    case Frequency::school_period:
      return period.number >= 1 && period.number <= spans_in(period.year, calendar);
    case Frequency::month:
    case Frequency::quarter:
    case Frequency::half:
      return period.number >= 1 && period.number <= 12 / months_in(period.frequency);
    default:
      return true;
  }
}

}  // namespace

std::optional<Frequency> parse_frequency(std::string_view name) { return value_named<Frequency>(names, name); }

std::string_view name_of(Frequency frequency) { return name_in(names, frequency); }

std::optional<int> days_in(Frequency frequency) {
  switch (frequency) {
    case Frequency::once:
      return {};
    case Frequency::week:
      return 7;
    case Frequency::month:
      return 31;
    case Frequency::school_period:
      return 75;
    case Frequency::quarter:
      return 92;
    case Frequency::half:
      return 184;
    case Frequency::year:
    case Frequency::school_year:
      return 366;
  }
  return {};
}

std::string print_period(Period const& period) {
  std::array<char, 48> out{};
  auto const print = [&](char const* format) {
    std::snprintf(out.data(), out.size(), format, period.year, period.number);
  };
  switch (period.frequency) {
    case Frequency::once:
      return "once";
    case Frequency::week:
      print("%04d-W%02d");
      break;
    case Frequency::month:
      print("%04d-%02d");
      break;
    case Frequency::quarter:
      print("%04d-Q%d");
      break;
    case Frequency::half:
      print("%04d-H%d");
      break;
    case Frequency::year:
      print("%04d");
      break;
    case Frequency::school_year:
      return print_school_year(period.year);
    case Frequency::school_period:
      return print_school_year(period.year) + "-P" + std::to_string(period.number);
  }
  return out.data();
}

std::optional<Period> parse_period(std::string_view key, SchoolCalendar const& calendar) {
  auto const period = read_key(key);
  return period && exists(*period, calendar) ? period : std::nullopt;
}

Day first_day(Period const& period, SchoolCalendar const& calendar) {
  switch (period.frequency) {
    case Frequency::once:
      return make_day(0, 1, 1);
    case Frequency::week:
      return monday_of(period);
    case Frequency::school_period:
      return span_of(period, calendar).first;
    case Frequency::year:
      return make_day(period.year, 1, 1);
    case Frequency::school_year:
      return make_day(period.year, 9, 1);
    default:
      return make_day(period.year, (period.number - 1) * months_in(period.frequency) + 1, 1);
  }
}

Day last_day(Period const& period, SchoolCalendar const& calendar) {
  switch (period.frequency) {
    case Frequency::once:
      return make_day(9999, 12, 31);
    case Frequency::week:
      return add_days(monday_of(period), 6);
    case Frequency::school_period:
      return span_of(period, calendar).last;
    default:
      return add_days(add_months(first_day(period, calendar), months_in(period.frequency)), -1);
  }
}

std::optional<Period> next(Period const& period, SchoolCalendar const& calendar) {
  switch (period.frequency) {
    case Frequency::once:
      return {};
    case Frequency::week:
      return week_of(add_days(monday_of(period), 7));
    case Frequency::school_period:
      if (period.number < spans_in(period.year, calendar))
        return Period{period.frequency, period.year, period.number + 1};
      return Period{period.frequency, period.year + 1, 1};
    case Frequency::year:
    case Frequency::school_year:
      return Period{period.frequency, period.year + 1, 0};
    default:
      return shifted(period, 1, 12 / months_in(period.frequency));
  }
}

std::optional<Period> previous(Period const& period, SchoolCalendar const& calendar) {
  switch (period.frequency) {
    case Frequency::once:
      return {};
    case Frequency::week:
      return week_of(add_days(monday_of(period), -7));
    case Frequency::school_period:
      if (period.number > 1) return Period{period.frequency, period.year, period.number - 1};
      return Period{period.frequency, period.year - 1, spans_in(period.year - 1, calendar)};
    case Frequency::year:
    case Frequency::school_year:
      return Period{period.frequency, period.year - 1, 0};
    default:
      return shifted(period, -1, 12 / months_in(period.frequency));
  }
}

Period period_of(Frequency frequency, Day day, SchoolCalendar const& calendar) {
  auto const date = year_month_day(day);
  switch (frequency) {
    case Frequency::once:
      return {};
    case Frequency::week:
      return week_of(day);
    case Frequency::school_period:
      return school_period_of(day, calendar);
    case Frequency::year:
      return {frequency, date.year, 0};
    case Frequency::school_year:
      return {frequency, school_year_of(day), 0};
    default:
      return {frequency, date.year, (date.month - 1) / months_in(frequency) + 1};
  }
}

Period due_period(Frequency frequency, Day today, SchoolCalendar const& calendar) {
  Period const current = period_of(frequency, today, calendar);
  if (frequency == Frequency::once || last_day(current, calendar) < today) return current;
  return *previous(current, calendar);
}

std::vector<Period> periods_between(Frequency frequency, Day from, Day to, SchoolCalendar const& calendar) {
  if (to < from) return {};
  std::vector<Period> periods{period_of(frequency, from, calendar)};
  Period const last = period_of(frequency, to, calendar);
  while (periods.back() < last) periods.push_back(*next(periods.back(), calendar));
  return periods;
}

std::vector<Period> periods_up_to(Period const& last, int count, SchoolCalendar const& calendar) {
  std::vector<Period> periods;
  for (std::optional<Period> at = last; at && count > 0; at = previous(*at, calendar), --count) periods.push_back(*at);
  std::reverse(periods.begin(), periods.end());
  return periods;
}

}  // namespace arpent::measure
