// Goals and actions as cities keep them in sheets: axes beside actions, or goals in indented lines.
#pragma once
#include "operations/operation.h"

namespace arpent::plan {

void add_intakes(Register& all);

}  // namespace arpent::plan
