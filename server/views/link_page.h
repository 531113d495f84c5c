// What a link opens, for whoever holds it: one number to tell, or an action to read. Looking changes nothing.
#pragma once
#include "operations/operation.h"

namespace arpent::views {

void add_link_page(Register& all);

}  // namespace arpent::views
