// How the course of the plan changed, on one line of time: what it depends on, what runs between that and the actions,
// what was seen, what was changed and what that did, small tests, and what it all cost.
#pragma once
#include "operations/operation.h"

namespace arpent::views {

// changes {action, goal, district, from, to, limit}: all, or what concerns one of them, between two days. Of a goal:
// the actions that serve it or one below it. Of a district: what names it or a place in it.
void add_changes(Register& all);

}  // namespace arpent::views
