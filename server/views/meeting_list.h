// The meetings of a city, and one of them: before, while and after it is held.
#pragma once
#include "operations/operation.h"

namespace arpent::views {

// GET /api/meeting_list
void add_meeting_list(Register& all);
// GET /api/meeting_page?id=
void add_meeting_page(Register& all);
// GET /api/meeting_room?id=&as=leader|wall|phone: who may not lead and asks to is shown the wall; who took a seat and
// has no account is a phone whatever they ask for.
void add_meeting_room(Register& all);

}  // namespace arpent::views
