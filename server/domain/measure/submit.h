// measurement.submit: one number, from whoever saw it. measurement.correct: it was another one.
#pragma once
#include "operations/operation.h"

namespace arpent::measure {

void add_submit(Register& all);

}  // namespace arpent::measure
