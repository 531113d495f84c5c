// A closed period takes no more numbers until it is opened again (the record removed).
#pragma once
#include "record/describe.h"

namespace arpent::measure {

struct PeriodClose {
  std::string id;
  std::int64_t revision = 0;
  std::optional<std::string> indicator;  // absent: every indicator that has this period
  std::string period;
  std::optional<std::string> closed_at, reason;

  static record::Shape const& shape() {
    using namespace record;
    static Field const fields[] = {
        reference<&PeriodClose::indicator>("indicator", "indicator", {.fixed = true}),
        text<&PeriodClose::period>("period", {.required = true, .max_length = 20, .fixed = true}),
        date<&PeriodClose::closed_at>("closed_at", {.by_operation = true}),
        text<&PeriodClose::reason>("reason", {.max_length = 1000}),
    };
    static Shape const shape = kept<PeriodClose>("period_close", "period_closes", fields, {.title = "period"});
    return shape;
  }
};

}  // namespace arpent::measure
