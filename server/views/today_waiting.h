// What waits for one person, most pressing first.
#pragma once
#include "operations/operation.h"
#include "views/picture.h"
#include "views/today_answer.h"

namespace arpent::views {

// `heard`: as heard_lately answers.
std::vector<TodayLine> waiting_for(Asker const& asker, Reader& reader, Picture const& picture,
                                   std::vector<std::string> const& heard);

// Districts from which a number came in the last 31 days, in the city's order.
std::vector<std::string> heard_lately(Reader& reader, Picture const& picture);

}  // namespace arpent::views
