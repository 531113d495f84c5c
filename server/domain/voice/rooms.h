// "What for?" asked of many, and the one answer they agree on.
#pragma once
#include "operations/operation.h"

namespace arpent::voice {

void add_operations(Register& all);

}  // namespace arpent::voice
