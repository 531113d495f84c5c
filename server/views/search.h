// search {q}: everything that holds the words, without regard to case and accents, as far as the asker may see it;
// each with the page to go to. What has no page of its own leads to the action, goal or district it belongs to.
#pragma once
#include "operations/operation.h"

namespace arpent::views {

void add_search(Register& all);

}  // namespace arpent::views
