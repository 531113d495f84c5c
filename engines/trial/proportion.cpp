#include "trial/proportion.h"

#include <cmath>
#include <limits>
#include <vector>

#include "trial/chances.h"
#include "trial/fault.h"

namespace arpent::trial {
namespace {

void check(Counts counts) {
  if (counts.exposed < 0 || counts.events < 0) throw Fault("counts are not negative");
  if (counts.events > counts.exposed)
    throw Fault("events are more than exposed ({events} of {exposed})",
                {{"events", std::to_string(counts.events)}, {"exposed", std::to_string(counts.exposed)}});
}

void check(double alpha, Prior prior) {
  require(alpha > 0 && alpha < 1, "alpha lies between 0 and 1");
  require(prior.a > 0 && prior.b > 0, "a prior has positive parameters");
}

double power(int n, double ln_base) { return n == 0 ? 0 : n * ln_base; }  // 0 · -∞ is 0 here

}  // namespace

double ln_evidence_against(Counts counts, double p, Prior prior) {
  check(counts);
  require(p >= 0 && p <= 1, "a rate lies between 0 and 1");
  int const calm = counts.exposed - counts.events;
  return ln_beta(prior.a + counts.events, prior.b + calm) - ln_beta(prior.a, prior.b) -
         power(counts.events, std::log(p)) - power(calm, std::log1p(-p));
}

Interval confidence_sequence(Counts counts, double alpha, Prior prior) {
  check(counts);
  check(alpha, prior);
  if (counts.exposed == 0) return {};
  double const limit = -std::log(alpha), seen = static_cast<double>(counts.events) / counts.exposed;
  auto const beyond = [&](double p) { return ln_evidence_against(counts, p, prior) - limit; };
  return {.lower = counts.events == 0 ? 0 : root(beyond, 0, seen),
          .upper = counts.events == counts.exposed ? 1 : root(beyond, seen, 1)};
}

RunningSequence::RunningSequence(double alpha, Prior prior) : alpha_(alpha), prior_(prior) {
  check(alpha, prior);
  ln_beta_prior_ = ln_beta(prior.a, prior.b);
}

Interval RunningSequence::after(Counts counts) {
  check(counts);
  if (counts.exposed == 0) return last_ = {};
  double const s = counts.events, f = counts.exposed - counts.events, seen = s / counts.exposed;
  // ln M(p) - ln 1/α = level - s ln p - f ln(1-p), convex in p: from the outer side Newton's steps never jump over the
  // root.
  double const level = ln_beta(prior_.a + s, prior_.b + f) - ln_beta_prior_ + std::log(alpha_);
  auto const end = [&](double start, double low, double high) {
    double p = start > low && start < high ? start : low + (high - low) / 2;
    for (int step = 0; step < 60; ++step) {
      double const over = level - (s > 0 ? s * std::log(p) : 0) - (f > 0 ? f * std::log1p(-p) : 0);
      double const next = p - over / (f / (1 - p) - s / p);
      if (!(next > low && next < high)) break;
      if (std::fabs(next - p) <= 1e-14 * next) return next;
      p = next;
    }
    return -1.0;
  };
  last_.lower = s == 0 ? 0 : end(last_.lower, 0, seen);
  last_.upper = f == 0 ? 1 : end(last_.upper, seen, 1);
  if (last_.lower < 0 || last_.upper < 0) last_ = confidence_sequence(counts, alpha_, prior_);
  return last_;
}

double upper_bound_without_events(int exposed, double alpha) {
  require(exposed >= 1, "at least one is exposed");
  check(alpha, {});
  return -std::expm1(std::log(alpha) / exposed);
}

double chance_of_at_most(int most, int next, Counts counts, Prior prior) {
  check(counts);
  require(next >= 0, "counts are not negative");
  double const a = prior.a + counts.events, b = prior.b + counts.exposed - counts.events;
  double sum = 0;
  for (int k = 0; k <= std::min(most, next); ++k)
    sum += std::exp(ln_choose(next, k) + ln_beta(a + k, b + next - k) - ln_beta(a, b));
  return std::min(sum, 1.0);
}

double exact_miscoverage(double p, int exposed, double alpha, Prior prior) {
  check(alpha, prior);
  require(p >= 0 && p <= 1, "a rate lies between 0 and 1");
  double const limit = -std::log(alpha) - 1e-12;
  std::vector<double> inside{1.0};  // by number of events, never outside so far
  double outside = 0;
  for (int n = 1; n <= exposed; ++n) {
    std::vector<double> next(inside.size() + 1, 0.0);
    for (std::size_t s = 0; s < inside.size(); ++s) next[s] += inside[s] * (1 - p), next[s + 1] += inside[s] * p;
    for (std::size_t s = 0; s < next.size(); ++s)
      if (next[s] > 0 && ln_evidence_against({static_cast<int>(s), n}, p, prior) >= limit)
        outside += next[s], next[s] = 0;
    inside = std::move(next);
  }
  return outside;
}

}  // namespace arpent::trial
