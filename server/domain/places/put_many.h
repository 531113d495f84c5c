// Many places at once, from pasted names or the features of a map: those that are known are changed, the others made.
#pragma once
#include "operations/operation.h"

namespace arpent::places {

// territory.put_many {rows: [{name, code, level, parent, …}]}. A row is known by its code, else by its name among the
// places of its level, apart from case and accents. What a row does not say stays. `parent` is an id, a code or a name,
// of a place that is there or of a row above. All or nothing; faults are named "rows.3.name".
void add_put_many(Register& all);

}  // namespace arpent::places
