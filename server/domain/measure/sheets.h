// Numbers as sheets hold them: districts down and periods across, or one number a row.
#pragma once
#include "operations/operation.h"

namespace arpent::measure {

void add_intakes(Register& all);

}  // namespace arpent::measure
