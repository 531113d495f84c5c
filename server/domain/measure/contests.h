// counter_value.accept, .decline: a district's contest of a figure is answered; the rule of raising one.
#pragma once
#include "domain/measure/measurement.h"
#include "operations/standard.h"

namespace arpent::measure {

Result<Done> allow_counter_value(Call const& call, Work& work, CounterValue const* before, CounterValue& after);

void add_contests(Register& all);

}  // namespace arpent::measure
