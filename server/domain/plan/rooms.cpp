#include "domain/plan/rooms.h"

#include "domain/plan/action.h"
#include "domain/plan/goal.h"
#include "domain/plan/link.h"
#include "domain/plan/plan.h"
#include "domain/plan/snapshot.h"
#include "domain/plan/work.h"
#include "domain/without_faults.h"

namespace arpent::plan {

void add_operations(Register& all) {
  add_standard<Plan>(all, {.allow = without_faults<Plan>});
  add_standard<Theme>(all);
  add_standard<Goal>(all);
  add_standard<Assumption>(all, {.allow = without_faults<Assumption>});
  add_standard<Action>(all, {.allow = without_faults<Action>});
  add_standard<Contribution>(all);
  add_standard<Deliverable>(all);
  add_standard<Task>(all);
  add_standard<Snapshot>(all);
}

}  // namespace arpent::plan
