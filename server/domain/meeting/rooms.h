// Meetings: planned in a series, held on one action, written down and followed up.
#pragma once
#include "operations/operation.h"

namespace arpent::meeting {

void add_operations(Register& all);

}  // namespace arpent::meeting
