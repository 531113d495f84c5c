// Numbers on the line of changes: every period of one action that is asked for; else the moments at which the numbers
// of the focus actions turned: the first, the first from every place, the latest.
#pragma once
#include "views/changes_answer.h"
#include "views/changes_scope.h"

namespace arpent::views {

std::vector<Change> numbers_between(store::Reader& reader, Picture const& picture, Scope const& scope);

}  // namespace arpent::views
