// measurement.put_many: a grid, a sheet or a stack of paper, kept whole or not at all; or, with "only_check", looked at
// for faults without keeping anything.
#pragma once
#include "operations/in_lots.h"

namespace arpent::measure {

void add_put_many(Register& all);

// The same for an import.
InLots numbers_in_lots();

}  // namespace arpent::measure
