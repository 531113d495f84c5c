#include "trial/ladder.h"

#include <cmath>

#include "trial/chances.h"
#include "trial/fault.h"

namespace arpent::trial {

int exposure_cap(int harms_max, double plausible, double eps, int limit) {
  require(harms_max >= 0, "counts are not negative");
  require(plausible >= 0 && plausible <= 1, "a rate lies between 0 and 1");
  require(eps >= 0 && eps < 1, "a chance lies between 0 and 1");
  int low = harms_max, high = limit;
  auto const fits = [&](int n) { return std::exp(ln_binomial_at_least(harms_max + 1, n, plausible)) <= eps; };
  if (fits(high)) return high;
  while (high - low > 1) {
    int const middle = low + (high - low) / 2;
    (fits(middle) ? low : high) = middle;
  }
  return low;
}

void check(Plan const& plan) {
  std::string wrong;
  auto const also = [&](bool holds, char const* text) {
    if (!holds) wrong += (wrong.empty() ? "" : "; ") + std::string(text);
  };
  also(plan.tolerable > 0 && plan.tolerable < 1, "a tolerable rate lies between 0 and 1");
  also(plan.alpha_harm > 0 && plan.alpha_harm < 1 && plan.alpha_clear > 0 && plan.alpha_clear < 1,
       "alpha lies between 0 and 1");
  also(!plan.steps.empty(), "a ladder has at least one step");
  int before = 0;
  for (auto const& step : plan.steps) {
    also(step.cap > before, "each step exposes more than the one before");
    also(step.promote_up_to >= 0 && step.promote_up_to <= 1, "a share lies between 0 and 1");
    before = step.cap;
  }
  if (!wrong.empty()) throw Fault(wrong);
}

std::string_view name_of(State state) {
  switch (state) {
    case State::running:
      return "RUNNING";
    case State::paused_red_line:
      return "PAUSED_RED_LINE";
    case State::paused_harm_alarm:
      return "PAUSED_HARM_ALARM";
    case State::paused_step_review:
      return "PAUSED_STAGE_REVIEW";
    case State::completed_to_review:
      return "COMPLETED_TO_REVIEW";
  }
  return "";
}

Monitor::Monitor(Plan plan) : plan_(std::move(plan)) {
  check(plan_);
  look_.evidence = harm_evidence({}, plan_.tolerable);
}

Look const& Monitor::see(Outcome outcome) {
  return see_day({.events = outcome == Outcome::calm ? 0 : 1, .exposed = 1}, outcome == Outcome::red_line);
}

Look const& Monitor::see_day(Counts day, bool red_line) {
  if (day.events < 0 || day.events > day.exposed)
    throw Fault("events are more than exposed ({events} of {exposed})",
                {{"events", std::to_string(day.events)}, {"exposed", std::to_string(day.exposed)}});
  look_.outcome = red_line ? Outcome::red_line : day.events > 0 ? Outcome::harm : Outcome::calm;
  look_.refused = look_.state != State::running;
  if (look_.refused) return look_;
  look_.counts.exposed += day.exposed;
  look_.counts.events += day.events;
  if (day.exposed > 0) look_.evidence = harm_evidence(look_.counts, plan_.tolerable);
  judge();
  return look_;
}

void Monitor::judge() {
  for (;; ++look_.step) {
    look_.state = judged();
    auto const& step = plan_.steps[static_cast<std::size_t>(look_.step - 1)];
    if (look_.state != State::running || look_.counts.exposed < step.cap) return;
  }
}

State Monitor::judged() const {
  if (look_.outcome == Outcome::red_line) return State::paused_red_line;
  if (is_alarm(look_.evidence, plan_.alpha_harm)) return State::paused_harm_alarm;
  auto const& step = plan_.steps[static_cast<std::size_t>(look_.step - 1)];
  if (look_.counts.exposed < step.cap) return State::running;
  if (look_.evidence.chance_above > step.promote_up_to) return State::paused_step_review;
  return static_cast<std::size_t>(look_.step) == plan_.steps.size() ? State::completed_to_review : State::running;
}

std::vector<Look> trace(Plan const& plan, std::vector<Outcome> const& outcomes) {
  Monitor monitor(plan);
  std::vector<Look> out;
  out.reserve(outcomes.size());
  for (auto const outcome : outcomes) out.push_back(monitor.see(outcome));
  return out;
}

LadderOperation ladder_operation(Plan const& plan, double rate) {
  check(plan);
  require(rate >= 0 && rate <= 1, "a rate lies between 0 and 1");
  auto const limits = harm_boundaries(plan.steps.back().cap, plan.tolerable, plan.alpha_harm);
  LadderOperation out{.rate = rate, .review = std::vector<double>(plan.steps.size(), 0.0)};
  std::vector<double> going{1.0};
  std::size_t step = 0;
  auto const stops = [&](double& chance, int s, int n, double& where) {
    where += chance;
    out.expected_exposed += chance * n;
    out.expected_events += chance * s;
    chance = 0;
  };
  for (int n = 1; n <= plan.steps.back().cap; ++n) {
    std::vector<double> next(going.size() + 1, 0.0);
    for (std::size_t s = 0; s < going.size(); ++s) next[s] += going[s] * (1 - rate), next[s + 1] += going[s] * rate;
    int const from = limits.alarm_from[static_cast<std::size_t>(n - 1)];
    for (int s = 0; s <= n; ++s) {
      auto& chance = next[static_cast<std::size_t>(s)];
      if (chance == 0) continue;
      if (from >= 0 && s >= from) stops(chance, s, n, out.alarm);
      else if (n == plan.steps[step].cap) {
        if (harm_evidence({s, n}, plan.tolerable).chance_above > plan.steps[step].promote_up_to)
          stops(chance, s, n, out.review[step]);
        else if (step + 1 == plan.steps.size()) stops(chance, s, n, out.completed);
      }
    }
    if (n == plan.steps[step].cap) ++step;
    going = std::move(next);
  }
  return out;
}

}  // namespace arpent::trial
