// The school calendar that the city states, read by kind: where it states nothing, the French default.
#pragma once
#include "domain/measure/school_calendar.h"
#include "store/reader.h"

namespace arpent::measure {

SchoolCalendar city_calendar(store::Reader& reader);

}  // namespace arpent::measure
