// indicator.notice: the answers to "how would we notice?" write the indicator, where it starts, where it should go and
// who tells us, in one entry. indicator.discussed: a meeting took it up.
#pragma once
#include "operations/operation.h"

namespace arpent::measure {

void add_notice(Register& all);

}  // namespace arpent::measure
