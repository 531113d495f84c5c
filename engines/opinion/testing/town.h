// A made-up town: a pool of volunteers and the quotas of a panel that is to be like it.
#pragma once
#include <cmath>
#include <numeric>

#include "opinion/draw.h"
#include "opinion/lottery.h"

namespace arpent::opinion {

struct Town {
  Pool pool{};
  PanelPlan plan{};
};

// Volunteers who are not like the town, and quotas that are: its shares, rounded down and up.
inline Town town(std::uint64_t seed, int people, int size, std::vector<int> const& sizes) {
  Draw draw(seed);
  Town out;
  out.plan.size = size;
  out.plan.seed = seed;
  int first = 0;
  for (int const m : sizes) {
    std::vector<double> share, eager;
    for (int c = 0; c < m; ++c) {
      share.push_back(0.5 + draw.unit());
      eager.push_back(share.back() * (0.4 + 1.2 * draw.unit()));
    }
    double const all = std::accumulate(share.begin(), share.end(), 0.0),
                 them = std::accumulate(eager.begin(), eager.end(), 0.0);
    std::vector<int> column;
    for (int i = 0; i < people; ++i) {
      double u = draw.unit() * them;
      int c = 0;
      while (c < m - 1 && u > eager[static_cast<std::size_t>(c)]) u -= eager[static_cast<std::size_t>(c++)];
      column.push_back(first + c);
    }
    out.pool.attribute.push_back(column);
    for (double const s : share)
      out.plan.quotas.push_back(
          {static_cast<int>(std::floor(s / all * size)), static_cast<int>(std::ceil(s / all * size))});
    first += m;
  }
  return out;
}

}  // namespace arpent::opinion
