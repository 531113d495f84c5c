// What hurts where people live, heard without an account, and what becomes of it.
#pragma once
#include "operations/operation.h"

namespace arpent::needs {

void add_operations(Register& all);

}  // namespace arpent::needs
