// What was gathered, as it is shown: counts first, then what is new and what would change, then the faults.
#pragma once
#include "doors/import/gather.h"
#include "doors/import/import_answers.h"

namespace arpent::reading {

Preview preview_of(Register const& all, Call const& call, Reader& reader, Gathered const& gathered);

}  // namespace arpent::reading
