// The one rule that many records share.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "base/result.h"

namespace arpent {

// A last day before the first is a fault of the field `last`. Absent days are in order; the same day twice too.
inline std::vector<FieldProblem> dates_in_order(std::optional<std::string> const& first, std::string last_field,
                                                std::optional<std::string> const& last) {
  if (!first || !last || *first <= *last) return {};
  return {{std::move(last_field), "dates.end_before_start", {{"start", *first}, {"end", *last}}}};
}

}  // namespace arpent
