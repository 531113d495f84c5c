#include "domain/places/rooms.h"

#include "domain/places/target_group.h"
#include "domain/places/territory.h"
#include "operations/standard.h"

namespace arpent::places {

void add_operations(Register& all) {
  add_standard<Territory>(all);
  add_standard<TargetGroup>(all);
  add_standard<GroupShare>(all);
}

}  // namespace arpent::places
