#include "domain/measure/records.h"

#include "domain/measure/indicator.h"
#include "domain/measure/measurement.h"
#include "domain/measure/period_close.h"
#include "domain/measure/reporter.h"
#include "domain/measure/target.h"

namespace arpent::measure {

std::vector<record::Shape const*> shapes() {
  return {&Indicator::shape(),   &Reporter::shape(),     &Baseline::shape(),   &Target::shape(),
          &Measurement::shape(), &CounterValue::shape(), &PeriodClose::shape()};
}

}  // namespace arpent::measure
