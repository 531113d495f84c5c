// What would change of a record that is there.
#pragma once
#include "doors/import/gather.h"

namespace arpent::reading {

// Fills item.differences and what a new record holds; faults and conflicts are found on the way. A cell with the very
// words that the export would write is unchanged, an empty cell over an empty field too.
void compare(Register const& all, Reader& reader, Names& names, Item& item, Gathered& gathered,
             GatherOptions const& options);

}  // namespace arpent::reading
