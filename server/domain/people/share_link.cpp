#include "domain/people/share_link.h"

namespace arpent::people {

std::vector<FieldProblem> faults(ShareLink const& link) {
  if (link.opens == "measurement" && !link.indicator) return {{"indicator", "field.required"}};
  if (link.opens == "action" && !link.action) return {{"action", "field.required"}};
  if (link.opens == "sheet" && !link.action && !link.territory) return {{"action", "share_link.sheet_of_what"}};
  return {};
}

}  // namespace arpent::people
