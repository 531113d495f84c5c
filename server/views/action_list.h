// All actions in a line each, for the list to search and for the group to choose its six.
#pragma once
#include "operations/operation.h"

namespace arpent::views {

// action_list: focus actions by rank, then by code; those that were dropped last.
void add_action_list(Register& all);

}  // namespace arpent::views
