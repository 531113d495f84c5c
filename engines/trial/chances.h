// Chances of counts, in logarithms, so that what is very unlikely stays a number.
#pragma once

namespace arpent::trial {

double ln_beta(double a, double b);    // a, b > 0
double ln_choose(double n, double k);  // 0 ≤ k ≤ n

// ln P(X = k), ln P(X ≤ k), ln P(X ≥ k) for X ~ Binomial(n, p), 0 ≤ p ≤ 1; -∞ where it cannot be.
// Accuracy: 1e-13 relative to the logarithm for n up to 10⁴. Sums of the pmf from the nearer tail.
double ln_binomial_pmf(int k, int n, double p);
double ln_binomial_at_most(int k, int n, double p);
double ln_binomial_at_least(int k, int n, double p);
// ln P(X ≤ k) and ln P(X ≥ k+1) from one sum, of the shorter tail.
struct TwoSides {
  double at_most, more;
};
TwoSides ln_binomial_sides(int k, int n, double p);

// ln I_x(a, b) and ln (1 - I_x(a, b)), the regularised incomplete beta function and its complement.
double ln_beta_below(double x, double a, double b);
double ln_beta_above(double x, double a, double b);

double ln_normal_cdf(double z);
double ln_add(double a, double b);  // ln(eᵃ + eᵇ)

// The root of a function that is monotone between two ends of opposite sign, by bisection to the last bit or so. The
// end nearer to zero where both have the same sign.
template <class F>
double root(F const& f, double low, double high) {
  double at_low = f(low);
  for (int step = 0; step < 200; ++step) {
    double const middle = low + (high - low) / 2;
    if (middle == low || middle == high) break;
    double const at = f(middle);
    if ((at < 0) == (at_low < 0)) low = middle, at_low = at;
    else high = middle;
  }
  return low + (high - low) / 2;
}

}  // namespace arpent::trial
