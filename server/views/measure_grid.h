// The grid of one indicator: districts down, periods across, and what became of each number.
#pragma once
#include "operations/operation.h"

namespace arpent::views {

// GET /api/measure_grid?indicator=&from=&to=&stage= : the last six periods, or those from … to … (at most 60). A
// whole-city indicator has one row with the id "". 422 districts.no_such_period.
void add_measure_grid(Register& all);

}  // namespace arpent::views
