// What this room is put together from.
#pragma once
#include "domain/meeting/at_the_table.h"
#include "operations/operation.h"

namespace arpent::meeting {

// The seat from which something is said; "" where none is taken there. What comes from a seat is of nobody: the entry
// names no one, also where its holder is known to the city.
std::string said_from_seat(Call const& call, Work& work, std::string const& meeting);

// The kinds series, meeting, agenda_item; series.plan, meeting.set_agenda, .cancel, agenda_item.carry.
void add_planning(Register& all);
// The kind attendance; what is done at the table: meeting.open, .phones, .step, .reveal, .vote, .ask_pulse, .close,
// .reopen, attendance.count.
void add_holding(Register& all);
// meeting.join, by phone.
void add_joining(Register& all);
// swot_note.write, .place, .correct, .hide, .merge, .set_aside, .for_plan; meeting.set_aside.
void add_notes(Register& all);
// dot.put, pulse.answer.
void add_votes(Register& all);
// The kinds example, cluster, option, promise, aside; aside.answer.
void add_outcomes(Register& all);
// The kind decision; decision.ask, .answer.
void add_decisions(Register& all);
// The kind invitation; invitation.send, .answer, .tell_case, meeting.call_core.
void add_invitations(Register& all);
// meeting.write_minutes, .publish_minutes.
void add_minutes(Register& all);

}  // namespace arpent::meeting
