// What several commands of trials share.
#pragma once
#include "doors/tools/command.h"
#include "doors/tools/counts.h"
#include "trial/ladder.h"

namespace arpent::tools {

// --tolerable, --alpha-harm, --alpha-clear, --steps 10:0.7,25:0.5,60:0.25.
std::vector<Option> plan_options();
// Faults where the steps are no pairs or do not rise.
trial::Plan plan_of(Given const& given, Faults& faults);
Json to_json(trial::Plan const& plan);
// Two lines: the tolerable rate and the alphas; the steps.
void say_plan(trial::Plan const& plan, Page& page);

Command trial_plan();
Command trial_look();
Command trial_two_arms();
Command trial_mean();
Command trial_districts();
Command trial_draw();
Command trial_many();
Command trial_looks();
Command trial_boundaries();

}  // namespace arpent::tools
