// The numbers that wait for somebody's look, each with its reason and the last one, oldest first; and who says "not me any
// more", with whom they name.
#pragma once
#include "operations/operation.h"

namespace arpent::views {

void add_waiting_numbers(Register& all);

}  // namespace arpent::views
