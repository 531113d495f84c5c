// The city's map as a file: districts with borders and what the focus actions tell of them.
#pragma once
#include "domain/measure/privacy.h"
#include "doors/export/geojson.h"
#include "store/reader.h"

namespace arpent {

// The districts in the city's own order; the active indicators of the focus actions by rank. Of each the latest number
// that was accepted, of whatever period, so far as `read_by` may see it.
writing::Map map_of(store::Reader& reader, measure::Reader read_by, std::string const& language);

}  // namespace arpent
