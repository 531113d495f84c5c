#include "domain/needs/rooms.h"

#include "domain/needs/parts.h"

namespace arpent::needs {

void add_operations(Register& all) {
  add_voices(all);
  add_course(all);
}

}  // namespace arpent::needs
