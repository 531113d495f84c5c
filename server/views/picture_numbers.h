// The numbers of the picture: each indicator in each place it is asked of.
#pragma once
#include "views/picture.h"

namespace arpent::views {

// Fills picture.indicators and the indicators of each action, whose `concerned` is known.
void read_numbers(store::Reader& reader, Picture& picture);

}  // namespace arpent::views
