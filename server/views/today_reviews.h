// What comes back on Today on its day: changes of course, conditions, recommendations and assumptions to be looked at again, and
// what was seen and still waits for somebody to make something of it.
#pragma once
#include <set>

#include "operations/operation.h"
#include "views/picture.h"
#include "views/today_answer.h"

namespace arpent::views {

// `mine`: the posts that the asker fills. A change of course comes back to whoever leads its action, a condition to
// whoever watches it, and both to the link keeper; what nobody else has, to the manager.
std::vector<TodayLine> reviews_due(Asker const& asker, Reader& reader, Picture const& picture,
                                   std::set<std::string> const& mine);

}  // namespace arpent::views
