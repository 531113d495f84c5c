// The numbers that count, in step with many that were kept at once.
#pragma once
#include "store/lot.h"

namespace arpent::measure {

// After a lot of measurements was kept: what readings() would have been told of each, in a few statements. 409
// "measurement.cell_taken" where a number counts already in a cell of one of them.
Result<Done> follow_lot(store::Work& work, store::Lot const& lot);

}  // namespace arpent::measure
