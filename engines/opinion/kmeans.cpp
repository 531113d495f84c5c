#include "opinion/kmeans.h"

#include <algorithm>
#include <cmath>

#include "opinion/chance.h"
#include "opinion/fault.h"

namespace arpent::opinion {
namespace {

constexpr double grid = 0x1p14, beyond = 0x1p20;
constexpr std::size_t many = 50'000, sample_size = 20'000;
constexpr int rounds = 100, rounds_on_all = 5;
constexpr double roughly = 0x1p5;  // restarts are compared once centres move by less than 0.002

// Whole numbers held in doubles: sums below 2⁵³ are exact.
struct Grid {
  std::vector<double> x, y;
  std::size_t size() const { return x.size(); }
  std::uint64_t key(std::size_t i) const {
    bool const turned = x[i] < 0 || (x[i] == 0 && y[i] < 0);
    auto const part = [&](double value) {
      return static_cast<std::uint32_t>(static_cast<std::int32_t>(turned ? -value : value));
    };
    return std::uint64_t{part(x[i])} << 32 | part(y[i]);
  }
};

Grid on_grid(std::span<Point const> points) {
  Grid out{std::vector<double>(points.size()), std::vector<double>(points.size())};
  auto const rounded = [](double value) { return std::clamp(std::nearbyint(value * grid), -beyond, beyond) + 0.0; };
  for (std::size_t i = 0; i < points.size(); ++i) out.x[i] = rounded(points[i].x), out.y[i] = rounded(points[i].y);
  return out;
}

struct Centre {
  double x, y;
  friend bool operator==(Centre, Centre) = default;
};

double square(double value) { return value * value; }

// Squared distance of each point to the nearest start so far, once `centre` is one.
double nearer(Grid const& points, Centre centre, std::vector<double> const& distance, std::vector<double>& out) {
  double sum = 0;
  for (std::size_t i = 0; i < points.size(); ++i) {
    out[i] = std::min(distance[i], square(points.x[i] - centre.x) + square(points.y[i] - centre.y));
    sum += out[i];
  }
  return sum;
}

// The `count` winners of a race in which a point's speed is its squared distance: k-means++ draws without their order.
std::vector<std::size_t> drawn(std::vector<std::uint64_t> const& keys, std::vector<double> const& speed,
                               std::size_t count, std::uint64_t draw) {
  using Runner = std::pair<double, std::size_t>;
  std::vector<Runner> first;
  for (std::size_t i = 0; i < keys.size(); ++i) {
    if (speed[i] == 0) continue;
    auto const u = unit_of(mixed(draw ^ keys[i]));
    bool const full = first.size() == count;
    if (full && 1 - u > first.back().first * speed[i]) continue;  // -ln u ≥ 1 - u spares most logarithms
    Runner const runner{-std::log(u) / speed[i], i};
    if (full && runner.first >= first.back().first) continue;
    if (full) first.pop_back();
    first.insert(
        std::upper_bound(first.begin(), first.end(), runner, [](auto& a, auto& b) { return a.first < b.first; }),
        runner);
  }
  std::vector<std::size_t> out;
  for (auto const& runner : first) out.push_back(runner.second);
  return out;
}

// Of a few points drawn each time the one that helps most (greedy k-means++). Empty when there are fewer than k
// distinct points.
std::vector<Centre> start(Grid const& points, std::vector<std::uint64_t> const& keys, std::size_t k,
                          std::uint64_t seed) {
  std::vector<double> distance(points.size(), INFINITY), trial(points.size()), best(points.size());
  std::vector<Centre> out;
  while (out.size() < k) {
    bool const is_first = out.empty();
    auto const few = drawn(keys, is_first ? std::vector<double>(points.size(), 1) : distance, is_first ? 1 : 3,
                           mixed(seed, out.size()));
    if (few.empty()) return {};
    double least = INFINITY;
    Centre centre{};
    for (auto const at : few) {
      Centre const one{points.x[at], points.y[at]};
      double const sum = nearer(points, one, distance, trial);
      if (sum < least) least = sum, centre = one, best.swap(trial);
    }
    out.push_back(centre);
    distance.swap(best);
  }
  return out;
}

struct Fit {
  std::vector<Centre> centres;
  std::vector<std::size_t> sizes;
  double sse = INFINITY;
};

// One assignment of all points; answers sums for the next centres. Of two equally near centres the first.
struct Sums {
  std::vector<double> x, y, n;
  double sse = 0;
};
constexpr std::size_t lanes = 4;  // sums beside each other, so that one need not wait for the other

struct Stretch {
  Grid const& points;
  std::vector<Centre> const& centres;
  std::int8_t* label;
  double *x, *y, *n;  // [lane][cluster]
};
[[gnu::always_inline]] inline double assign_here(Stretch const& s, std::size_t from, std::size_t to) {
  constexpr std::size_t at_once = 512;
  double nearest[at_once], which[at_once];
  auto const k = s.centres.size();
  double sse = 0;
  for (; from < to; from += at_once) {
    auto const n = std::min(at_once, to - from);
    auto const* x = s.points.x.data() + from;
    auto const* y = s.points.y.data() + from;
    for (std::size_t i = 0; i < n; ++i)
      nearest[i] = square(x[i] - s.centres[0].x) + square(y[i] - s.centres[0].y), which[i] = 0;
    for (std::size_t c = 1; c < k; ++c) {
      auto const [cx, cy] = s.centres[c];
      auto const number = static_cast<double>(c);
      for (std::size_t i = 0; i < n; ++i) {
        double const d = square(x[i] - cx) + square(y[i] - cy);
        bool const nearer = d < nearest[i];
        nearest[i] = nearer ? d : nearest[i];
        which[i] = nearer ? number : which[i];
      }
    }
    for (std::size_t i = 0; i < n; ++i) {
      auto const c = static_cast<std::size_t>(static_cast<int>(which[i]));
      auto const at = (i % lanes) * k + c;
      s.x[at] += x[i];
      s.y[at] += y[i];
      s.n[at] += 1;
      sse += nearest[i];
      if (s.label) s.label[from + i] = static_cast<std::int8_t>(c);
    }
  }
  return sse;
}

// All values are whole numbers below 2⁵³: wider instructions give the same.
double assign_plain(Stretch const& s, std::size_t from, std::size_t to) { return assign_here(s, from, to); }
#if defined(__x86_64__)
[[gnu::target("avx2")]] double assign_wide(Stretch const& s, std::size_t from, std::size_t to) {
  return assign_here(s, from, to);
}
bool is_wide() { return __builtin_cpu_supports("avx2"); }
#else
double assign_wide(Stretch const& s, std::size_t from, std::size_t to) { return assign_here(s, from, to); }
bool is_wide() { return false; }
#endif

Sums assign(Grid const& points, std::size_t from, std::size_t to, std::vector<Centre> const& centres,
            std::int8_t* label) {
  auto const k = centres.size();
  Sums out{std::vector<double>(lanes * k), std::vector<double>(lanes * k), std::vector<double>(lanes * k)};
  Stretch const stretch{points, centres, label, out.x.data(), out.y.data(), out.n.data()};
  static bool const wide = is_wide();
  out.sse = wide ? assign_wide(stretch, from, to) : assign_plain(stretch, from, to);
  for (auto* sums : {&out.x, &out.y, &out.n}) {
    for (std::size_t at = k; at < lanes * k; ++at) (*sums)[at % k] += (*sums)[at];
    sums->resize(k);
  }
  return out;
}

// False when a cluster is empty.
bool move(std::vector<Centre>& centres, Sums const& sums) {
  for (std::size_t c = 0; c < centres.size(); ++c) {
    if (sums.n[c] == 0) return false;
    centres[c] = {std::nearbyint(sums.x[c] / sums.n[c]) + 0.0, std::nearbyint(sums.y[c] / sums.n[c]) + 0.0};
  }
  return true;
}

bool is_settled(std::vector<Centre> const& now, std::vector<Centre> const& before, double tolerance) {
  for (std::size_t c = 0; c < now.size(); ++c)
    if (std::fabs(now[c].x - before[c].x) > tolerance || std::fabs(now[c].y - before[c].y) > tolerance) return false;
  return true;
}

// Rounds until no centre moves by more than the tolerance, in cells of the grid.
Fit fit(Grid const& points, std::vector<Centre> centres, double tolerance) {
  if (centres.empty()) return {};
  Fit out;
  for (int round = 0; round < rounds; ++round) {
    auto const before = centres;
    auto const sums = assign(points, 0, points.size(), centres, nullptr);
    out.sse = sums.sse;
    out.sizes.clear();
    for (double const n : sums.n) out.sizes.push_back(static_cast<std::size_t>(n));
    out.centres = before;
    if (!move(centres, sums)) return {};
    if (is_settled(centres, before, tolerance)) break;
  }
  return out;
}

Grid sample_of(Grid const& points) {
  std::vector<std::pair<std::uint64_t, std::size_t>> drawn(points.size());
  for (std::size_t i = 0; i < points.size(); ++i) drawn[i] = {mixed(points.key(i)), i};
  std::nth_element(drawn.begin(), drawn.begin() + sample_size, drawn.end());
  Grid out;
  for (std::size_t i = 0; i < sample_size; ++i) {
    out.x.push_back(points.x[drawn[i].second]);
    out.y.push_back(points.y[drawn[i].second]);
  }
  return out;
}

Sums assign_all(Grid const& points, std::vector<Centre> const& centres, std::int8_t* label, Workers const& workers) {
  unsigned const parts = points.size() < 5'000 ? 1 : 8;  // the same for any number of threads
  std::vector<Sums> part(parts);
  workers(parts, [&](unsigned one) {
    part[one] =
        assign(points, begin_of(one, parts, points.size()), begin_of(one + 1, parts, points.size()), centres, label);
  });
  for (unsigned one = 1; one < parts; ++one) {
    for (std::size_t c = 0; c < centres.size(); ++c) {
      part[0].x[c] += part[one].x[c];
      part[0].y[c] += part[one].y[c];
      part[0].n[c] += part[one].n[c];
    }
    part[0].sse += part[one].sse;
  }
  return part[0];
}

}  // namespace

std::optional<Clustering> kmeans(std::span<Point const> given, KmeansPlan const& plan, Workers const& workers) {
  require(plan.k >= 1 && plan.k <= 100, "from one to a hundred clusters");
  require(plan.restarts >= 1, "at least one start");
  if (given.size() < plan.k) return std::nullopt;
  auto const all = on_grid(given);
  bool const sampled = all.size() > many;
  auto const some = sampled ? sample_of(all) : Grid{};
  auto const& points = sampled ? some : all;
  double const share = static_cast<double>(points.size()) / static_cast<double>(all.size());
  auto const least =
      std::max<std::size_t>(1, static_cast<std::size_t>(std::floor(static_cast<double>(plan.least) * share)));

  std::vector<std::uint64_t> keys(points.size());
  for (std::size_t i = 0; i < keys.size(); ++i) keys[i] = points.key(i);
  // Where points are few, starts are cheap and a bad one weighs more.
  auto const restarts =
      std::max(plan.restarts, static_cast<unsigned>(std::min<std::size_t>(64, 10'000 / points.size())));
  std::vector<Fit> fits(restarts);
  workers(restarts, [&](unsigned restart) {
    fits[restart] = fit(points, start(points, keys, plan.k, mixed(plan.seed, restart)), roughly);
  });
  Fit const* best = nullptr;
  for (auto const& one : fits)
    if (!one.centres.empty() && *std::min_element(one.sizes.begin(), one.sizes.end()) >= least &&
        (!best || one.sse < best->sse))
      best = &one;
  if (!best) return std::nullopt;

  auto centres = fit(points, best->centres, 0).centres;
  if (centres.empty()) return std::nullopt;
  for (int round = 0; sampled && round < rounds_on_all; ++round)
    if (!move(centres, assign_all(all, centres, nullptr, workers))) return std::nullopt;
  Clustering out;
  out.label.resize(all.size());
  auto const last = assign_all(all, centres, out.label.data(), workers);
  out.sse = last.sse / (grid * grid);
  for (std::size_t c = 0; c < plan.k; ++c) {
    out.centres.push_back({centres[c].x / grid, centres[c].y / grid});
    out.sizes.push_back(static_cast<std::size_t>(last.n[c]));
    if (out.sizes.back() < plan.least) return std::nullopt;
  }
  return out;
}

}  // namespace arpent::opinion
