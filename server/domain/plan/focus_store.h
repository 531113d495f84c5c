// The focus actions as they are kept, on the actions themselves.
#pragma once
#include "domain/plan/action.h"
#include "domain/plan/focus.h"
#include "store/work.h"

namespace arpent::plan {

std::vector<FocusAction> focus_actions(store::Reader const& reader);

// Makes the actions say what the list says. An action that is not in the list any
// more loses rank and state.
void keep_focus(store::Work& work, std::vector<FocusAction> const& wanted);

}  // namespace arpent::plan
