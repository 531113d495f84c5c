// What screens read: one read operation per screen, over the rules of the rooms and SQL. Main registers them.
#pragma once
#include "operations/operation.h"

namespace arpent::views {

void add_views(Register& all);

}  // namespace arpent::views
