#include "trial/mixture.h"

#include <algorithm>
#include <boost/math/special_functions/gamma.hpp>
#include <boost/math/special_functions/zeta.hpp>
#include <cmath>

#include "trial/chances.h"
#include "trial/fault.h"

namespace arpent::trial {
namespace {

double ln_gamma(double x) { return boost::math::lgamma(x); }

// Where a growing function of s first reaches ln(1/alpha).
template <class F>
double bound(F const& ln_mixture, double v, double alpha) {
  require(alpha > 0 && alpha < 1, "alpha lies between 0 and 1");
  require(v > 0, "intrinsic time is positive");
  double const limit = -std::log(alpha);
  double high = std::max(v, 1.0);
  while (ln_mixture(high) < limit) high *= 2;
  return root([&](double s) { return ln_mixture(s) - limit; }, 0, high);
}

}  // namespace

double best_rho(double v_opt, double alpha_opt) {
  require(v_opt > 0 && alpha_opt > 0 && alpha_opt < 1, "the time aimed at and its alpha are positive");
  return v_opt / (2 * std::log(1 / alpha_opt) + std::log1p(2 * std::log(1 / alpha_opt)));
}

double ln_normal_mixture(double s, double v, double v_opt, double alpha_opt, Sided sided) {
  bool const one = sided == Sided::one;
  double const rho = best_rho(v_opt, one ? 2 * alpha_opt : alpha_opt), all = v + rho;
  double const core = s * s / (2 * all) + std::log((one ? 4 : 1) * rho / all) / 2;
  return one ? core + ln_normal_cdf(s / std::sqrt(all)) : core;
}

double normal_mixture_bound(double v, double alpha, double v_opt, double alpha_opt, Sided sided) {
  return bound([&](double s) { return ln_normal_mixture(s, v, v_opt, alpha_opt, sided); }, v, alpha);
}

double ln_gamma_exponential_mixture(double s, double v, double v_opt, double c, double alpha_opt) {
  require(c > 0, "a scale is positive");
  double const rho = best_rho(v_opt, 2 * alpha_opt), r = rho / (c * c), a = (v + rho) / (c * c);
  double const x = (s * c + v + rho) / (c * c);
  return r * std::log(r) - ln_gamma(r) - std::log(boost::math::gamma_p(r, r)) + ln_gamma(a) +
         std::log(boost::math::gamma_p(a, x)) - a * std::log(x) + x - r;
}

double gamma_exponential_mixture_bound(double v, double alpha, double v_opt, double c, double alpha_opt) {
  return bound([&](double s) { return ln_gamma_exponential_mixture(s, v, v_opt, c, alpha_opt); }, v, alpha);
}

double ln_beta_binomial_mixture(double s, double v, double v_opt, double g, double h, double alpha_opt, Sided sided) {
  require(g > 0 && h > 0, "increments reach to both sides");
  bool const one = sided == Sided::one;
  double const rho = best_rho(v_opt, one ? 2 * alpha_opt : alpha_opt);
  double const r = std::max(rho - g * h, 0.001 * g * h), a = r / (h * (g + h)), b = r / (g * (g + h));
  double const n = v / (g * h), events = (s + n * g) / (g + h), p0 = g / (g + h);
  double out =
      ln_beta(a + events, b + n - events) - ln_beta(a, b) - events * std::log(p0) - (n - events) * std::log1p(-p0);
  if (one) out += ln_beta_above(p0, a + events, b + n - events) - ln_beta_above(p0, a, b);
  return out;
}

Interval bernoulli_sequence(Counts counts, double alpha, double t_opt, double alpha_opt) {
  require(counts.exposed >= 1 && counts.events >= 0 && counts.events <= counts.exposed, "events are more than exposed");
  require(alpha > 0 && alpha < 1, "alpha lies between 0 and 1");
  double const limit = -std::log(alpha), n = counts.exposed, seen = counts.events / n;
  auto const beyond = [&](double p) {
    return ln_beta_binomial_mixture(counts.events - n * p, n * p * (1 - p), t_opt * p * (1 - p), p, 1 - p, alpha_opt,
                                    Sided::two) -
           limit;
  };
  constexpr double hair = 1e-12;
  auto const end = [&](double out, double in) { return beyond(out) < 0 ? out : root(beyond, out, in); };
  return {.lower = counts.events == 0 ? 0 : end(hair, seen),
          .upper = counts.events == counts.exposed ? 1 : end(1 - hair, seen)};
}

double stitching_bound(double v, double alpha, double v_min, double c, double s, double eta) {
  require(v_min > 0 && alpha > 0 && alpha < 1 && s > 1 && eta > 1 && c >= 0,
          "a boundary's parameters are out of range");
  double const at = std::max(v, v_min), k1 = (std::pow(eta, 0.25) + std::pow(eta, -0.25)) / std::sqrt(2.0);
  double const k2 = (std::sqrt(eta) + 1) / 2;
  double const l =
      s * std::log(std::log(eta * at / v_min)) + std::log(boost::math::zeta(s) / (alpha * std::pow(std::log(eta), s)));
  return std::sqrt(k1 * k1 * at * l + k2 * c * l * k2 * c * l) + k2 * c * l;
}

}  // namespace arpent::trial
