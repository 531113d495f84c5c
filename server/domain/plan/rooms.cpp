#include "domain/plan/rooms.h"

#include "domain/plan/parts.h"
#include "domain/plan/sheets.h"
#include "domain/plan/work.h"
#include "operations/standard.h"

namespace arpent::plan {

void add_operations(Register& all) {
  add_plans(all);
  add_goals(all);
  add_actions(all);
  add_focus(all);
  add_contributions(all);
  add_standard<Deliverable>(all);
  add_standard<Task>(all);
  add_snapshots(all);
  add_intakes(all);
}

}  // namespace arpent::plan
