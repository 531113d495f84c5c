// Today: what waits for whoever asks, how the plan stands this morning, and what happened since they were last here.
//
// `since`: the moment of the last visit, as the page kept it. The lines come most pressing first; the page shows seven.
#pragma once
#include "operations/operation.h"

namespace arpent::views {

void add_today(Register& all);

}  // namespace arpent::views
