// When a mail that asks for something may go: on a working day between 8 and 18 o'clock, never in school holidays.
#pragma once
#include "base/instant.h"
#include "base/zone.h"
#include "domain/measure/school_calendar.h"

namespace arpent::measure {

// The first such instant that is not before `from`, in the city's zone. A city whose calendar leaves no such day within
// a year gets the first working day.
Instant calm_from(Instant from, Zone const& zone, SchoolCalendar const& calendar);

}  // namespace arpent::measure
