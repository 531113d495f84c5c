// Plan, ages: which actions are there for which age of a child and for the passages between ages, goal by goal.
#pragma once
#include "operations/operation.h"

namespace arpent::views {

void add_plan_ages(Register& all);

}  // namespace arpent::views
