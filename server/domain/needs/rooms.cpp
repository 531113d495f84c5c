#include "domain/needs/rooms.h"

#include "domain/needs/parts.h"

namespace arpent::needs {

void add_operations(Register& all) {
  add_course(all);  // the kind itself: what follows is found under its plural
  add_voices(all);
}

}  // namespace arpent::needs
