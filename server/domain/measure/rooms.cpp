#include "domain/measure/rooms.h"

#include "domain/measure/indicator.h"
#include "domain/measure/measurement.h"
#include "domain/measure/period_close.h"
#include "domain/measure/reporter.h"
#include "domain/measure/target.h"
#include "domain/without_faults.h"

namespace arpent::measure {

void add_operations(Register& all) {
  add_standard<Indicator>(all, {.allow = without_faults<Indicator>});
  add_standard<Reporter>(all, {.allow = without_faults<Reporter>});
  add_standard<Baseline>(all);
  add_standard<Target>(all);
  add_standard<Measurement>(all);
  add_standard<CounterValue>(all);
  add_standard<PeriodClose>(all);
}

}  // namespace arpent::measure
