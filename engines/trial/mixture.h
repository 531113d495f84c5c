// Uniform boundaries by mixture and by stitching, as the literature names them.
// Source: Howard, Ramdas, McAuliffe and Sekhon, "Time-uniform, nonparametric, nonasymptotic confidence sequences"
// (2021); reference program confseq (Howard). Golden: confseq_boundaries.json, logarithms 1e-9, roots 1e-8.
#pragma once
#include "trial/proportion.h"

namespace arpent::trial {

enum class Sided { one, two };

// v_opt: the intrinsic time at which the bound is tightest for alpha_opt. All positive.
double best_rho(double v_opt, double alpha_opt);

double ln_normal_mixture(double s, double v, double v_opt, double alpha_opt, Sided sided);
double normal_mixture_bound(double v, double alpha, double v_opt, double alpha_opt, Sided sided);

// One-sided, for sums with tails of scale c > 0.
double ln_gamma_exponential_mixture(double s, double v, double v_opt, double c, double alpha_opt);
double gamma_exponential_mixture_bound(double v, double alpha, double v_opt, double c, double alpha_opt);

// For increments in [-g, h].
double ln_beta_binomial_mixture(double s, double v, double v_opt, double g, double h, double alpha_opt, Sided sided);
// The rates that the beta-binomial mixture does not rule out.
Interval bernoulli_sequence(Counts counts, double alpha, double t_opt, double alpha_opt);

// Polynomial stitching; s > 1, eta > 1, c ≥ 0.
double stitching_bound(double v, double alpha, double v_min, double c = 0, double s = 1.4, double eta = 2);

}  // namespace arpent::trial
