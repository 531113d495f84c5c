// One indicator: how it is noticed and told, from where to where in each district, who tells us, and its numbers over
// time.
#pragma once
#include "operations/operation.h"

namespace arpent::views {

// GET /api/indicator_page?id= : retired ones too.
void add_indicator_page(Register& all);

}  // namespace arpent::views
