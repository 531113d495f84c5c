// The rule of closing a period: of an indicator that has it, or of all.
#pragma once
#include "domain/measure/period_close.h"
#include "operations/standard.h"

namespace arpent::measure {

Result<Done> allow_close(Call const& call, Work& work, PeriodClose const* before, PeriodClose& after);

}  // namespace arpent::measure
