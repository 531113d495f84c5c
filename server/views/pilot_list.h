// All small tests on one page: where each stands, and what was learnt.
#pragma once
#include "operations/operation.h"

namespace arpent::views {

// pilot_list {action}: those of one action, or all; what waits for a debrief first, then paused, running, approved,
// prepared, ideas, and those talked through, the latest first.
void add_pilot_list(Register& all);

}  // namespace arpent::views
