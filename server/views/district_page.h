// One district (or a place in it, or the city): what is there, its numbers, who tells them, and what it adds to the
// city's goals.
#pragma once
#include "operations/operation.h"

namespace arpent::views {

// GET /api/district_page?id=
void add_district_page(Register& all);

}  // namespace arpent::views
