// Plan, map: the goals and the actions, and the links between them with their strength and state.
#pragma once
#include "operations/operation.h"

namespace arpent::views {

void add_plan_map(Register& all);

}  // namespace arpent::views
