// measurement.accept: a number that waited counts. measurement.return: it goes back with a question.
#pragma once
#include "operations/operation.h"

namespace arpent::measure {

void add_judge(Register& all);

}  // namespace arpent::measure
