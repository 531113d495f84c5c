// Puts the steps of a story in the order in which they happened.
#pragma once
#include <vector>

#include "base/zone.h"
#include "doors/import/story_calendar.h"
#include "doors/import/story_step.h"

namespace arpent::replay {

// Gives every step its instant and sorts by it. Deeds of a weekend happen on the Friday before and stay in their order;
// days that count from another step ("prets_erdre+2") move to the Monday after, at the latest to yesterday. No step
// comes before a step that it names, and days in inputs become dates and periods. Deeds of a calendar day ("S+0/06-20")
// that is still to come are left out; "now-12" is twelve minutes before now, on whatever day that is. 422
// "replay.line": a day, time or name that nobody knows, a name used twice, steps that wait for each other.
Result<std::vector<Step>> in_order(std::vector<Step> steps, StoryCalendar const& calendar, Instant now,
                                   Zone const& zone);

// The names ("club" for "@club", "slip" for "#slip") that stand anywhere in an input.
std::vector<std::string> names_in(Json const& input);

}  // namespace arpent::replay
