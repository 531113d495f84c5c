// The days of a story, told from the day on which it is loaded: the example city never ages.
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/day.h"

namespace arpent::replay {

struct StoryPeriod {
  std::string key;  // "2026-02", "2025/26-P3", "2025/26"
  Day last;
};

class StoryCalendar {
 public:
  explicit StoryCalendar(Day today) : today_(today) {}

  // Within one school year, in order of time; they are numbered P1, P2…
  void add_school_period(Day first, Day last);

  Day today() const { return today_; }

  // "-410" or "day-410": days from today · "02-06/-1": the last but one 6 February, "/0" the last (today counts), "/+1"
  // the next · "S-1/06-20": 20 June of the school year before this one · "2010-09-01" · "month-1+5": five days after
  // that period's end. Nothing for anything else, and for a day that does not exist.
  std::optional<Day> day(std::string_view text) const;

  // "month-1", "school_period+0", "school_year-2": counted from the last period that ended before today, which is 0;
  // for school_year from the one that holds today. Nothing where the calendar does not reach.
  std::optional<StoryPeriod> period(std::string_view text) const;

  // The heading of a column: "S-1/09" (September of that school year), "S-1/P3", "2010/11".
  std::optional<StoryPeriod> column(std::string_view heading) const;

  // What stands for "@…" in a value: a period's key or a day.
  std::optional<std::string> value(std::string_view text) const;

 private:
  struct Span {
    int school_year;
    int number;
    Day last;
  };
  StoryPeriod of(Span const& span) const;

  Day today_;
  std::vector<Span> spans_;
};

// Saturday and Sunday become the Friday before, or the Monday after.
Day friday_before(Day day);
Day monday_after(Day day);

}  // namespace arpent::replay
