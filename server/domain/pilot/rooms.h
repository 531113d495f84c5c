// Small tests: prepared, approved, watched while they run, talked through, tried again.
#pragma once
#include "operations/operation.h"

namespace arpent::pilot {

void add_operations(Register& all);

}  // namespace arpent::pilot
