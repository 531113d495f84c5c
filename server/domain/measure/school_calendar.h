// The school year of a city: 1 September to 31 August, cut into school periods (from one holiday to the next).
#pragma once
#include <map>
#include <string>
#include <vector>

#include "base/day.h"
#include "base/result.h"

namespace arpent::measure {

// From the first day of school to the last day before the holidays, both included.
struct SchoolSpan {
  Day first;
  Day last;
  std::string label;  // the city's own word for it; may be empty

  friend bool operator==(SchoolSpan const&, SchoolSpan const&) = default;
};

class SchoolCalendar {
 public:
  // Every year is the French one of french_default().
  SchoolCalendar() = default;

  // States one school year (2025 for 2025/26) in the city's own words, in place of the default. 422
  // "school_calendar.invalid" with all faults at once when there are none or more than 12, a span ends before it
  // begins, begins before the one above has ended, or leaves the school year; field "spans.N".
  Result<Done> state(int school_year, std::vector<SchoolSpan> spans);

  // In order of time, 1 to 12 of them.
  std::vector<SchoolSpan> spans_of(int school_year) const;

 private:
  std::map<int, std::vector<SchoolSpan>> stated_;
};

// Five periods computed by rules that follow the French calendar of zone B (Nantes) in most years, within two weeks in
// the others; a city whose dates matter states them. All holidays begin on a Saturday and end before a Monday:
// All Saints: back on the first Monday from 2 November; Christmas: back on the first Monday from 2 January; both last
// 16 days. Winter: from the second Saturday of February, 16 days. Spring: eight weeks after winter began, 16 days.
// Summer: from the first Saturday of July. Checked against the official dates of 2025/26 (decree of 7 December 2022).
std::vector<SchoolSpan> french_default(int school_year);

// "2025/26".
std::string print_school_year(int school_year);

}  // namespace arpent::measure
