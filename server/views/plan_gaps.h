// Plan, to re-read: the links that the link keeper reads again, one at a time, and the lists of what is missing.
#pragma once
#include "operations/operation.h"

namespace arpent::views {

void add_plan_gaps(Register& all);

}  // namespace arpent::views
