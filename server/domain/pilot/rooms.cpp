#include "domain/pilot/rooms.h"

#include "domain/pilot/parts.h"

namespace arpent::pilot {

void add_operations(Register& all) {
  add_course(all);
  add_reports(all);
  add_arms(all);
  add_debrief(all);
}

}  // namespace arpent::pilot
