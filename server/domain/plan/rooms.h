// What can be done with the plan: its goals, actions and the links between them.
#pragma once
#include "operations/operation.h"

namespace arpent::plan {

void add_operations(Register& all);

}  // namespace arpent::plan
