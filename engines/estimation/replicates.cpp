#include "estimation/replicates.h"

#include <Eigen/Dense>
#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>

#include "estimation/fault.h"

namespace arpent::estimation {

Replicates jackknife_unstratified(Design const& design, Codes const& unit, double fraction) {
  return [&] {
    auto out = jackknife_stratified(design, Codes(design.rows(), 0), unit);
    double const n = static_cast<double>(out.weights.size());
    out.scale = (n - 1) / n * (1 - fraction);
    out.row_scales.clear();
    return out;
  }();
}

Replicates jackknife_stratified(Design const& design, Codes const& stratum, Codes const& unit) {
  require(stratum.size() == design.rows() && unit.size() == design.rows(), "strata and units: one value a row");
  std::map<int, std::map<int, int>> units;  // by stratum
  for (std::size_t row = 0; row < unit.size(); ++row) units[stratum[row]][unit[row]] = 0;
  Replicates out{.df = -static_cast<double>(units.size())};
  for (auto const& [h, of_h] : units) {
    double const n = static_cast<double>(of_h.size());
    require(n > 1, "a stratum has a single unit: nothing can be left out");
    out.df += n;
    for (auto const& [left_out, unused] : of_h) {
      auto weight = design.weight();
      for (std::size_t row = 0; row < weight.size(); ++row)
        if (stratum[row] == h) weight[row] *= unit[row] == left_out ? 0 : n / (n - 1);
      out.weights.push_back(std::move(weight));
      out.row_scales.push_back((n - 1) / n);
    }
  }
  return out;
}

Replicates bootstrap(std::vector<Column> weights, double df) {
  require(weights.size() > 1, "at least two replicates");
  double const scale = 1.0 / (static_cast<double>(weights.size()) - 1);
  return {.weights = std::move(weights), .scale = scale, .df = df};
}

double degrees_of_freedom(std::vector<Column> const& weights) {
  auto const n = static_cast<Eigen::Index>(weights.size());
  Eigen::MatrixXd products(n, n);
  for (Eigen::Index a = 0; a < n; ++a)
    for (Eigen::Index b = 0; b <= a; ++b) {
      auto const &one = weights[static_cast<std::size_t>(a)], &other = weights[static_cast<std::size_t>(b)];
      require(one.size() == other.size(), "replicate weights: one value a row");
      products(a, b) = products(b, a) = std::inner_product(one.begin(), one.end(), other.begin(), 0.0);
    }
  auto decomposition = products.colPivHouseholderQr();
  decomposition.setThreshold(1e-10);  // products square what R's 1e-5 compares
  return static_cast<double>(decomposition.rank()) - 1;
}

double ReplicateEstimate::se(std::size_t at) const {
  return std::sqrt(std::max(0.0, covariance[at * value.size() + at]));
}

ReplicateEstimate by_replicates(Column const& weight, Replicates const& replicates,
                                std::function<std::vector<double>(Column const&)> const& of) {
  require(!replicates.weights.empty(), "at least one replicate");
  ReplicateEstimate out{.value = of(weight), .df = replicates.df};
  std::size_t const k = out.value.size();
  std::vector<std::vector<double>> all;
  std::vector<double> mean(k);
  for (auto const& w : replicates.weights) {
    require(w.size() == weight.size(), "replicate weights: one value a row");
    all.push_back(of(w));
    for (std::size_t a = 0; a < k; ++a) mean[a] += all.back()[a] / static_cast<double>(replicates.weights.size());
  }
  out.covariance.assign(k * k, 0.0);
  for (std::size_t r = 0; r < all.size(); ++r) {
    double const factor = replicates.scale * (replicates.row_scales.empty() ? 1 : replicates.row_scales[r]);
    for (std::size_t a = 0; a < k; ++a)
      for (std::size_t b = 0; b < k; ++b)
        out.covariance[a * k + b] += factor * (all[r][a] - mean[a]) * (all[r][b] - mean[b]);
  }
  return out;
}

}  // namespace arpent::estimation
