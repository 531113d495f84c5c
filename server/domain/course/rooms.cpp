#include "domain/course/rooms.h"

#include "domain/course/parts.h"

namespace arpent::course {

void add_operations(Register& all) {
  add_adjustments(all);
  add_recommendations(all);
}

}  // namespace arpent::course
