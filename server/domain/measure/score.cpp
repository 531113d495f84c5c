#include "domain/measure/score.h"

#include <algorithm>
#include <cmath>

#include "domain/measure/rollup.h"

namespace arpent::measure {

Score score(std::span<Scored const> parts) {
  Score out{.count = static_cast<int>(parts.size())};
  std::vector<double> weights, measured_weights, reached;
  for (auto const& part : parts) {
    double const weight = std::max(0.0, part.weight);
    weights.push_back(weight);
    if (!part.share) continue;
    ++out.measured;
    measured_weights.push_back(weight);
    reached.push_back(weight * std::clamp(*part.share, 0.0, 1.0));
    if (!out.worst || *part.share < *out.worst->share) out.worst = part;
  }
  double const whole = steady_sum(weights), measured = steady_sum(measured_weights), sum = steady_sum(reached);
  if (whole <= 0) return out;
  out.coverage = measured / whole;
  out.lower = sum / whole;
  out.upper = (sum + whole - measured) / whole;
  if (measured > 0 && out.coverage >= 0.5) out.score = sum / measured;
  return out;
}

int percent_in_fives(double share) { return static_cast<int>(std::lround(share * 20)) * 5; }

}  // namespace arpent::measure
