// Which records stay when the rows with faults are left out.
#pragma once
#include "doors/import/gather.h"

namespace arpent::reading {

// Decides who stays when faulty rows are left out: not what only they are about, nor what would point to that (whose
// rows become faulty, too). What rows merely name stays while something that stays points to it.
void leave_out_faulty(Register const& all, Gathered& gathered);

}  // namespace arpent::reading
