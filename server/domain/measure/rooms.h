// What can be done with numbers: indicators, who tells us, from where to where, and what was told.
#pragma once
#include "operations/operation.h"

namespace arpent::measure {

void add_operations(Register& all);

}  // namespace arpent::measure
