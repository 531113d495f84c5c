// Which decisions of meetings come back on their own day.
#pragma once
#include "domain/meeting/outcome.h"

namespace arpent::views {

// Not one that was declined; nor one that became a change of course or a recommendation, which comes back as that.
inline bool comes_back(meeting::Decision const& decision) {
  bool const comes_back_as_that =
      !decision.became.empty() && (decision.leads_to == "adjustment" || decision.leads_to == "recommendation");
  return decision.review_on && decision.state != "declined" && !comes_back_as_that;
}

}  // namespace arpent::views
