// What this room and the screens ask of a meeting before anything else.
#pragma once
#include "domain/meeting/meeting.h"
#include "operations/operation.h"

namespace arpent::meeting {

// 409 "meeting.is_closed" unless it is open.
Result<Meeting> open_meeting(Reader& reader, std::string const& id);
// Whether the asker is a phone in this meeting, and nobody who leads it.
bool is_guest_only(Asker const& asker, std::string const& meeting);
// The agenda, by position.
std::vector<AgendaItem> agenda_of(Reader& reader, std::string const& meeting);

}  // namespace arpent::meeting
