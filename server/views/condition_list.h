// What the plan depends on: each condition with its news in three columns and the influences that run both ways.
#pragma once
#include "operations/operation.h"

namespace arpent::views {

// condition_list {id}: all, those to be looked at again first, what is over last; or one. Influences are shown to the
// team; to others once a bulletin told of them.
void add_condition_list(Register& all);

}  // namespace arpent::views
