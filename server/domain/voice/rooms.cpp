#include "domain/voice/rooms.h"

#include "domain/voice/parts.h"

namespace arpent::voice {

void add_operations(Register& all) {
  add_leading(all);  // the kinds first: what follows is found under their plurals
  add_speaking(all);
  add_answering(all);
}

}  // namespace arpent::voice
