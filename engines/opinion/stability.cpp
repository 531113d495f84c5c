#include <algorithm>
#include <cmath>
#include <numbers>

#include "opinion/chance.h"
#include "opinion/groups.h"
#include "opinion/trials.h"

namespace arpent::opinion {
namespace {

constexpr unsigned drops_least = 5, drops_most = 20, shuffles = 20, clouds = 20;
constexpr double dropped = 0.1;
constexpr std::size_t sample_size = 20'000, silhouettes_of = 800;

// What trials are made of: everybody, or a sample with a map of its own.
struct Subject {
  Votes const* votes;
  Loadings map;
  Places places;
  Votes sample{};
};
Subject subject_of(Votes const& votes, Loadings const& map, Places const& places, std::uint64_t seed,
                   Workers const& workers) {
  if (votes.people() <= sample_size) return {&votes, map, places};
  Subject out{nullptr, {}, {}, some_people(votes, keys_of(votes), sample_size, seed)};
  out.map = loadings(out.sample, workers);
  out.places = Placing(out.map).of(out.sample, workers);
  return out;
}
Votes const& votes_of(Subject const& subject) { return subject.votes ? *subject.votes : subject.sample; }

std::array<std::optional<Grouping>, groups_max - 1> at_each_k(Places const& places, std::size_t statements,
                                                              std::uint64_t seed) {
  std::array<std::optional<Grouping>, groups_max - 1> out;
  auto const people = to_be_grouped(places, statements);
  for (std::size_t k = 2; k <= groups_max; ++k) out[k - 2] = grouped(places, people, k, seed);
  return out;
}

}  // namespace

Stability stability(Votes const& given, Loadings const& given_map, Places const& given_places, std::uint64_t seed,
                    Workers const& workers) {
  auto const subject = subject_of(given, given_map, given_places, seed, workers);
  auto const& votes = votes_of(subject);
  auto const statements = subject.map.statements.size();
  auto const full = at_each_k(subject.places, statements, seed);
  auto const keys = keys_of(votes);
  // Where people are few, five trials would themselves be a matter of chance, and more cost little.
  auto const drops = std::clamp(static_cast<unsigned>(20'000 / (votes.people() + 1)), drops_least, drops_most);
  std::vector<std::array<double, groups_max - 1>> seen(drops);
  workers(drops, [&](unsigned drop) {
    auto const fewer = without_some(votes, keys, dropped, mixed(seed, 1000 + drop));
    auto const map = loadings(fewer);
    auto const again = at_each_k(Placing(map).of(fewer), statements, mixed(seed, 2000 + drop));
    for (std::size_t at = 0; at < full.size(); ++at)
      if (full[at] && again[at]) seen[drop][at] = rand_index(full[at]->label, again[at]->label);
  });
  Stability out;
  for (std::size_t at = 0; at < full.size(); ++at) {
    if (!full[at]) continue;
    double sum = 0;
    for (auto const& one : seen) sum += one[at];
    out[at] = sum / drops;
  }
  return out;
}

Structure structure(Votes const& given, Loadings const& given_map, Places const& given_places, std::uint64_t seed,
                    Workers const& workers) {
  auto const subject = subject_of(given, given_map, given_places, seed, workers);
  auto const& votes = votes_of(subject);
  auto const keys = keys_of(votes);
  auto const first = [](Loadings const& map) { return map.eigenvalues.empty() ? 0.0 : map.eigenvalues[0]; };
  std::array<double, shuffles> seen{};
  workers(shuffles, [&](unsigned shuffle) {
    seen[shuffle] = first(loadings(shuffled_within(votes, keys, mixed(seed, 3000 + shuffle))));
  });
  return {first(subject.map), *std::max_element(seen.begin(), seen.end()), given.size()};
}

Separation separation(Places const& places, Grouping const& groups, std::uint64_t seed, Workers const& workers) {
  // A fixed sample, by a draw that knows of people where they stand alone, and not how the plane is turned over.
  auto const on_grid = [](double value) {
    return static_cast<std::uint64_t>(std::nearbyint(std::fabs(value) * 0x1p14));
  };
  std::vector<std::pair<std::uint64_t, Person>> drawn;
  for (Person i = 0; i < groups.label.size(); ++i)
    if (groups.label[i] >= 0) drawn.emplace_back(mixed(mixed(seed, on_grid(places.x[i])), on_grid(places.y[i])), i);
  std::sort(drawn.begin(), drawn.end());
  if (drawn.size() > silhouettes_of) drawn.resize(silhouettes_of);
  auto const n = drawn.size();
  if (groups.k() < 2 || n < 3) return {};
  std::vector<Point> points;
  std::vector<std::int8_t> label;
  double x = 0, y = 0, xx = 0, xy = 0, yy = 0;
  for (auto const& [draw, i] : drawn) {
    points.push_back(places.at(i));
    label.push_back(groups.label[i]);
    x += places.x[i] / static_cast<double>(n);
    y += places.y[i] / static_cast<double>(n);
  }
  for (auto const& point : points) {
    xx += (point.x - x) * (point.x - x) / static_cast<double>(n - 1);
    xy += (point.x - x) * (point.y - y) / static_cast<double>(n - 1);
    yy += (point.y - y) * (point.y - y) / static_cast<double>(n - 1);
  }
  double const a = std::sqrt(xx), b = a > 0 ? xy / a : 0, d = std::sqrt(std::max(0.0, yy - b * b));  // Cholesky
  std::array<double, clouds> seen{};
  workers(clouds, [&](unsigned cloud) {
    Chance chance(mixed(seed, 4000 + cloud));
    std::vector<Point> normal;
    for (std::size_t i = 0; i < n; ++i) {  // Box and Muller
      double const r = std::sqrt(-2 * std::log(chance.unit())), turn = 2 * std::numbers::pi * chance.unit();
      double const u = r * std::cos(turn), v = r * std::sin(turn);
      normal.push_back({a * u, b * u + d * v});
    }
    auto const found = kmeans(normal, {.k = groups.k(), .seed = mixed(seed, cloud)});
    seen[cloud] = found ? silhouette(normal, found->label) : 0;
  });
  double mean = 0, square = 0;
  for (double const one : seen) mean += one / clouds;
  for (double const one : seen) square += (one - mean) * (one - mean) / (clouds - 1);
  double const own = silhouette(points, label);
  return {own, square > 0 ? (own - mean) / std::sqrt(square) : 0};
}

}  // namespace arpent::opinion
