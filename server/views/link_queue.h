// The twenty minutes of the linking group: what has to be looked at again, one thing after the other.
#pragma once
#include "operations/operation.h"

namespace arpent::views {

// GET /api/link_queue : links to read again, changes of course, conditions, recommendations to come back to, assumptions nobody
// tested, needs that wait for an answer, actions that point nowhere, goals that nobody serves or measures.
void add_link_queue(Register& all);

}  // namespace arpent::views
