// The trail of one figure: who said it, when, through what, what it replaced, and who contests it.
#pragma once
#include "operations/operation.h"

namespace arpent::views {

// evidence {measurement}: the number and those it replaced, newest first. 404 "record.not_found".
void add_evidence(Register& all);

}  // namespace arpent::views
