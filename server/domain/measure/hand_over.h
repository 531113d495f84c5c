// reporter.hand_over: "not me any more" names somebody else; reporter.confirm_hand_over, .decline_hand_over: the team's
// answer. Until then nothing changes.
#pragma once
#include "operations/operation.h"

namespace arpent::measure {

void add_hand_over(Register& all);

}  // namespace arpent::measure
