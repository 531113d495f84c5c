// Where a test stands after what was told, and what the rules decide. Pure: counts in, words out.
//
// People counted one by one: the beta-binomial harm evidence of trial/harm.h. People in groups: one observation for
// each group and period, the share of those who met the difficulty, with the bets of trial/bounded.h; a monitor by
// person would raise false alarms. For the step's rule the people of a group count for fewer, as they resemble each
// other: n people in g groups count as n / (1 + (n/g - 1) · likeness), events rounded up and people down, so that the
// rule errs towards caution.
#pragma once
#include <optional>

#include "domain/pilot/pilot.h"
#include "domain/pilot/report.h"
#include "trial/ladder.h"

namespace arpent::pilot {

inline constexpr double likeness = 0.1;  // of people in one group: intra-class correlation
inline constexpr double interval_alpha = 0.05;

struct Standing {
  trial::Counts counts{};
  trial::Counts weighed{};    // what the step's rule counts: fewer where people come in groups
  double ln_alarm = 0;        // evidence against "at most the tolerable share"
  double ln_clear = 0;        // evidence against "at least the tolerable share"
  double chance_above = 0.5;  // that the true share is above the tolerable one, as the step's rule reckons
  trial::Interval share{};    // of difficulties, valid however often one looks; level 1 - interval_alpha
  bool alarm = false, clear = false;
};
Standing standing_of(Pilot const& pilot, std::vector<Report> const& reports);

// How near the pause is by the rule that is nearest: the alarm's evidence, or the difficulties that the step bears at
// its end (people counted one by one; groups only once it has struck). 0 far; 1 there, and only when a rule has struck.
double nearness(Pilot const& pilot, Standing const& standing);

// The evidence after each arrival, as it was known then: ln E of the alarm, and how near the pause was, 1 at a stop
// sign. The step is the one that its count was for: the first, up to the present one, that was not yet full. Counts of
// an arrival that would go below nothing are cut at nothing.
struct Known {
  trial::Counts counts{};
  double ln_alarm = 0, near = 0;
};
std::vector<Known> known_when(Pilot const& pilot, Told const& told);

// What the rules say now.
enum class Rule { go_on, may_promote, alarm, red_line, step_review, all_steps };
// Asked after a report, in this order: red line, alarm, review at the step's end. `events_now`: the report brought a
// difficulty; without one an alarm that somebody has already answered is not raised again.
Rule rule_after(Pilot const& pilot, Standing const& standing, bool red_line, bool events_now);
// The step's rule alone: may_promote, step_review or all_steps at its cap, go_on before.
Rule step_rule(Pilot const& pilot, Standing const& standing);
// Whether somebody may let a paused test go on, with a reason: not past a step that its rule keeps shut, nor past the
// last. False where it is not paused.
bool may_go_on(Pilot const& pilot, Standing const& standing);
// The stop sign that nobody has answered: of a paused test one that paused it or came since, of a debriefed one a sign
// told on a later day. nullptr: none.
Report const* unanswered_sign(Pilot const& pilot, Told const& told);

// The most difficulties among `exposed` with which the step's rule still lets the test go on; -1: not even with none.
int most_allowed(trial::Plan const& plan, std::size_t step, int exposed);
// The fewest difficulties in all that would raise the alarm if nobody else took part without one; 0 where no number of
// them up to 1000 further would.
int alarm_at(trial::Plan const& plan, trial::Counts counts);
// The least difficulty, counted in all, at which any rule pauses a running test of people counted one by one.
struct NextPause {
  int at = 0;
  int people = 0;  // it pauses at the latest when so many have taken part; 0: at once, if only difficulties came now
};
// Nothing where no number of them up to 1000 further would, and for groups.
std::optional<NextPause> next_pause(Pilot const& pilot, Standing const& standing);
// How many more people without any difficulty would show the share to be tolerable; 0 where it is shown, -1: more than
// 5000.
int calm_until_clear(trial::Plan const& plan, trial::Counts counts);

// Of several tests looked at together: how many of the all-clears hold, when chance is reckoned with (e-BH at .05).
// ln E of each.
int clear_together(std::vector<double> const& ln_clear);

// Reports that were awaited and did not come: each group (or everybody together) and each period that has ended since
// the start, while the test was not over. The first day of the period.
struct Missing {
  std::string group, from;
};
std::vector<Missing> missing_reports(Pilot const& pilot, std::vector<Report> const& reports, std::string const& today);

}  // namespace arpent::pilot
