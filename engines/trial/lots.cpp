#include "trial/lots.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

#include "trial/fault.h"

namespace arpent::trial {
namespace {

constexpr double hair = 1e-12;
constexpr std::int64_t draws_max = 2'000'000;

std::int64_t choose(int n, int k) {
  std::int64_t out = 1;
  for (int i = 1; i <= k; ++i) {
    out = out * (n - k + i) / i;
    if (out > draws_max) return out;
  }
  return out;
}

double contrast(std::vector<double> const& change, std::vector<int> const& treated, double total) {
  double inside = 0;
  for (int const i : treated) inside += change[static_cast<std::size_t>(i)];
  double const k = static_cast<double>(treated.size()), rest = static_cast<double>(change.size()) - k;
  return inside / k - (total - inside) / rest;
}

// Every choice of k of n, in order.
template <class F>
void each_choice(int n, int k, F const& take) {
  std::vector<int> chosen(static_cast<std::size_t>(k));
  std::iota(chosen.begin(), chosen.end(), 0);
  while (true) {
    take(chosen);
    int at = k - 1;
    while (at >= 0 && chosen[static_cast<std::size_t>(at)] == n - k + at) --at;
    if (at < 0) return;
    ++chosen[static_cast<std::size_t>(at)];
    for (int next = at + 1; next < k; ++next)
      chosen[static_cast<std::size_t>(next)] = chosen[static_cast<std::size_t>(next - 1)] + 1;
  }
}

struct Tail {
  std::int64_t two_sided = 0, one_sided = 0, all = 0;
  void count(double drawn, double seen) {
    ++all;
    two_sided += std::fabs(drawn) >= std::fabs(seen) - hair;
    one_sided += drawn >= seen - hair;
  }
};

Tail tail_of(std::vector<double> const& change, std::vector<int> const& treated) {
  double const total = std::accumulate(change.begin(), change.end(), 0.0), seen = contrast(change, treated, total);
  Tail tail;
  each_choice(static_cast<int>(change.size()), static_cast<int>(treated.size()),
              [&](std::vector<int> const& chosen) { tail.count(contrast(change, chosen, total), seen); });
  return tail;
}

// Shifts that would leave the data unremarkable, on the grid of `step`.
Interval unremarkable_shifts(std::vector<double> const& change, std::vector<int> const& treated, double seen,
                             double level, double step) {
  auto const fits = [&](std::int64_t k) {
    auto shifted = change;
    for (int const i : treated) shifted[static_cast<std::size_t>(i)] -= static_cast<double>(k) * step;
    auto const tail = tail_of(shifted, treated);
    return static_cast<double>(tail.two_sided) / static_cast<double>(tail.all) > level;
  };
  auto const centre = static_cast<std::int64_t>(std::llround(seen / step));
  auto const [least, most] = std::minmax_element(change.begin(), change.end());
  auto const reach = static_cast<std::int64_t>(std::ceil(4 * (*most - *least) / step)) + 2;
  auto const walk = [&](int direction) -> double {
    std::int64_t inside = 0, outside = reach;  // p falls as the shift moves away from what was seen
    if (fits(centre + direction * outside)) return direction * std::numeric_limits<double>::infinity();
    while (outside - inside > 1) {
      auto const middle = inside + (outside - inside) / 2;
      (fits(centre + direction * middle) ? inside : outside) = middle;
    }
    return static_cast<double>(centre + direction * inside) * step;
  };
  return {walk(-1), walk(+1)};
}

double wedge_contrast(std::vector<std::vector<double>> const& y, std::vector<int> const& start) {
  double weighted = 0, weights = 0;
  for (std::size_t t = 0; t < y.front().size(); ++t) {
    double in = 0, out = 0, n_in = 0, n_out = 0;
    for (std::size_t i = 0; i < y.size(); ++i)
      if (start[i] <= static_cast<int>(t)) in += y[i][t], ++n_in;
      else out += y[i][t], ++n_out;
    if (n_in == 0 || n_out == 0) continue;
    double const weight = n_in * n_out / (n_in + n_out);
    weighted += weight * (in / n_in - out / n_out);
    weights += weight;
  }
  return weights > 0 ? weighted / weights : 0;
}

// splitmix64: small, well mixed, the same everywhere.
std::uint64_t next(std::uint64_t& state) {
  std::uint64_t z = (state += 0x9e3779b97f4a7c15ULL);
  z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9ULL;
  z = (z ^ (z >> 27)) * 0x94d049bb133111ebULL;
  return z ^ (z >> 31);
}

}  // namespace

Lots difference_in_differences(std::vector<double> const& before, std::vector<double> const& after,
                               std::vector<int> const& treated, double level, double step) {
  int const n = static_cast<int>(before.size()), k = static_cast<int>(treated.size());
  require(before.size() == after.size(), "each district has a number before and after");
  require(k >= 1 && k < n, "some districts are treated and some are not");
  auto sorted = treated;
  std::sort(sorted.begin(), sorted.end());
  require(std::adjacent_find(sorted.begin(), sorted.end()) == sorted.end() && sorted.front() >= 0 && sorted.back() < n,
          "treated districts are named once each, from 0");
  require(choose(n, k) <= draws_max, "too many possible draws to count all of them");
  require(step > 0 && level > 0 && level < 1, "a step and a level are positive");
  std::vector<double> change;
  for (std::size_t i = 0; i < before.size(); ++i) {
    require(std::isfinite(before[i]) && std::isfinite(after[i]), "a number is missing or not finite");
    change.push_back(after[i] - before[i]);
  }
  auto const tail = tail_of(change, sorted);
  double const all = static_cast<double>(tail.all),
               seen = contrast(change, sorted, std::accumulate(change.begin(), change.end(), 0.0));
  return {.difference = seen,
          .p_two_sided = static_cast<double>(tail.two_sided) / all,
          .p_one_sided = static_cast<double>(tail.one_sided) / all,
          .draws = tail.all,
          .least_p = 1 / all,
          .interval = unremarkable_shifts(change, sorted, seen, level, step)};
}

Wedge stepped_wedge(std::vector<std::vector<double>> const& y, std::vector<int> const& start) {
  require(!y.empty() && y.size() == start.size(), "each district has a row and a date");
  for (auto const& row : y) {
    require(row.size() == y.front().size() && !row.empty(), "every district has the same periods");
    for (auto const value : row) require(std::isfinite(value), "a number is missing or not finite");
  }
  double const seen = wedge_contrast(y, start);
  auto order = start;
  std::sort(order.begin(), order.end());
  Tail tail;
  do {
    tail.count(wedge_contrast(y, order), seen);
    require(tail.all <= draws_max, "too many possible orders to count all of them");
  } while (std::next_permutation(order.begin(), order.end()));
  double const all = static_cast<double>(tail.all);
  return {seen, static_cast<double>(tail.two_sided) / all, static_cast<double>(tail.one_sided) / all, tail.all};
}

std::vector<int> draw(int districts, int treated, std::uint64_t seed) {
  require(treated >= 0 && treated <= districts, "no more can be drawn than there are");
  std::vector<int> all(static_cast<std::size_t>(districts));
  std::iota(all.begin(), all.end(), 0);
  for (std::size_t i = 0; i < static_cast<std::size_t>(treated); ++i) {
    // Without the bias of a remainder: numbers beyond the last whole multiple are drawn again.
    std::uint64_t const rest = all.size() - i, fair = std::numeric_limits<std::uint64_t>::max() / rest * rest;
    std::uint64_t number = next(seed);
    while (number >= fair) number = next(seed);
    std::swap(all[i], all[i + static_cast<std::size_t>(number % rest)]);
  }
  all.resize(static_cast<std::size_t>(treated));
  std::sort(all.begin(), all.end());
  return all;
}

}  // namespace arpent::trial
