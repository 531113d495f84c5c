// Plan, to re-read: the links that the link keeper reads again, one at a time, and the lists of what is missing.
#pragma once
#include "operations/operation.h"
#include "views/plan_gaps_answer.h"

namespace arpent::views {

PlanGaps gaps_of(Reader& reader);

void add_plan_gaps(Register& all);

}  // namespace arpent::views
