#include <algorithm>
#include <cmath>

#include "opinion/fault.h"
#include "opinion/groups.h"

namespace arpent::opinion {

double rand_index(std::span<std::int8_t const> one, std::span<std::int8_t const> other) {
  require(one.size() == other.size(), "both labellings are of the same people");
  std::array<std::array<double, 128>, 128> common{};
  std::array<double, 128> rows{}, columns{};
  double n = 0;
  for (std::size_t i = 0; i < one.size(); ++i) {
    if (one[i] < 0 || other[i] < 0) continue;
    auto const a = static_cast<std::size_t>(one[i]), b = static_cast<std::size_t>(other[i]);
    common[a][b] += 1, rows[a] += 1, columns[b] += 1, n += 1;
  }
  auto const pairs = [](double count) { return count * (count - 1) / 2; };
  double together = 0, in_one = 0, in_other = 0;
  for (std::size_t a = 0; a < rows.size(); ++a) {
    in_one += pairs(rows[a]);
    in_other += pairs(columns[a]);
    for (std::size_t b = 0; b < columns.size(); ++b) together += pairs(common[a][b]);
  }
  double const expected = n < 2 ? 0 : in_one * in_other / pairs(n);
  double const most = (in_one + in_other) / 2;
  return most == expected ? 1 : (together - expected) / (most - expected);
}

double silhouette(std::span<Point const> points, std::span<std::int8_t const> label) {
  require(points.size() == label.size(), "each point has a label");
  std::size_t k = 0;
  for (auto const one : label) k = std::max(k, static_cast<std::size_t>(one) + 1);
  std::vector<double> size(k), distance(k);
  for (auto const one : label) size[static_cast<std::size_t>(one)] += 1;
  double sum = 0;
  for (std::size_t i = 0; i < points.size(); ++i) {
    std::fill(distance.begin(), distance.end(), 0.0);
    for (std::size_t j = 0; j < points.size(); ++j) {
      double const x = points[i].x - points[j].x, y = points[i].y - points[j].y;
      distance[static_cast<std::size_t>(label[j])] += std::sqrt(x * x + y * y);
    }
    auto const own = static_cast<std::size_t>(label[i]);
    if (size[own] < 2) continue;
    double const within = distance[own] / (size[own] - 1);
    double nearest = INFINITY;
    for (std::size_t g = 0; g < k; ++g)
      if (g != own && size[g] > 0) nearest = std::min(nearest, distance[g] / size[g]);
    double const most = std::max(within, nearest);
    if (std::isfinite(nearest) && most > 0) sum += (nearest - within) / most;
  }
  return points.empty() ? 0 : sum / static_cast<double>(points.size());
}

}  // namespace arpent::opinion
