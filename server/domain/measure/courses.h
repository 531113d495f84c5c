// The rules of where a number comes from and goes to, and of who tells it: once per place.
#pragma once
#include "domain/measure/reporter.h"
#include "domain/measure/target.h"
#include "operations/standard.h"

namespace arpent::measure {

// One number at the start per place; a target per place and day. A place must be one that the indicator is asked of (or
// the whole city), and a target must be another number than the one at the start of the same place.
Result<Done> allow_baseline(Call const& call, Work& work, Baseline const* before, Baseline& after);
Result<Done> allow_target(Call const& call, Work& work, Target const* before, Target& after);

// One who tells us per place.
Result<Done> allow_reporter(Call const& call, Work& work, Reporter const* before, Reporter& after);

}  // namespace arpent::measure
