// The records of this room, in the order in which a newcomer meets them.
#pragma once
#include <vector>

#include "record/describe.h"

namespace arpent::meeting {
std::vector<record::Shape const*> shapes();
}
