// Plan, list: the plan's own words, its goals as a tree with what is seen of each on the ground, its actions with how
// far they have come, and the headline: how many actions stand on each rung, how many goals are seen.
#pragma once
#include "operations/operation.h"

namespace arpent::views {

void add_plan_tree(Register& all);

}  // namespace arpent::views
