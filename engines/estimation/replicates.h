// Variance from replicates: the same estimate under many sets of weights.
// Source: specification of estimation, 1.8; R survey, svrepdesign with mse = FALSE.
#pragma once
#include <functional>

#include "estimation/design.h"

namespace arpent::estimation {

struct Replicates {
  std::vector<Column> weights{};     // one set of analysis weights per replicate
  double scale = 1;                  // of the sum of squared deviations
  std::vector<double> row_scales{};  // per replicate; empty: 1
  double df = 0;
};

// Jackknife over first-stage units, all in one stratum: scale (n-1)/n (1-f).
Replicates jackknife_unstratified(Design const& design, Codes const& unit, double fraction = 0);
// Jackknife within strata: a unit left out, the others of its stratum weighted up; row scale (n_h-1)/n_h.
Replicates jackknife_stratified(Design const& design, Codes const& stratum, Codes const& unit);
// Sets of bootstrap weights made elsewhere: scale 1/(R-1).
Replicates bootstrap(std::vector<Column> weights, double df);

// The rank of the sets of weights less one: what they know of degrees of freedom, as R's degf. O(rows · sets²).
double degrees_of_freedom(std::vector<Column> const& weights);

struct ReplicateEstimate {
  std::vector<double> value{};
  std::vector<double> covariance{};
  double df = 0;
  double se(std::size_t at) const;
};
// `of` is given weights and answers the estimates; called once with the full weights and once per replicate. Deviations
// are about the mean of the replicates.
ReplicateEstimate by_replicates(Column const& weight, Replicates const& replicates,
                                std::function<std::vector<double>(Column const&)> const& of);

}  // namespace arpent::estimation
