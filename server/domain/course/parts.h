// What this room is put together from.
#pragma once
#include "operations/operation.h"

namespace arpent::course {

void add_adjustments(Register& all);
void add_bulletins(Register& all);
void add_conditions(Register& all);
void add_observations(Register& all);
void add_recommendations(Register& all);

}  // namespace arpent::course
