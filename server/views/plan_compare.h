// The plan on two days: the same rules run on both, and what became different.
#pragma once
#include "operations/operation.h"

namespace arpent::views {

void add_plan_compare(Register& all);

}  // namespace arpent::views
