// Few districts: what a draw by lot lets one say. Valid only where it was really drawn; else the numbers describe.
// Source: Fisher's randomisation test; specification of trials, 3.6. All assignments are enumerated: no chance
// involved.
#pragma once
#include <cstdint>
#include <vector>

#include "trial/proportion.h"

namespace arpent::trial {

struct Lots {
  double difference = 0;  // mean change of the treated - mean change of the others
  double p_two_sided = 1;
  double p_one_sided = 1;  // for a rise
  std::int64_t draws = 0;  // C(n, k): all that could have been drawn
  double least_p = 1;      // 1 / draws: below this no p can fall, whatever is seen
  Interval interval{};     // shifts of the treated, in steps of `step`, that p > level does not rule out
};
// `before` and `after` by district, `treated` their indices from 0. At most 2·10⁶ draws, else a Fault.
Lots difference_in_differences(std::vector<double> const& before, std::vector<double> const& after,
                               std::vector<int> const& treated, double level = 0.05, double step = 0.05);

struct Wedge {
  double difference = 0;  // Σ w (mean treated - mean untreated) / Σ w over periods, w = n1 n0 / (n1 + n0)
  double p_two_sided = 1;
  double p_one_sided = 1;
  std::int64_t orders = 0;  // distinct orders of the roll-out dates
};
// y[district][period]; start[district]: the first treated period, from 0.
Wedge stepped_wedge(std::vector<std::vector<double>> const& y, std::vector<int> const& start);

// Draws `treated` of `districts` by lot: the indices in order. The same seed draws the same; record it with the draw.
std::vector<int> draw(int districts, int treated, std::uint64_t seed);

}  // namespace arpent::trial
