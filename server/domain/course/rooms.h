// How the course of a plan is changed in the open.
#pragma once
#include "operations/operation.h"

namespace arpent::course {

void add_operations(Register& all);

}  // namespace arpent::course
