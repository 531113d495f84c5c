// How many are exposed, step by step, and what each look at a test decides.
// Source: specification of trials, 3.3 and "details that the golden files need".
#pragma once
#include <string_view>
#include <vector>

#include "trial/harm.h"

namespace arpent::trial {

// The most that may be exposed so that more than `harms_max` events have at most the chance `eps` when the rate is
// `plausible`. At least harms_max; at most `limit`.
int exposure_cap(int harms_max, double plausible, double eps, int limit = 1'000'000);

struct Step {
  int cap = 10;                // exposed in all, not only in this step
  double promote_up_to = 0.7;  // go on when P(rate > tolerable) is at most this
};

// What is locked when a test is approved.
struct Plan {
  double tolerable = 0.1;
  double alpha_harm = 0.1;
  double alpha_clear = 0.05;
  std::vector<Step> steps{{10, 0.70}, {25, 0.50}, {60, 0.25}};
};
// A Fault names everything that does not hold: no steps, caps that do not rise, shares outside 0 … 1.
void check(Plan const& plan);

enum class State { running, paused_red_line, paused_harm_alarm, paused_step_review, completed_to_review };
std::string_view name_of(State state);  // "RUNNING", "PAUSED_RED_LINE", "PAUSED_HARM_ALARM", "PAUSED_STAGE_REVIEW", …

enum class Outcome { calm, harm, red_line };  // a red line counts as an event

// One line of the trace: what was known after this outcome, and what it decided. The order of the rules after an
// outcome: red line, harm alarm, review at the step's cap.
struct Look {
  Outcome outcome = Outcome::calm;
  bool refused = false;  // it came while the test was paused or over: it changes nothing
  Counts counts{};
  int step = 1;  // from 1; after a promotion the new one
  HarmEvidence evidence{};
  State state = State::running;
};

// A test as it goes on. Constant memory; each outcome takes the time of one harm_evidence.
class Monitor {
 public:
  explicit Monitor(Plan plan);
  Look const& see(Outcome outcome);
  // A day's outcomes at once, `day` of that day alone. The rules are asked once, when the day is over, in the same
  // order; a day that goes past a step's cap counts whole and is reviewed then, against each step it has filled.
  Look const& see_day(Counts day, bool red_line = false);
  Look const& now() const { return look_; }

 private:
  void judge();
  State judged() const;
  Plan plan_;
  Look look_;
};

std::vector<Look> trace(Plan const& plan, std::vector<Outcome> const& outcomes);

// What the plan does when the true rate is `rate` (without red lines): exact, shown before approval.
struct LadderOperation {
  double rate = 0;
  double alarm = 0;
  std::vector<double> review{};  // P(paused for review at the end of each step)
  double completed = 0;
  double expected_exposed = 0;
  double expected_events = 0;
};
LadderOperation ladder_operation(Plan const& plan, double rate);

}  // namespace arpent::trial
