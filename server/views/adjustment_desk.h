// What whoever writes down a change of course of an action chooses from: the changes of its card that nobody has given
// a reason yet, as the ledger has them, and what may have led to it.
#pragma once
#include "operations/operation.h"

namespace arpent::views {

// GET /api/adjustment_desk?id= of an action
void add_adjustment_desk(Register& all);

}  // namespace arpent::views
