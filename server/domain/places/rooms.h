// What can be done with places and the groups that live there.
#pragma once
#include "operations/operation.h"

namespace arpent::places {

void add_operations(Register& all);

}  // namespace arpent::places
