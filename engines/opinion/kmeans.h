// k-means of points in the plane, by restarts from k-means++ starts.
//
// Points are rounded to a grid of 2⁻¹⁴, so that sums are exact: the result does not depend on the order of points, nor
// on threads. Chance is drawn from where a point lies and not from its number; a point and its mirror image in the
// origin draw the same, so that mirrored points give the mirrored result. Source: Lloyd 1982; Arthur, Vassilvitskii,
// "k-means++", 2007, in its greedy form; draws by exponential races.
#pragma once
#include <optional>
#include <span>
#include <vector>

#include "opinion/map.h"

namespace arpent::opinion {

struct Clustering {
  std::vector<Point> centres;
  std::vector<std::int8_t> label;  // of each point, 0 .. k-1
  std::vector<std::size_t> sizes;  // none is 0
  double sse = 0;                  // Σ squared distance to the own centre
  std::size_t k() const { return centres.size(); }
};

struct KmeansPlan {
  std::size_t k = 2;  // 1 .. 100
  std::uint64_t seed = 0;
  std::size_t least = 1;  // people in the smallest cluster; restarts with a smaller one are set aside
  unsigned restarts = 8;  // at least; up to 64 where points are few
};

// The best of the restarts, at most 100 rounds each; nothing when there are fewer than k distinct points or each
// restart had too small a cluster. Above 50,000 points the restarts run on 20,000 of them, then at most 5 rounds on
// all.
std::optional<Clustering> kmeans(std::span<Point const>, KmeansPlan const&, Workers const& = {});

}  // namespace arpent::opinion
