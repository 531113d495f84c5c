// The addresses under which the asker reads the dates of the plan in a calendar program of their own, the newest first. Those
// that are closed or over are left out; nobody else's are told, and no token.
#pragma once
#include "operations/operation.h"

namespace arpent::views {

void add_my_calendars(Register& all);

}  // namespace arpent::views
