#include "domain/talk/rooms.h"

#include "domain/talk/talk.h"
#include "operations/standard.h"

namespace arpent::talk {

void add_operations(Register& all) {
  add_standard<Comment>(all);
  add_standard<Attachment>(all);
}

}  // namespace arpent::talk
