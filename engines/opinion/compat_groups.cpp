#include "opinion/compat_groups.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>
#include <set>

#include "opinion/fault.h"

namespace arpent::opinion {
namespace {

constexpr std::size_t base_count = 100, base_rounds = 100, group_rounds = 20, groups_max = 5, updates_to_change = 4;
constexpr double still = 0.01;

double distance(Point a, Point b) { return std::sqrt((a.x - b.x) * (a.x - b.x) + (a.y - b.y) * (a.y - b.y)); }

// Finds the nearest of some centres: the last of those at the least distance. Distances are compared as such, and not
// their squares, so that those that are the same number are a tie; the root is taken of few.
class Nearest {
 public:
  explicit Nearest(std::vector<Point> const& centres) : squares_(centres.size()) {
    for (auto const c : centres) x_.push_back(c.x), y_.push_back(c.y);
  }
  std::size_t operator()(Point p) {
    std::size_t const n = x_.size();
    for (std::size_t c = 0; c < n; ++c) squares_[c] = (x_[c] - p.x) * (x_[c] - p.x) + (y_[c] - p.y) * (y_[c] - p.y);
    double least = std::numeric_limits<double>::infinity();
    for (std::size_t c = 0; c < n; ++c) least = squares_[c] < least ? squares_[c] : least;
    double const near = least * (1 + 1e-14), distance = std::sqrt(least);
    std::size_t c = n - 1;
    while (c > 0 && (squares_[c] > near || std::sqrt(squares_[c]) > distance)) --c;
    return c;
  }

 private:
  std::vector<double> x_, y_, squares_;
};

std::vector<Point> first_distinct(std::span<Point const> points, std::size_t count) {
  std::vector<Point> out;
  std::set<std::pair<double, double>> seen;
  for (auto const p : points)
    if (out.size() < count && seen.insert({p.x, p.y}).second) out.push_back(p);
  return out;
}

bool stand_still(std::vector<Point> before, std::vector<Point> after) {
  auto const by_place = [](Point a, Point b) { return std::pair(a.x, a.y) < std::pair(b.x, b.y); };
  std::sort(before.begin(), before.end(), by_place);
  std::sort(after.begin(), after.end(), by_place);
  for (std::size_t c = 0; c < std::min(before.size(), after.size()); ++c)
    if (distance(before[c], after[c]) >= still) return false;
  return true;
}

// Of each point: (b - a) / max(a, b), a the mean distance within its cluster and b the least to another; 0 when alone.
double silhouette(std::vector<Point> const& points, std::vector<std::size_t> const& label, std::size_t k) {
  std::vector<double> sum(k);
  std::vector<std::size_t> size(k);
  for (auto const l : label) ++size[l];
  double all = 0;
  for (std::size_t i = 0; i < points.size(); ++i) {
    if (size[label[i]] < 2) continue;
    std::fill(sum.begin(), sum.end(), 0.0);
    for (std::size_t j = 0; j < points.size(); ++j) sum[label[j]] += distance(points[i], points[j]);
    double const a = sum[label[i]] / static_cast<double>(size[label[i]] - 1);
    double b = std::numeric_limits<double>::infinity();
    for (std::size_t c = 0; c < k; ++c)
      if (c != label[i] && size[c] > 0) b = std::min(b, sum[c] / static_cast<double>(size[c]));
    if (double const most = std::max(a, b); std::isfinite(most) && most > 0) all += (b - a) / most;
  }
  return points.empty() ? 0 : all / static_cast<double>(points.size());
}

}  // namespace

CompatClusters compat_kmeans(std::span<Point const> points, std::span<double const> weights, std::size_t count,
                             std::size_t rounds) {
  require(weights.empty() || weights.size() == points.size(), "one weight a point");
  CompatClusters out;
  out.centre = first_distinct(points, count);
  for (std::size_t round = 0; round < rounds && !out.centre.empty(); ++round) {
    std::vector<std::vector<std::size_t>> members(out.centre.size());
    Nearest nearest(out.centre);
    for (std::size_t i = 0; i < points.size(); ++i) members[nearest(points[i])].push_back(i);
    auto const before = std::move(out.centre);
    out = {};
    for (auto& own : members) {
      if (own.empty()) continue;
      Point sum;
      double weight = 0;
      for (auto const i : own) {
        double const w = weights.empty() ? 1 : weights[i];
        sum.x += w * points[i].x;
        sum.y += w * points[i].y;
        weight += w;
      }
      out.centre.push_back({sum.x / weight, sum.y / weight});
      out.members.push_back(std::move(own));
    }
    if (stand_still(before, out.centre)) break;
  }
  return out;
}

CompatGroups compat_groups(std::span<Point const> points) {
  CompatGroups out;
  out.group.assign(points.size(), 0);
  out.base = compat_kmeans(points, {}, base_count, base_rounds);
  auto const& centres = out.base.centre;
  std::vector<double> size;
  for (auto const& own : out.base.members) size.push_back(static_cast<double>(own.size()));
  if (centres.size() == 1) out.groups = compat_kmeans(centres, size, 1, group_rounds);
  auto const most = std::min(groups_max, 2 + centres.size() / 12);
  double best = -std::numeric_limits<double>::infinity();
  for (std::size_t k = 2; k <= most && centres.size() >= 2; ++k) {
    auto groups = compat_kmeans(centres, size, k, group_rounds);
    std::vector<std::size_t> label;
    Nearest nearest(groups.centre);
    for (auto const p : centres) label.push_back(nearest(p));
    out.silhouette.push_back(silhouette(centres, label, groups.centre.size()));
    if (out.silhouette.back() < best) continue;
    best = out.silhouette.back();
    out.groups = std::move(groups);
  }
  for (std::size_t g = 0; g < out.groups.members.size(); ++g)
    for (auto const b : out.groups.members[g])
      for (auto const i : out.base.members[b]) out.group[i] = static_cast<int>(g);
  return out;
}

CompatGroups compat_groups(CompatMap const& map) {
  std::vector<Point> points;
  for (std::size_t i = 0; i < map.people.size(); ++i)
    if (map.clustered[i]) points.push_back(map.position[i]);
  return compat_groups(points);
}

std::vector<int> compat_labels(CompatMap const& map, CompatGroups const& groups) {
  std::vector<int> out;
  std::size_t at = 0;
  for (bool const clustered : map.clustered) out.push_back(clustered ? groups.group.at(at++) : -1);
  require(at == groups.group.size(), "these groups are of another map");
  return out;
}

CompatCount CompatCount::next(std::size_t best_now) const {
  CompatCount out{shown, best_now, best_now == best ? times + 1 : 1};
  if (shown == 0 || out.times >= updates_to_change) out.shown = best_now;
  return out;
}

}  // namespace arpent::opinion
