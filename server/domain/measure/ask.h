// measurement.ask: whoever tells a number gets a link that opens just this number, by mail or to be handed on.
#pragma once
#include "operations/operation.h"

namespace arpent::measure {

void add_ask(Register& all);

}  // namespace arpent::measure
