// Counts out of a column.
#pragma once
#include "doors/tools/table.h"

namespace arpent::tools {

// Whole numbers from 0 to 10⁹, each other one a fault. Empty cells count as 0 where they may be empty.
std::vector<int> counts_of(Table const& table, std::string const& column, Faults& faults);

}  // namespace arpent::tools
