#include "estimation/chart.h"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "estimation/fault.h"

namespace arpent::estimation {
namespace {

constexpr double limit_factor = 2.66, screen_factor = 3.267;
constexpr std::size_t run = 7, full_segment = 13;

double mean_of(std::vector<double> const& values) {
  return std::accumulate(values.begin(), values.end(), 0.0) / static_cast<double>(values.size());
}

std::optional<double> mean_range(std::vector<double> const& baseline, bool screen) {
  std::vector<double> ranges;
  for (std::size_t i = 1; i < baseline.size(); ++i) ranges.push_back(std::fabs(baseline[i] - baseline[i - 1]));
  if (ranges.empty()) return std::nullopt;
  double const all = mean_of(ranges);
  if (!screen) return all;
  std::erase_if(ranges, [&](double range) { return range >= screen_factor * all; });
  if (ranges.empty()) return std::nullopt;
  return mean_of(ranges);
}

// Points of one segment; first match wins, so the strongest rule is looked at first.
class Segment {
 public:
  explicit Segment(std::vector<Point>& points, std::size_t from, std::size_t to)
      : points_(points), from_(from), to_(to) {}

  void draw(ChartRules const& rules) {
    std::vector<double> baseline;
    std::size_t const most = rules.fix_after ? static_cast<std::size_t>(*rules.fix_after) : to_ - from_;
    for (std::size_t i = from_; i < to_ && baseline.size() < most; ++i) baseline.push_back(points_[i].value);
    double const mean = mean_of(baseline);
    auto const range = mean_range(baseline, rules.screen);
    for (std::size_t i = from_; i < to_; ++i) {
      auto& point = points_[i];
      point.mean = mean;
      point.side = point.value > mean ? 1 : point.value < mean ? -1 : 0;
      point.trial_limits = to_ - from_ < full_segment;
      if (!range) continue;
      double const reach = limit_factor * *range;
      point.lower = mean - reach, point.upper = mean + reach;
      point.near_lower = mean - 2 * reach / 3, point.near_upper = mean + 2 * reach / 3;
      point.outside = point.value > *point.upper || point.value < *point.lower;
      point.close = !point.outside && (point.value > *point.near_upper || point.value < *point.near_lower);
    }
    if (range) signals();
  }

 private:
  void signals() {
    for (std::size_t i = from_; i < to_; ++i)
      if (points_[i].outside) mark(i, Signal::outside, points_[i].side > 0);
    trends();
    two_in_three();
    sides();
  }

  void mark(std::size_t i, Signal signal, bool up) {
    if (points_[i].signal != Signal::none) return;
    points_[i].signal = signal;
    points_[i].up = up;
  }

  int step(std::size_t i) const {  // from i to i+1
    double const d = points_[i + 1].value - points_[i].value;
    return d > 0 ? 1 : d < 0 ? -1 : 0;
  }

  void trends() {
    std::vector<bool> in(to_ - from_);
    for (std::size_t i = from_; i + run <= to_; ++i) {
      int const way = step(i);
      bool same = way != 0;
      for (std::size_t j = i + 1; same && j + 1 < i + run; ++j) same = step(j) == way;
      if (same)
        for (std::size_t j = i; j < i + run; ++j) in[j - from_] = true;
    }
    for (std::size_t i = from_; i < to_; ++i) {
      if (!in[i - from_]) continue;
      bool const right = i + 1 < to_ && in[i + 1 - from_];
      mark(i, Signal::trend, step(right ? i : i - 1) > 0);
    }
  }

  void two_in_three() {
    std::vector<bool> flagged(to_ - from_);
    for (std::size_t i = from_; i + 3 <= to_; ++i) {
      int const side = points_[i].side;
      if (side == 0 || points_[i + 1].side != side || points_[i + 2].side != side) continue;
      int near = 0;
      for (std::size_t j = i; j < i + 3; ++j) near += points_[j].close;
      if (near < 2) continue;
      for (std::size_t j = i; j < i + 3; ++j)
        if (points_[j].close) flagged[j - from_] = true;
    }
    for (std::size_t i = from_; i < to_; ++i)
      if (flagged[i - from_]) mark(i, Signal::two_in_three, points_[i].side > 0);
  }

  void sides() {
    for (std::size_t i = from_; i < to_;) {
      std::size_t end = i + 1;
      while (end < to_ && points_[end].side == points_[i].side) ++end;
      if (points_[i].side != 0 && end - i >= run)
        for (std::size_t j = i; j < end; ++j) mark(j, Signal::seven_on_one_side, points_[j].side > 0);
      i = end;
    }
  }

  std::vector<Point>& points_;
  std::size_t from_, to_;
};

PointType type_of(Point const& point, Better better) {
  if (point.signal == Signal::none) return PointType::common_cause;
  if (better == Better::neither) return point.up ? PointType::neutral_high : PointType::neutral_low;
  return point.up == (better == Better::higher) ? PointType::improvement : PointType::concern;
}

Assurance assurance_of(Point const& last, ChartRules const& rules) {
  if (!rules.target || rules.better == Better::neither || !last.lower) return Assurance::not_said;
  bool const up = rules.better == Better::higher;
  if (*rules.target > *last.upper) return up ? Assurance::fail : Assurance::pass;
  if (*rules.target < *last.lower) return up ? Assurance::pass : Assurance::fail;
  return Assurance::inconsistent;
}

}  // namespace

Chart chart(std::vector<double> const& values, ChartRules const& rules) {
  require(!rules.fix_after || *rules.fix_after >= 12, "limits are fixed after 12 points or more");
  Chart out;
  for (auto const value : values) {
    require(std::isfinite(value), "a point is missing or not finite");
    out.points.push_back({.value = value});
  }
  if (values.empty()) return out;
  auto starts = rules.rebase_at;
  starts.push_back(0);
  std::sort(starts.begin(), starts.end());
  starts.erase(std::unique(starts.begin(), starts.end()), starts.end());
  require(starts.back() < values.size(), "a new segment begins at one of the points");
  starts.push_back(values.size());
  for (std::size_t s = 0; s + 1 < starts.size(); ++s) {
    for (std::size_t i = starts[s]; i < starts[s + 1]; ++i) out.points[i].segment = static_cast<int>(s);
    Segment(out.points, starts[s], starts[s + 1]).draw(rules);
  }
  for (auto& point : out.points) point.type = type_of(point, rules.better);
  out.variation = out.points.back().type;
  out.assurance = assurance_of(out.points.back(), rules);
  return out;
}

}  // namespace arpent::estimation
