// Harm: an alarm from the first person exposed on, and clearance when it has been shown that the rate is tolerable.
// Source: specification of trials, 3.2. Agrees with confseq's one-sided beta-binomial mixture to 2e-14.
#pragma once
#include <vector>

#include "trial/proportion.h"

namespace arpent::trial {

// Boundaries are met at ln E ≥ ln(1/alpha) - this.
inline constexpr double boundary_slack = 1e-12;

struct HarmEvidence {
  double ln_harm = 0;         // against "the rate is at most the tolerable one": E_harm ≥ 1/alpha is the alarm
  double ln_clear = 0;        // against "the rate is at least the tolerable one"
  double chance_above = 0.5;  // P(rate > tolerable | counts) under a uniform prior, for display
};

// 0 < tolerable < 1. Uniform prior, in closed form: ln E_harm = ln B(1+s, 1+f) + ln P(Bin(n+1, p0) ≤ s) - ln(1-p0) - s
// ln p0
// - f ln(1-p0). Constant time but for the shorter tail of a binomial.
HarmEvidence harm_evidence(Counts counts, double tolerable);
// The same with a Beta(a, b) prior truncated at the tolerable rate.
HarmEvidence harm_evidence(Counts counts, double tolerable, Prior prior);

bool is_alarm(HarmEvidence const& evidence, double alpha);
bool is_clear(HarmEvidence const& evidence, double alpha);

struct HarmBoundaries {
  std::vector<int> alarm_from;   // [n-1]: the fewest events that raise the alarm after n; -1 where none can
  std::vector<int> clear_up_to;  // [n-1]: the most events that still clear; -1 where none does
};
HarmBoundaries harm_boundaries(int exposed_max, double tolerable, double alpha, Prior prior = {});

// What the alarm does when the true rate is `rate` and at most `exposed_max` are exposed: exact, by dynamic
// programming.
struct HarmOperation {
  double alarm = 0;             // P(alarm); at rate = tolerable the type I error
  double expected_exposed = 0;  // until the alarm, or all
  double expected_events = 0;
  std::vector<double> alarm_by{};  // [n-1]: P(alarm by n)
};
HarmOperation harm_operation(double rate, int exposed_max, double tolerable, double alpha, Prior prior = {});

}  // namespace arpent::trial
