// One small test: its card, where it stands, what was told, what was known when, and the line of its versions.
#pragma once
#include "operations/operation.h"

namespace arpent::views {

// pilot_page {id} · pilot_forecast {steps, limits, tolerable, alpha_alarm}: what steps would do, before they are kept
void add_pilot_page(Register& all);

}  // namespace arpent::views
