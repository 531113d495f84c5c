#include "domain/pilot/watch.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <optional>
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

std::size_t step_now(Pilot const& pilot, trial::Plan const& plan) {
  return static_cast<std::size_t>(std::clamp<std::int64_t>(pilot.step, 1, std::ssize(plan.steps))) - 1;
}

class Nearness {
 public:
  explicit Nearness(Pilot const& pilot) : pilot_(pilot), plan_(plan_of(pilot)) {}

  double at(std::size_t step, trial::Counts counts, double ln_alarm, double chance_above) {
    auto const alarm = ln_alarm >= ln_inverse(plan_.alpha_harm) ? 1 : ln_alarm / std::log(1 / plan_.alpha_harm);
    return std::clamp(std::max(alarm, review(step, counts, chance_above)), 0.0, 1.0);
  }

 private:
  double review(std::size_t at, trial::Counts counts, double chance_above) {
    constexpr double not_yet = 0.99;  // what is sure to come has not struck
    auto const& step = plan_.steps[at];
    if (counts.exposed >= step.cap && chance_above > step.promote_up_to) return 1;
    if (pilot_.unit == "group") return 0;
    auto const people = std::max(step.cap, counts.exposed);
    auto const [known, is_new] = most_.try_emplace({at, people});
    if (is_new) known->second = most_allowed(plan_, at, people);
    auto const most = known->second;
    return std::min(not_yet, most < 0 ? static_cast<double>(counts.exposed) / people : counts.events / (most + 1.0));
  }

  Pilot const& pilot_;
  trial::Plan plan_;
  std::map<std::pair<std::size_t, int>, int> most_{};
};

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

double nearness(Pilot const& pilot, Standing const& standing) {
  return Nearness(pilot).at(step_now(pilot, plan_of(pilot)), standing.counts, standing.ln_alarm, standing.chance_above);
}

std::vector<Known> known_when(Pilot const& pilot, Told const& told) {
  std::vector<Known> out;
  std::vector<Report> so_far;
  auto const plan = plan_of(pilot);
  Nearness nearness(pilot);
  std::size_t step = 0;
  for (auto const& arrival : told.arrivals) {
    while (step < step_now(pilot, plan) && !out.empty() && out.back().counts.exposed >= plan.steps[step].cap) ++step;
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
    auto weighs = now.counts;
    std::optional<double> by_groups;
    if (pilot.unit == "group") {
      auto const shares = shares_of(pilot, so_far);
      weighs = weighed(now.counts, static_cast<int>(shares.size()));
      by_groups = trial::ln_kelly_up(shares, plan.tolerable);
    }
    auto const evidence = trial::harm_evidence(weighs, plan.tolerable);
    now.ln_alarm = by_groups.value_or(evidence.ln_harm);
    now.near = arrival.red_line ? 1 : nearness.at(step, now.counts, now.ln_alarm, evidence.chance_above);
    out.push_back(now);
  }
  return out;
}

Rule step_rule(Pilot const& pilot, Standing const& standing) {
  auto const plan = plan_of(pilot);
  auto const at = step_now(pilot, plan);
  auto const& step = plan.steps[at];
  if (standing.counts.exposed < step.cap) return Rule::go_on;
  if (standing.chance_above > step.promote_up_to) return Rule::step_review;
  return at + 1 == plan.steps.size() ? Rule::all_steps : Rule::may_promote;
}

bool may_go_on(Pilot const& pilot, Standing const& standing) {
  if (pilot.state != "paused" || pilot.pause_cause == "all_steps" || pilot.pause_cause == "step_review") return false;
  if (pilot.pause_cause != "red_line" || !pilot.watched) return true;
  auto const rule = step_rule(pilot, standing);
  return rule == Rule::go_on || rule == Rule::may_promote;
}

Report const* unanswered_sign(Pilot const& pilot, Told const& told) {
  auto const* sign = told.last_sign();
  if (!sign) return nullptr;
  if (pilot.state == "debriefed") return sign->at.substr(0, 10) > pilot.debriefed_on.value_or("") ? sign : nullptr;
  if (pilot.state != "paused") return nullptr;
  return pilot.pause_cause == "red_line" || sign->at >= pilot.paused_at.value_or("") ? sign : nullptr;
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

std::optional<NextPause> next_pause(Pilot const& pilot, Standing const& standing) {
  if (!pilot.watched || pilot.unit == "group") return std::nullopt;
  auto const plan = plan_of(pilot);
  auto const at = step_now(pilot, plan);
  auto const& step = plan.steps[at];
  auto const counts = standing.counts;
  auto const is_over = [&](int more) {
    trial::Counts const then{counts.events + more, counts.exposed + more};
    return then.exposed >= step.cap && trial::harm_evidence(then, plan.tolerable).chance_above > step.promote_up_to;
  };
  // An alarm that was answered is raised again by the next difficulty.
  auto least = standing.alarm ? counts.events + 1 : alarm_at(plan, counts);
  for (int more = 1; more <= 1000 && (least == 0 || counts.events + more < least); ++more)
    if (is_over(more)) least = counts.events + more;
  if (counts.exposed < step.cap) {
    auto const most = most_allowed(plan, at, step.cap);
    bool const can_be = most + 1 <= counts.events + step.cap - counts.exposed;
    if (most >= 0 && can_be && (least == 0 || most + 1 < least)) return NextPause{most + 1, step.cap};
  }
  if (least == 0) return std::nullopt;
  return NextPause{least, 0};
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
