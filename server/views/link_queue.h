// The twenty minutes of the linking group: what has to be looked at again, one thing after the other.
#pragma once
#include "operations/operation.h"

namespace arpent::views {

// GET /api/link_queue : what was said for the plan in meetings, links to read again, decisions, changes of course,
// conditions, recommendations to come back to or still to be put to those who govern, assumptions nobody tested, needs
// that wait for an answer, actions that point nowhere, goals that nobody serves or measures.
void add_link_queue(Register& all);

}  // namespace arpent::views
