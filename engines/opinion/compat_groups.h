// Groups as Polis finds them: many small clusters of people first, then few groups of those. See compat_map.h.
//
// The result depends on the order of people, and something is always found, also in votes that were shuffled: use it to
// compare, not to tell people who they are.
#pragma once
#include <span>
#include <vector>

#include "opinion/compat_map.h"

namespace arpent::opinion {

struct CompatClusters {
  std::vector<Point> centre;
  std::vector<std::vector<std::size_t>> members;  // of each, by place in what was given; none is empty
};
// k-means of at most `count` clusters: starts at the first distinct points, at most `rounds` rounds, ends when no
// centre (sorted by x, then y) moves by 0.01; on a tie the later cluster; an empty one vanishes. `weights`: one a
// point, > 0; empty: 1. Members are those of the last round, before the centres moved.
CompatClusters compat_kmeans(std::span<Point const>, std::span<double const> weights, std::size_t count,
                             std::size_t rounds);

struct CompatGroups {
  CompatClusters base;             // at most 100; members by place in what was given
  std::vector<double> silhouette;  // for 2, 3 … groups, at most min(5, 2 + base ÷ 12): mean over base clusters
  CompatClusters groups;           // of as many as the greatest silhouette, the more on a tie; members: base clusters
  std::vector<int> group;          // of each point given
};
// Of the positions of people who are clustered, in order. One point or none: one group or none, no silhouette.
CompatGroups compat_groups(std::span<Point const>);

// The same by person of the map: -1 where somebody is not clustered.
std::vector<int> compat_labels(CompatMap const&, CompatGroups const&);
CompatGroups compat_groups(CompatMap const&);

// How many groups are shown while votes come in: another number must have been best four times running. Starts at 0:
// the first update is adopted at once.
struct CompatCount {
  std::size_t shown = 0, best = 0, times = 0;
  CompatCount next(std::size_t best_now) const;
};

}  // namespace arpent::opinion
