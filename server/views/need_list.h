// The needs heard in a place: for those who answer, and for everybody at the school gate.
#pragma once
#include "operations/operation.h"

namespace arpent::views {

// GET /api/need_list?territory= : for members, of a place and those inside it; of the whole city without one.
// GET /api/need_wall?territory= : for everybody, what may be read by all, and the districts to choose from.
// GET /api/need_page?id=        : for everybody, one need and its answer; of one put together with others, theirs.
void add_need_list(Register& all);
void add_need_wall(Register& all);

}  // namespace arpent::views
