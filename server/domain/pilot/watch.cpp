#include "domain/pilot/watch.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>

#include "base/day.h"
#include "domain/pilot/pilot_rules.h"
#include "trial/bounded.h"
#include "trial/many.h"

namespace arpent::pilot {
namespace {

// One observation for each group and period, in order of the days.
trial::Observations shares_of(Pilot const& pilot, std::vector<Report> const& reports) {
  std::vector<std::pair<std::string, std::string>> order;
  std::map<std::pair<std::string, std::string>, trial::Counts> cells;
  for (auto const& report : reports) {
    if (report.counts.exposed == 0) continue;
    auto const cell = std::pair{period_start(report.on, pilot.report_every), report.group};
    auto const [at, is_new] = cells.try_emplace(cell);
    if (is_new) order.push_back(cell);
    at->second.exposed += report.counts.exposed;
    at->second.events += report.counts.events;
  }
  trial::Observations out;
  for (auto const& cell : order) out.push_back(static_cast<double>(cells[cell].events) / cells[cell].exposed);
  return out;
}

trial::Counts weighed(trial::Counts counts, int groups) {
  if (groups == 0 || counts.exposed == 0) return counts;
  auto const each = static_cast<double>(counts.exposed) / groups;
  auto const weight = 1 + std::max(0.0, each - 1) * likeness;
  trial::Counts out{static_cast<int>(std::ceil(counts.events / weight)),
                    static_cast<int>(std::floor(counts.exposed / weight))};
  out.events = std::min(out.events, out.exposed);
  return out;
}

double ln_inverse(double alpha) { return std::log(1 / alpha) - trial::boundary_slack; }

}  // namespace

Standing standing_of(Pilot const& pilot, std::vector<Report> const& reports) {
  auto const plan = plan_of(pilot);
  Standing out;
  for (auto const& report : reports) {
    out.counts.exposed += report.counts.exposed;
    out.counts.events += report.counts.events;
  }
  out.weighed = out.counts;
  if (pilot.unit == "group") {
    auto const shares = shares_of(pilot, reports);
    out.weighed = weighed(out.counts, static_cast<int>(shares.size()));
    out.ln_alarm = trial::ln_kelly_up(shares, plan.tolerable);
    out.ln_clear = trial::ln_kelly_down(shares, plan.tolerable);
    out.share = trial::kelly_sequence(shares, interval_alpha);
  } else {
    auto const evidence = trial::harm_evidence(out.counts, plan.tolerable);
    out.ln_alarm = evidence.ln_harm;
    out.ln_clear = evidence.ln_clear;
    out.share = trial::confidence_sequence(out.counts, interval_alpha);
  }
  out.chance_above = trial::harm_evidence(out.weighed, plan.tolerable).chance_above;
  out.alarm = out.ln_alarm >= ln_inverse(plan.alpha_harm);
  out.clear = out.ln_clear >= ln_inverse(plan.alpha_clear);
  return out;
}

std::vector<Known> known_when(Pilot const& pilot, Told const& told) {
  std::vector<Known> out;
  std::vector<Report> so_far;
  auto const plan = plan_of(pilot);
  for (auto const& arrival : told.arrivals) {
    auto const known =
        std::find_if(so_far.begin(), so_far.end(), [&](Report const& one) { return one.id == arrival.id; });
    if (known == so_far.end()) {
      auto const* report = told.find(arrival.id);
      if (!report) continue;
      so_far.push_back(*report);
      so_far.back().counts = arrival.change;
    } else {
      known->counts.exposed = std::max(0, known->counts.exposed + arrival.change.exposed);
      known->counts.events = std::clamp(known->counts.events + arrival.change.events, 0, known->counts.exposed);
    }
    Known now;
    for (auto const& report : so_far) {
      now.counts.exposed += report.counts.exposed;
      now.counts.events += report.counts.events;
    }
    now.ln_alarm = pilot.unit == "group" ? trial::ln_kelly_up(shares_of(pilot, so_far), plan.tolerable)
                                         : trial::harm_evidence(now.counts, plan.tolerable).ln_harm;
    out.push_back(now);
  }
  return out;
}

Rule step_rule(Pilot const& pilot, Standing const& standing) {
  auto const plan = plan_of(pilot);
  auto const at = static_cast<std::size_t>(std::clamp<std::int64_t>(pilot.step, 1, std::ssize(plan.steps))) - 1;
  auto const& step = plan.steps[at];
  if (standing.counts.exposed < step.cap) return Rule::go_on;
  if (standing.chance_above > step.promote_up_to) return Rule::step_review;
  return at + 1 == plan.steps.size() ? Rule::all_steps : Rule::may_promote;
}

Rule rule_after(Pilot const& pilot, Standing const& standing, bool red_line, bool events_now) {
  if (red_line) return Rule::red_line;
  if (!pilot.watched) return Rule::go_on;
  if (standing.alarm && events_now) return Rule::alarm;
  return step_rule(pilot, standing);
}

int most_allowed(trial::Plan const& plan, std::size_t step, int exposed) {
  int most = -1;
  while (most < exposed &&
         trial::harm_evidence({most + 1, exposed}, plan.tolerable).chance_above <= plan.steps.at(step).promote_up_to)
    ++most;
  return most;
}

int alarm_at(trial::Plan const& plan, trial::Counts counts) {
  for (int more = 0; more <= 1000; ++more) {
    trial::Counts const then{counts.events + more, counts.exposed + more};
    if (trial::is_alarm(trial::harm_evidence(then, plan.tolerable), plan.alpha_harm)) return then.events;
  }
  return 0;
}

int calm_until_clear(trial::Plan const& plan, trial::Counts counts) {
  constexpr int most = 5000;
  auto const is_clear_after = [&](int more) {
    return trial::is_clear(trial::harm_evidence({counts.events, counts.exposed + more}, plan.tolerable),
                           plan.alpha_clear);
  };
  if (is_clear_after(0)) return 0;
  if (!is_clear_after(most)) return -1;
  // Each person without a difficulty brings clearance nearer: the first that does it is found by halving.
  int without = 0, with = most;
  while (with - without > 1) {
    int const middle = without + (with - without) / 2;
    (is_clear_after(middle) ? with : without) = middle;
  }
  return with;
}

int clear_together(std::vector<double> const& ln_clear) {
  std::vector<double> e;
  for (double const ln : ln_clear) e.push_back(std::exp(ln));
  return static_cast<int>(std::ssize(trial::declared(e, 0.05)));
}

std::vector<Missing> missing_reports(Pilot const& pilot, std::vector<Report> const& reports, std::string const& today) {
  if (pilot.report_every == "none" || !pilot.started_on) return {};
  std::set<std::pair<std::string, std::string>> there;
  for (auto const& report : reports) there.insert({report.group, period_start(report.on, pilot.report_every)});
  auto until = today;
  if (pilot.ends_on && *pilot.ends_on < until) until = print_day(add_days(*parse_day(*pilot.ends_on), 1));
  if (pilot.paused_at && pilot.paused_at->substr(0, 10) < until) until = pilot.paused_at->substr(0, 10);
  if (pilot.debriefed_on && *pilot.debriefed_on < until) until = *pilot.debriefed_on;
  auto const step = [&](std::string const& from) {
    auto const day = *parse_day(from);
    return print_day(pilot.report_every == "day"    ? add_days(day, 1)
                     : pilot.report_every == "week" ? add_days(day, 7)
                                                    : add_months(day, 1));
  };
  std::vector<Missing> out;
  auto const groups = pilot.groups.empty() ? std::vector<std::string>{""} : pilot.groups;
  for (auto from = period_start(*pilot.started_on, pilot.report_every); step(from) <= until; from = step(from))
    for (auto const& group : groups) {
      bool const any =
          group.empty() ? std::any_of(there.begin(), there.end(), [&](auto const& one) { return one.second == from; })
                        : there.contains({group, from});
      if (!any) out.push_back({group, from});
    }
  return out;
}

}  // namespace arpent::pilot
