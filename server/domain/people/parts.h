// The operations of the room, by what they are about. rooms.cpp registers them all.
#pragma once
#include "domain/people/person.h"
#include "operations/operation.h"

namespace arpent::people {

// person.* post.*
void add_people(Register& all);

// person.erase {id}: blanks what is personal, in the past too, takes the roles away and closes sessions and links; the
// record stays, so that what points to it still does. Cannot be taken back.
// person.export {id}: everything that is kept on a person.
void add_privacy(Register& all);

// membership.*
void add_memberships(Register& all);

// stakeholder.* involvement.* · involvement.answer {id, promise_state, promise}
void add_partners(Register& all);

// share_link.* · share_link.create answers the address, this once · share_link.revoke {id}
void add_share_links(Register& all);

// 409 "membership.last_manager" when nobody but the holder of this membership is a manager without an end.
Result<Done> keeps_a_manager(Reader const& reader, Membership const& leaving);

}  // namespace arpent::people
