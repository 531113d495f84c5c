// What can be said about a thing, and laid beside it.
#pragma once
#include "operations/operation.h"

namespace arpent::talk {

void add_operations(Register& all);

}  // namespace arpent::talk
