// The districts and one number of all of them: the list and the map of the same data.
#pragma once
#include "operations/operation.h"

namespace arpent::views {

// GET /api/district_list?indicator=&period= : every district in the city's own order, never ranked. Without an
// indicator: the first that is asked of the districts, focus actions first. Without a period: the due one.
void add_district_list(Register& all);

}  // namespace arpent::views
