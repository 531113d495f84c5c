// The rule of records whose faults are seen on the record itself: `faults(record)` of its own room.
#pragma once
#include "operations/standard.h"

namespace arpent {

inline Result<Done> none_of(std::vector<FieldProblem> faults) {
  if (faults.empty()) return Done{};
  return Problem{422, "invalid", {}, std::move(faults)};
}

template <class R>
Result<Done> without_faults(Call const&, Work&, R const*, R& after) {
  return none_of(faults(after));
}

}  // namespace arpent
