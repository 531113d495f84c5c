#include "domain/people/rooms.h"

#include "domain/people/parts.h"
#include "domain/people/sheets.h"

namespace arpent::people {

void add_operations(Register& all) {
  add_people(all);
  add_privacy(all);
  add_memberships(all);
  add_partners(all);
  add_share_links(all);
  add_intakes(all);
}

}  // namespace arpent::people
