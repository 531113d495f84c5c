#include "trial/harm.h"

#include <cmath>

#include "trial/chances.h"
#include "trial/fault.h"

namespace arpent::trial {
namespace {

void check(Counts counts, double tolerable) {
  bool const holds = counts.exposed >= 0 && counts.events >= 0 && counts.events <= counts.exposed;
  if (!holds) throw Fault("events are more than exposed");
  if (!(tolerable > 0 && tolerable < 1)) throw Fault("a tolerable rate lies between 0 and 1");
}

}  // namespace

HarmEvidence harm_evidence(Counts counts, double tolerable) {
  check(counts, tolerable);
  int const s = counts.events, n = counts.exposed, f = n - s;
  double const ln_rate = std::log(tolerable), ln_calm = std::log1p(-tolerable);
  double const seen = ln_beta(1 + s, 1 + f) - s * ln_rate - f * ln_calm;
  auto const [above, below] = ln_binomial_sides(s, n + 1, tolerable);
  return {.ln_harm = seen + above - ln_calm, .ln_clear = seen + below - ln_rate, .chance_above = std::exp(above)};
}

HarmEvidence harm_evidence(Counts counts, double tolerable, Prior prior) {
  if (prior.a == 1 && prior.b == 1) return harm_evidence(counts, tolerable);
  check(counts, tolerable);
  require(prior.a > 0 && prior.b > 0, "a prior has positive parameters");
  int const s = counts.events, f = counts.exposed - s;
  double const a = prior.a + s, b = prior.b + f;
  double const seen = ln_beta(a, b) - ln_beta(prior.a, prior.b) - s * std::log(tolerable) - f * std::log1p(-tolerable);
  auto const uniform = harm_evidence(counts, tolerable);
  return {.ln_harm = seen + ln_beta_above(tolerable, a, b) - ln_beta_above(tolerable, prior.a, prior.b),
          .ln_clear = seen + ln_beta_below(tolerable, a, b) - ln_beta_below(tolerable, prior.a, prior.b),
          .chance_above = uniform.chance_above};
}

bool is_alarm(HarmEvidence const& evidence, double alpha) {
  return evidence.ln_harm >= -std::log(alpha) - boundary_slack;
}
bool is_clear(HarmEvidence const& evidence, double alpha) {
  return evidence.ln_clear >= -std::log(alpha) - boundary_slack;
}

HarmBoundaries harm_boundaries(int exposed_max, double tolerable, double alpha, Prior prior) {
  require(alpha > 0 && alpha < 1, "alpha lies between 0 and 1");
  HarmBoundaries out;
  int alarm = 0, clear = -1;  // both only grow with n
  for (int n = 1; n <= exposed_max; ++n) {
    while (alarm <= n && !is_alarm(harm_evidence({alarm, n}, tolerable, prior), alpha)) ++alarm;
    out.alarm_from.push_back(alarm <= n ? alarm : -1);
    while (clear + 1 <= n && is_clear(harm_evidence({clear + 1, n}, tolerable, prior), alpha)) ++clear;
    out.clear_up_to.push_back(clear);
  }
  return out;
}

HarmOperation harm_operation(double rate, int exposed_max, double tolerable, double alpha, Prior prior) {
  require(rate >= 0 && rate <= 1, "a rate lies between 0 and 1");
  auto const limits = harm_boundaries(exposed_max, tolerable, alpha, prior);
  HarmOperation out;
  std::vector<double> going{1.0};  // by number of events, without an alarm so far
  for (int n = 1; n <= exposed_max; ++n) {
    std::vector<double> next(going.size() + 1, 0.0);
    for (std::size_t s = 0; s < going.size(); ++s) next[s] += going[s] * (1 - rate), next[s + 1] += going[s] * rate;
    int const from = limits.alarm_from[static_cast<std::size_t>(n - 1)];
    for (int s = from < 0 ? n + 1 : from; s <= n; ++s) {
      auto& chance = next[static_cast<std::size_t>(s)];
      out.alarm += chance;
      out.expected_exposed += chance * n;
      out.expected_events += chance * s;
      chance = 0;
    }
    out.alarm_by.push_back(out.alarm);
    going = std::move(next);
  }
  for (std::size_t s = 0; s < going.size(); ++s) {
    out.expected_exposed += going[s] * exposed_max;
    out.expected_events += going[s] * static_cast<double>(s);
  }
  return out;
}

}  // namespace arpent::trial
