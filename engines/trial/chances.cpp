#include "trial/chances.h"

#include <boost/math/special_functions/beta.hpp>
#include <boost/math/special_functions/erf.hpp>
#include <boost/math/special_functions/gamma.hpp>
#include <cmath>
#include <limits>
#include <vector>

namespace arpent::trial {
namespace {

constexpr double never = -std::numeric_limits<double>::infinity();

constexpr int kept_gammas = 4096;

// Counts ask for whole numbers again and again: those are kept, as they were computed.
std::vector<double> const& gammas_of_whole() {
  static std::vector<double> const table = [] {
    std::vector<double> out(kept_gammas);
    for (int x = 1; x < kept_gammas; ++x)
      out[static_cast<std::size_t>(x)] = boost::math::lgamma(static_cast<double>(x));
    return out;
  }();
  return table;
}

double ln_gamma(double x) {
  if (x >= 1 && x < kept_gammas && x == std::floor(x)) return gammas_of_whole()[static_cast<std::size_t>(x)];
  return boost::math::lgamma(x);
}

// pmf(k) + pmf(k-1) + … over pmf(k), by the ratio of neighbours.
double tail_down(int k, int n, double p) {
  double sum = 1, term = 1;
  for (int j = k; j > 0; --j) {
    term *= j * (1 - p) / ((n - j + 1) * p);
    sum += term;
    if (term < sum * 1e-18) break;
  }
  return sum;
}

double tail_up(int k, int n, double p) {
  double sum = 1, term = 1;
  for (int j = k; j < n; ++j) {
    term *= (n - j) * p / ((j + 1) * (1 - p));
    sum += term;
    if (term < sum * 1e-18) break;
  }
  return sum;
}

// ln(1 - eˣ) for x ≤ 0.
double ln_rest(double x) {
  if (x >= 0) return never;
  return x > -0.6931471805599453 ? std::log(-std::expm1(x)) : std::log1p(-std::exp(x));
}

}  // namespace

double ln_beta(double a, double b) { return ln_gamma(a) + ln_gamma(b) - ln_gamma(a + b); }
double ln_choose(double n, double k) { return ln_gamma(n + 1) - ln_gamma(k + 1) - ln_gamma(n - k + 1); }

double ln_binomial_pmf(int k, int n, double p) {
  if (k < 0 || k > n) return never;
  if (p <= 0) return k == 0 ? 0 : never;
  if (p >= 1) return k == n ? 0 : never;
  return ln_choose(n, k) + k * std::log(p) + (n - k) * std::log1p(-p);
}

double ln_binomial_at_most(int k, int n, double p) {
  if (k < 0) return never;
  if (k >= n || p <= 0) return 0;
  if (p >= 1) return never;
  if (k <= n * p) return ln_binomial_pmf(k, n, p) + std::log(tail_down(k, n, p));
  return ln_rest(ln_binomial_pmf(k + 1, n, p) + std::log(tail_up(k + 1, n, p)));
}

TwoSides ln_binomial_sides(int k, int n, double p) {
  if (k < 0 || k >= n || p <= 0 || p >= 1) return {ln_binomial_at_most(k, n, p), ln_binomial_at_least(k + 1, n, p)};
  if (k <= n * p) {
    double const below = ln_binomial_pmf(k, n, p) + std::log(tail_down(k, n, p));
    return {below, ln_rest(below)};
  }
  double const above = ln_binomial_pmf(k + 1, n, p) + std::log(tail_up(k + 1, n, p));
  return {ln_rest(above), above};
}

double ln_binomial_at_least(int k, int n, double p) {
  if (k <= 0) return 0;
  if (k > n || p <= 0) return never;
  if (p >= 1) return 0;
  if (k >= n * p) return ln_binomial_pmf(k, n, p) + std::log(tail_up(k, n, p));
  return ln_rest(ln_binomial_pmf(k - 1, n, p) + std::log(tail_down(k - 1, n, p)));
}

double ln_beta_below(double x, double a, double b) {
  double const below = boost::math::ibeta(a, b, x);
  return below < 0.5 ? std::log(below) : std::log1p(-boost::math::ibetac(a, b, x));
}

double ln_beta_above(double x, double a, double b) {
  double const above = boost::math::ibetac(a, b, x);
  return above < 0.5 ? std::log(above) : std::log1p(-boost::math::ibeta(a, b, x));
}

double ln_normal_cdf(double z) { return std::log(boost::math::erfc(-z / std::sqrt(2.0)) / 2); }

double ln_add(double a, double b) {
  if (a < b) std::swap(a, b);
  return b == never ? a : a + std::log1p(std::exp(b - a));
}

}  // namespace arpent::trial
