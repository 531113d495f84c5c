// Intervals around means, shares and quantiles.
#pragma once
#include "estimation/estimate.h"

namespace arpent::estimation {

struct Interval {
  double lower = 0, upper = 0;
};

Interval normal_interval(double value, double se, double level = 0.95);
Interval t_interval(double value, double se, double df, double level = 0.95);

// For a share. `logit` is what to show, `beta` for 0, 1 and fewer than 30 respondents (best_method). Source:
// specification of estimation, 1.5; R svyciprop. n: rows of the design; likelihood agrees to 2e-5, the others to 1e-8.
enum class Method { logit, likelihood, asin, beta, mean };
Interval proportion_interval(double share, double se, double df, std::size_t n, Method method, double level = 0.95);
Method best_method(double share, int respondents);

// A quantile and its interval by inverting the distribution function. `math`: the smallest value with F ≥ p. `hf7`:
// linear between sorted rows, as R's quantile type 7 with weights.
enum class QuantileRule { math, hf7 };
struct Quantile {
  double value = 0;
  Interval interval{};
  double se = 0;  // the interval's width ÷ (2 t)
};
Quantile quantile(Design const& design, Column const& y, double p, QuantileRule rule = QuantileRule::math,
                  double level = 0.95, Domain const& domain = {});

}  // namespace arpent::estimation
