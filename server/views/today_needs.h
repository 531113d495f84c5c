// What people said in a district and nobody answered yet, and the talks that come: for the district's officer and the
// team.
#pragma once
#include "operations/operation.h"
#include "views/picture.h"
#include "views/today_answer.h"

namespace arpent::views {

std::vector<TodayLine> needs_waiting(Asker const& asker, Reader& reader, Picture const& picture);

}  // namespace arpent::views
