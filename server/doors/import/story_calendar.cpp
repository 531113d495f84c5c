#include "doors/import/story_calendar.h"

#include <algorithm>
#include <charconv>

namespace arpent::replay {
namespace {

// "+3", "-3", "0"
std::optional<int> number(std::string_view text) {
  if (text.starts_with('+')) text.remove_prefix(1);
  int out = 0;
  auto const [end, fault] = std::from_chars(text.data(), text.data() + text.size(), out);
  if (text.empty() || fault != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return out;
}

std::string two(int n) { return (n < 10 ? "0" : "") + std::to_string(n); }

std::string school_year_key(int year) { return std::to_string(year) + "/" + two((year + 1) % 100); }

struct MonthDay {
  int month, day;
};

std::optional<MonthDay> month_day(std::string_view text) {
  if (text.size() != 5 || text[2] != '-') return std::nullopt;
  auto const month = number(text.substr(0, 2)), day = number(text.substr(3));
  if (!month || !day) return std::nullopt;
  return MonthDay{*month, *day};
}

// The year in which a month of this school year falls.
int year_in(int school_year, int month) { return month >= 9 ? school_year : school_year + 1; }

std::optional<Day> last_day_of_month(int year, int month) {
  auto const first = day_of({year, month, 1});
  if (!first) return std::nullopt;
  return add_days(add_months(*first, 1), -1);
}

// "S-1/…" → (-1, "…")
std::optional<std::pair<int, std::string_view>> school_offset(std::string_view text) {
  auto const slash = text.find('/');
  if (!text.starts_with('S') || slash == text.npos) return std::nullopt;
  auto const offset = number(text.substr(1, slash - 1));
  if (!offset) return std::nullopt;
  return std::pair{*offset, text.substr(slash + 1)};
}

// "month-1" → ("month", -1): cut at the first sign.
std::optional<std::pair<std::string_view, int>> counted(std::string_view text) {
  auto const sign = text.find_first_of("+-");
  if (sign == text.npos) return std::nullopt;
  auto const count = number(text.substr(sign));
  if (!count) return std::nullopt;
  return std::pair{text.substr(0, sign), *count};
}

// The n-th occurrence of a day of the year: 0 the last up to today, -1 the one before, +1 the next.
std::optional<Day> occurrence(MonthDay wanted, int count, Day today) {
  int const year = year_month_day(today).year;
  auto const this_year = day_of({year, wanted.month, wanted.day});
  if (!this_year) return std::nullopt;
  int const last = *this_year <= today ? year : year - 1;
  return day_of({last + count, wanted.month, wanted.day});
}

}  // namespace

void StoryCalendar::add_school_period(Day first, Day last) {
  int const year = school_year_of(first);
  auto const before =
      std::count_if(spans_.begin(), spans_.end(), [&](Span const& span) { return span.school_year == year; });
  spans_.push_back({year, static_cast<int>(before) + 1, last});
  std::sort(spans_.begin(), spans_.end(), [](Span const& a, Span const& b) { return a.last < b.last; });
}

StoryPeriod StoryCalendar::of(Span const& span) const {
  return {school_year_key(span.school_year) + "-P" + std::to_string(span.number), span.last};
}

std::optional<Day> StoryCalendar::day(std::string_view text) const {
  if (auto const plain = parse_day(text)) return plain;
  if (auto const days = number(text)) return add_days(today_, *days);
  if (auto const offset = school_offset(text)) {
    auto const wanted = month_day(offset->second);
    if (!wanted) return std::nullopt;
    return day_of({year_in(school_year_of(today_) + offset->first, wanted->month), wanted->month, wanted->day});
  }
  if (auto const slash = text.find('/'); slash != text.npos) {
    auto const wanted = month_day(text.substr(0, slash));
    auto const count = number(text.substr(slash + 1));
    if (!wanted || !count) return std::nullopt;
    return occurrence(*wanted, *count, today_);
  }
  if (auto const count = counted(text); count && count->first == "day") return add_days(today_, count->second);
  auto const plus = text.rfind('+');
  if (plus == text.npos || plus == 0) return std::nullopt;
  auto const after = number(text.substr(plus));
  auto const counted_from = period(text.substr(0, plus));
  if (!after || !counted_from) return std::nullopt;
  return add_days(counted_from->last, *after);
}

std::optional<StoryPeriod> StoryCalendar::period(std::string_view text) const {
  auto const count = counted(text);
  if (!count) return std::nullopt;
  auto const [frequency, offset] = *count;
  if (frequency == "school_year") {
    int const year = school_year_of(today_) + offset;
    return StoryPeriod{school_year_key(year), make_day(year + 1, 8, 31)};
  }
  if (frequency == "month") {
    auto const today = year_month_day(today_);
    auto const first = add_months(make_day(today.year, today.month, 1), offset - 1);
    auto const at = year_month_day(first);
    return StoryPeriod{std::to_string(at.year) + "-" + two(at.month), add_days(add_months(first, 1), -1)};
  }
  if (frequency != "school_period") return std::nullopt;
  auto const ended = std::count_if(spans_.begin(), spans_.end(), [&](Span const& span) { return span.last < today_; });
  auto const at = ended - 1 + offset;
  if (at < 0 || at >= static_cast<std::ptrdiff_t>(spans_.size())) return std::nullopt;
  return of(spans_[static_cast<std::size_t>(at)]);
}

std::optional<StoryPeriod> StoryCalendar::column(std::string_view heading) const {
  if (heading.size() == 7 && heading[4] == '/') {
    auto const year = number(heading.substr(0, 4));
    if (!year || school_year_key(*year) != heading) return std::nullopt;
    return StoryPeriod{std::string(heading), make_day(*year + 1, 8, 31)};
  }
  auto const offset = school_offset(heading);
  if (!offset) return std::nullopt;
  int const school_year = school_year_of(today_) + offset->first;
  if (offset->second.starts_with('P')) {
    auto const wanted = number(offset->second.substr(1));
    auto const found = std::find_if(spans_.begin(), spans_.end(), [&](Span const& span) {
      return wanted && span.school_year == school_year && span.number == *wanted;
    });
    return found == spans_.end() ? std::nullopt : std::optional(of(*found));
  }
  auto const month = number(offset->second);
  if (!month) return std::nullopt;
  int const year = year_in(school_year, *month);
  auto const last = last_day_of_month(year, *month);
  if (!last) return std::nullopt;
  return StoryPeriod{std::to_string(year) + "-" + two(*month), *last};
}

std::optional<std::string> StoryCalendar::value(std::string_view text) const {
  if (auto const found = period(text)) return found->key;
  if (auto const found = day(text)) return print_day(*found);
  return std::nullopt;
}

Day friday_before(Day day) { return add_days(day, -std::max(0, weekday(day) - 5)); }
Day monday_after(Day day) { return weekday(day) > 5 ? add_days(day, 8 - weekday(day)) : day; }

}  // namespace arpent::replay
