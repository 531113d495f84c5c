// GET /api/minutes_page?id=: the minutes of a meeting. Published ones are read by everybody, the others by members. No
// names of people: what was decided, and what was answered to it.
#pragma once
#include "operations/operation.h"

namespace arpent::views {

void add_minutes_page(Register& all);

}  // namespace arpent::views
