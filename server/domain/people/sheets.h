// People with their posts and roles, as lists of addresses say them.
#pragma once
#include "operations/operation.h"

namespace arpent::people {

void add_intakes(Register& all);

}  // namespace arpent::people
