// At most one number counts in a cell, also after something was taken back.
#pragma once
#include "operations/operation.h"

namespace arpent::measure {

// 409 "measurement.cell_taken" to a taking back that would leave two.
void add_one_per_cell(Register& all);

}  // namespace arpent::measure
