// Numbers of a story: grids of districts × periods, and what was not as usual when they were told.
#pragma once
#include <map>
#include <vector>

#include "doors/import/story_calendar.h"
#include "doors/import/story_table.h"

namespace arpent::replay {

// The files of the folder "numbers", by name without ending.
using Grids = std::map<std::string, StoryLines, std::less<>>;

// grids.csv: grid, operation, indicator, cell (value or ratio "34/52"), why, and
//   day, time, actor, channel: the whole grid is one operation {rows, channel}, told by one person;
//   without a day: each cell is an operation of the person in its line, `lag` days after the end of its period at
//   `time`,
//     moved to yesterday where that is still to come; periods that ended more than two years ago are left out;
//   then, then_actor, then_days: another operation {id} on each of these numbers, left out where it is still to come.
// tellings.csv: grid, territory, from, to (0 is the last period that has ended, -1 the one before), do, field, value:
//   silent; late (value: days of lag; left out where still to come); set (a field of the input, or actor);
//   name (value: "@name"); then (field: another operation than the grid's, empty: none).
// 422 "replay.line" for a line that is not so.
Result<std::vector<Step>> grid_steps(StoryLines const& grids, StoryLines const& tellings, Grids const& numbers,
                                     StoryCalendar const& calendar);

}  // namespace arpent::replay
