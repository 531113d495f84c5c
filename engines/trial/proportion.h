// One proportion, looked at whenever one likes.
#pragma once

namespace arpent::trial {

struct Interval {
  double lower = 0;
  double upper = 1;
};

// `events` of `exposed`; 0 ≤ events ≤ exposed. Anything else is a Fault, in every function that takes one.
struct Counts {
  int events = 0;
  int exposed = 0;
};

// A Beta prior of the mixture; a, b > 0.
struct Prior {
  double a = 1;
  double b = 1;
};

// ln M_n(p) = ln B(a+s, b+f) - ln B(a, b) - s ln p - f ln(1-p): the evidence against the rate p. +∞ at a p that the
// counts rule out. Source: Robbins (1970); specification of trials, 3.1.
double ln_evidence_against(Counts counts, double p, Prior prior = {});

// The confidence sequence {p: M < 1/alpha}, valid under any number of looks: P(ever outside) ≤ alpha, 0 < alpha < 1.
// Both ends by bisection to the last bit; [0, 1] before anything was seen. Golden: own_goldens.json, beta_binomial_cs
// (40-digit), 1e-9.
Interval confidence_sequence(Counts counts, double alpha, Prior prior = {});

// The same look after look, in a fraction of the time: Newton's steps from the ends of the look before. `after` answers
// what confidence_sequence answers (1e-12), whatever came before; it is not cut with earlier looks.
class RunningSequence {
 public:
  explicit RunningSequence(double alpha, Prior prior = {});
  Interval after(Counts counts);

 private:
  double alpha_;
  Prior prior_;
  double ln_beta_prior_;
  Interval last_{};
};

// The upper bound when nothing happened, for one look at a fixed n ≥ 1: 1 - alpha^(1/n) ("rule of three": 3/n).
double upper_bound_without_events(int exposed, double alpha);

// P(at most `most` events among `next` further ones), given the counts: beta-binomial prediction.
double chance_of_at_most(int most, int next, Counts counts, Prior prior = {});

// P(ever outside the confidence sequence up to `exposed`) at the true rate p, by dynamic programming: exact.
// O(exposed²).
double exact_miscoverage(double p, int exposed, double alpha, Prior prior = {});

}  // namespace arpent::trial
