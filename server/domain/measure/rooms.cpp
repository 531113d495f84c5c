#include "domain/measure/rooms.h"

#include "domain/measure/ask.h"
#include "domain/measure/closing.h"
#include "domain/measure/contests.h"
#include "domain/measure/courses.h"
#include "domain/measure/desk.h"
#include "domain/measure/hand_over.h"
#include "domain/measure/indicator_allow.h"
#include "domain/measure/judge.h"
#include "domain/measure/notice.h"
#include "domain/measure/one_per_cell.h"
#include "domain/measure/put_many.h"
#include "domain/measure/sheets.h"
#include "domain/measure/submit.h"

namespace arpent::measure {

void add_operations(Register& all) {
  add_standard<Indicator>(all, {.allow = allow_indicator});
  add_standard<Reporter>(all, {.allow = allow_reporter});
  add_standard<Baseline>(all, {.allow = allow_baseline});
  add_standard<Target>(all, {.allow = allow_target});
  add_standard<Measurement>(all, {.allow = allow_measurement});
  add_standard<CounterValue>(all, {.allow = allow_counter_value});
  add_standard<PeriodClose>(all, {.allow = allow_close});
  // What was handed in on a closed period stays: it can be opened again by removing the record, and that is seen.
  all.operations.at(std::string(PeriodClose::shape().name) + ".create").final = true;
  add_notice(all);
  add_submit(all);
  add_put_many(all);
  add_judge(all);
  add_ask(all);
  add_hand_over(all);
  add_contests(all);
  add_one_per_cell(all);
  add_intakes(all);
}

}  // namespace arpent::measure
