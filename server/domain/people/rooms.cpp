#include "domain/people/rooms.h"

#include "domain/people/person.h"
#include "domain/people/share_link.h"
#include "domain/people/stakeholder.h"
#include "domain/without_faults.h"

namespace arpent::people {

void add_operations(Register& all) {
  add_standard<Person>(all);
  add_standard<Post>(all);
  add_standard<Membership>(all);
  add_standard<Stakeholder>(all);
  add_standard<Involvement>(all);
  add_standard<ShareLink>(all, {.allow = without_faults<ShareLink>});
}

}  // namespace arpent::people
