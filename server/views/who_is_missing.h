// Who is there, who speaks and what became of it, district by district, against those who live there; and whom to ask
// next. Counts only: no names, no contact.
#pragma once
#include "operations/operation.h"

namespace arpent::views {

// GET /api/who_is_missing?group=&months=&aim= : `group` is a target group whose shares of the districts are known (else
// families, pupils or people of the district stand for it), `months` how far back, `aim` the share of parents among all
// present that the group agreed on, in percent.
// GET /api/district_engagement?id= : how many were there, spoke and opened a link, by quarter.
void add_who_is_missing(Register& all);

}  // namespace arpent::views
