// XmR control charts: is a number doing anything out of the ordinary?
// Source: specification of estimation, section 2; reference: R NHSRplotthedots 0.2.2.
#pragma once
#include <optional>
#include <vector>

namespace arpent::estimation {

enum class Better { higher, lower, neither };

enum class Signal { none, outside, trend, two_in_three, seven_on_one_side };
enum class PointType { common_cause, improvement, concern, neutral_high, neutral_low };
enum class Assurance { not_said, pass, fail, inconsistent };

struct ChartRules {
  Better better = Better::higher;
  std::optional<double> target{};
  std::vector<std::size_t> rebase_at{};  // from 0: the first points of new segments
  std::optional<int> fix_after{};        // limits from the first so many points of each segment
  bool screen = true;                    // drop moving ranges beyond 3.267 × their mean, once
};

struct Point {
  double value = 0;
  double mean = 0;
  std::optional<double> lower{}, upper{};  // no limits: a constant series, or one point
  std::optional<double> near_lower{}, near_upper{};
  int side = 0;  // -1 below the mean, 0 on it, 1 above
  bool outside = false;
  bool close = false;  // beyond the near line, inside the limit
  Signal signal = Signal::none;
  bool up = false;  // of a signal: above, or rising
  PointType type = PointType::common_cause;
  int segment = 0;
  bool trial_limits = false;  // the segment has fewer than 13 points
};

struct Chart {
  std::vector<Point> points{};
  PointType variation = PointType::common_cause;  // of the last point
  Assurance assurance = Assurance::not_said;      // from the limits of the last segment; needs a target and a direction
};

// Values are finite; at most one rebase per point. An empty series gives an empty chart. Linear.
Chart chart(std::vector<double> const& values, ChartRules const& rules = {});

// Below this many points a run chart is all that can be shown.
inline constexpr int least_points_for_limits = 6;

}  // namespace arpent::estimation
