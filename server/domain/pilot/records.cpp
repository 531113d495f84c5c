#include "domain/pilot/records.h"

#include "domain/pilot/pilot.h"

namespace arpent::pilot {

std::vector<record::Shape const*> shapes() { return {&Pilot::shape()}; }

}  // namespace arpent::pilot
