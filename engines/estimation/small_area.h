// Small areas: an estimate from few respondents, steadied by what similar areas say (Fay and Herriot, 1979).
// Source: specification of estimation, 1.9; Prasad-Rao mean squared errors; reference: R sae 1.3, cross-checked with
// metafor.
#pragma once
#include <vector>

namespace arpent::estimation {

enum class Fit { reml, ml, fay_herriot };

struct Areas {
  std::vector<double> y{};               // direct estimates
  std::vector<double> variance{};        // their sampling variances, > 0: smooth them first (smoothed_variances)
  std::vector<std::vector<double>> x{};  // one row an area, with its intercept
};

struct SmallAreas {
  double between = 0;  // A, the variance between areas that x does not explain; 0 when there is none to see
  std::vector<double> beta{}, beta_se{};
  std::vector<double> estimate{};  // x'β + γ (y - x'β)
  std::vector<double> gamma{};     // how much of the direct estimate is kept
  std::vector<double> mse{};
  double log_likelihood = 0, aic = 0, bic = 0, kic = 0;
  int iterations = 0;
  bool converged = false;
};

// Fisher scoring. A Fault with fewer areas than columns + 1. O(areas · columns²) a step.
SmallAreas fay_herriot(Areas const& areas, Fit fit = Fit::reml, int iterations_max = 1000, double precision = 1e-12);

// Sampling variances pooled over areas: Σ (n_i - 1) s²_i ÷ Σ (n_i - 1), divided by n_i. `variance`: of one area's mean
// from its own n_i respondents. Areas with a single respondent count for nothing in the pool and are given its value.
std::vector<double> smoothed_variances(std::vector<double> const& variance, std::vector<int> const& respondents);

}  // namespace arpent::estimation
