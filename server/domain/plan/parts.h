// The operations of the room, by what they are about. rooms.cpp registers them all.
#pragma once
#include "operations/operation.h"

namespace arpent::plan {

// plan.* theme.* · plan.adopt {id, council_decision, council_date} · plan.close {id, ends_on}
void add_plans(Register& all);

// goal.* assumption.* · goal.recode {id, code, preview} · goal.renumber {plan, preview}
void add_goals(Register& all);

// action.* · action.weather {id, weather, weather_line} · action.no_change {id, note}
void add_actions(Register& all);

// action.focus {id, rank, yields, reason} · action.unfocus {id, reason} · action.agree_focus {ids, decided_where}
void add_focus(Register& all);

// contribution.* · contribution.confirm {id, evidence} · contribution.doubt {id, doubt} · contribution.drop {id,
// reason}
void add_contributions(Register& all);

// snapshot.* · snapshot.take {title, on_date}
void add_snapshots(Register& all);

}  // namespace arpent::plan
