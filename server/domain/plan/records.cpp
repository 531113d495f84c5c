#include "domain/plan/records.h"

#include "domain/plan/action.h"
#include "domain/plan/goal.h"
#include "domain/plan/link.h"
#include "domain/plan/plan.h"
#include "domain/plan/snapshot.h"
#include "domain/plan/work.h"

namespace arpent::plan {

std::vector<record::Shape const*> shapes() {
  return {&Plan::shape(),         &Theme::shape(),       &Goal::shape(), &Assumption::shape(), &Action::shape(),
          &Contribution::shape(), &Deliverable::shape(), &Task::shape(), &Snapshot::shape()};
}

}  // namespace arpent::plan
