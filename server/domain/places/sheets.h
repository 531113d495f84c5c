// Districts as a list of names, a sheet, or the shapes of a map.
#pragma once
#include "operations/operation.h"

namespace arpent::places {

void add_intakes(Register& all);

}  // namespace arpent::places
