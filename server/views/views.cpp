#include "views/views.h"

namespace arpent::views {

void add_views(Register&) {}

}  // namespace arpent::views
