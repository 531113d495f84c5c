#include "domain/people/share_link.h"

namespace arpent::people {

std::vector<FieldProblem> faults(ShareLink const& link) {
  if (link.opens == "measurement" && !link.indicator) return {{"indicator", "field.required"}};
  if (link.opens == "action" && !link.action) return {{"action", "field.required"}};
  if (link.opens == "pilot" && !link.pilot) return {{"pilot", "field.required"}};
  if (link.opens == "inquiry" && !link.inquiry) return {{"inquiry", "field.required"}};
  if (link.opens == "invitation" && !link.invitation) return {{"invitation", "field.required"}};
  if (link.opens == "decision" && !link.decision) return {{"decision", "field.required"}};
  if (link.opens == "needs" && !link.territory) return {{"territory", "field.required"}};
  if (link.opens == "sheet" && !link.action && !link.territory) return {{"action", "share_link.sheet_of_what"}};
  std::vector<FieldProblem> out;
  if (link.opens != "calendar") return out;
  if (link.indicator) out.push_back({"indicator", "share_link.calendar_of_all"});
  if (link.territory) out.push_back({"territory", "share_link.calendar_of_all"});
  if (link.action) out.push_back({"action", "share_link.calendar_of_all"});
  if (link.pilot) out.push_back({"pilot", "share_link.calendar_of_all"});
  return out;
}

bool is_closed(ShareLink const& link, Day today) {
  return link.revoked_at || (link.expires_on && *link.expires_on < print_day(today));
}

}  // namespace arpent::people
