#include "domain/meeting/rooms.h"

#include "domain/meeting/parts.h"

namespace arpent::meeting {

// Kinds before what is done with them: an operation is found under the plural that is known by then.
void add_operations(Register& all) {
  add_planning(all);
  add_outcomes(all);
  add_decisions(all);
  add_invitations(all);
  add_holding(all);
  add_joining(all);
  add_notes(all);
  add_votes(all);
  add_minutes(all);
}

}  // namespace arpent::meeting
