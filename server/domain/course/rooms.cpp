#include "domain/course/rooms.h"

#include "domain/course/parts.h"
#include "domain/course/reorganise.h"

namespace arpent::course {

void add_operations(Register& all) {
  add_conditions(all);
  add_observations(all);
  add_adjustments(all);
  add_recommendations(all);
  add_bulletins(all);
  add_reorganise(all);
}

}  // namespace arpent::course
