// What this room and the screens ask of a meeting before anything else.
#pragma once
#include "domain/meeting/board.h"
#include "domain/meeting/meeting.h"
#include "operations/operation.h"

namespace arpent::meeting {

// 409 "meeting.is_closed" unless it is open.
Result<Meeting> open_meeting(Reader& reader, std::string const& id);
// Whether the asker leads it, or is of the team that may lead any.
bool leads(Asker const& asker, Meeting const& meeting);
// Whether the asker took a seat in this meeting, and is nobody who leads it: what they write is of the seat.
bool is_guest_only(Asker const& asker, Meeting const& meeting);
// Whether phones are asked the three questions: while whoever leads asks them, and once it is closed until the end of
// the next day in the city.
bool asks_pulse(Reader const& reader, Meeting const& meeting);
// How many dots each person has: in a vote that goes on as many as when it was opened, whoever comes and whatever
// leaves the wall; else as somebody chose, or by the rule of dots_of().
std::int64_t dots_each(Meeting const& meeting, Board const& board, std::int64_t items);
// The agenda, by position.
std::vector<AgendaItem> agenda_of(Reader& reader, std::string const& meeting);

}  // namespace arpent::meeting
