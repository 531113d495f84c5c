// What makes a card whole, and what of it is locked.
#pragma once
#include "base/result.h"
#include "domain/pilot/pilot.h"
#include "trial/ladder.h"

namespace arpent::pilot {

// The six lines of the card, by the field that is still missing of each; empty: the test is prepared. A test watched
// closely also needs its difficulty and its tolerable share. In the order of the card.
std::vector<std::string> missing_lines(Pilot const& pilot);

// Faults of the card alone: days in order, "HH:MM", steps that rise and stay within those who take part at most, one
// limit for each step. Steps and limits are looked at whether the test is watched or not.
std::vector<FieldProblem> faults(Pilot const& pilot);

// Days of a card that has not begun, against the day on which it is written, approved or started: it does not end
// before that day, and it is talked through on its last day or later. Absent days are no fault. Once it runs the
// debrief may be brought forward, as the rules may end it early.
std::vector<FieldProblem> days_gone(Pilot const& pilot, std::string const& today);

// What the engine is given: tolerable share (.1 while none is said), alphas, steps with their limits. For a pilot
// without faults.
trial::Plan plan_of(Pilot const& pilot);

// Whole numbers separated by blanks, commas or arrows, "10 → 25 → 60"; nothing where something else stands there.
std::optional<std::vector<int>> whole_numbers(std::string_view text);

// What may not change once it is approved: what is tried, with whom, how many, until when, what stops it, what is
// expected, and all that the figures rest on. Fields in the order of the description.
std::vector<std::string_view> const& locked_fields();
// SHA-256 of those fields as JSON: two pilots have the same exactly when those fields are the same.
std::string fingerprint(Pilot const& pilot);

// The fields that differ and may not, in the state the pilot is in; empty: the change may be made.
std::vector<std::string> forbidden_changes(Pilot const& before, Pilot const& after);

}  // namespace arpent::pilot
