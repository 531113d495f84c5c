// The operations of the room, by what they are about. rooms.cpp registers them all.
#pragma once
#include "operations/operation.h"

namespace arpent::pilot {

// pilot.* · pilot.approve {id} · pilot.withdraw {id} · pilot.start {id} · pilot.pause {id, note} ·
// pilot.resume {id, note} · pilot.next_version {id, title?, new_id?}
void add_course(Register& all);

// pilot.report {id, report, on, exposed, events, …} · pilot.report_many {id, rows} · pilot.correct_report {id,
// correction, report, …, reason} · pilot.promote {id, from}
void add_reports(Register& all);

// pilot.draw {id} · pilot.draw_next {id, arrival, who} · pilot.tell_outcome {id, arrival, event, reason} ·
// pilot.tell_block {id, block, tried_events, usual_events, reason} · pilot.tell_place {id, place, before, after,
// reason}
void add_arms(Register& all);

// pilot.debrief {id, happened, difference, keep_or_change, verdict, learning} · pilot.adjust {id, is}
void add_debrief(Register& all);

}  // namespace arpent::pilot
