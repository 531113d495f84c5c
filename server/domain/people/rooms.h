// What can be done with people, posts, roles, partners and links that open one thing.
#pragma once
#include "operations/operation.h"

namespace arpent::people {

void add_operations(Register& all);

}  // namespace arpent::people
