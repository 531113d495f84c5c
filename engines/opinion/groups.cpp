#include "opinion/groups.h"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "opinion/fault.h"

namespace arpent::opinion {
namespace {

constexpr double stable_from = 0.6, tie = 0.03;
constexpr int wins_to_change = 4;

// (d2 - d1) < 0.2 (d1 + d2) of the two nearest, that is d2 < 1.5 d1.
bool is_between(Point at, std::vector<Point> const& centres) {
  double first = INFINITY, second = INFINITY;
  for (auto const& centre : centres) {
    double const x = at.x - centre.x, y = at.y - centre.y, square = x * x + y * y;
    second = std::min(second, std::max(first, square));
    first = std::min(first, square);
  }
  return second < 1.5 * 1.5 * first;
}

// order[new place] = old place.
void reorder(Grouping& groups, std::vector<std::size_t> const& order) {
  auto const before = groups;
  std::vector<std::int8_t> place(order.size());
  for (std::size_t to = 0; to < order.size(); ++to) {
    place[order[to]] = static_cast<std::int8_t>(to);
    groups.centres[to] = before.centres[order[to]];
    groups.ids[to] = before.ids[order[to]];
    groups.sizes[to] = before.sizes[order[to]];
    groups.clear[to] = before.clear[order[to]];
  }
  for (auto& label : groups.label)
    if (label >= 0) label = place[static_cast<std::size_t>(label)];
}

template <class Less>
std::vector<std::size_t> sorted_places(std::size_t n, Less const& less) {
  std::vector<std::size_t> order(n);
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(), less);
  return order;
}

}  // namespace

std::vector<Person> to_be_grouped(Places const& places, std::size_t statements) {
  auto const enough = std::min(votes_to_be_grouped, statements);
  std::vector<Person> out;
  for (Person i = 0; i < places.size(); ++i)
    if (places.votes[i] >= enough && places.sides[i] > 0) out.push_back(i);
  return out;
}

std::size_t least_group(std::size_t people) { return std::max<std::size_t>(3, (people + 19) / 20); }

std::optional<Grouping> grouped(Places const& places, std::vector<Person> const& people, std::size_t k,
                                std::uint64_t seed, Workers const& workers) {
  require(k >= 1 && k <= groups_max, "from one to five groups");
  std::vector<Point> points;
  points.reserve(people.size());
  for (auto const i : people) points.push_back(places.at(i));
  auto const found = kmeans(points, {.k = k, .seed = seed, .least = k == 1 ? 1 : least_group(people.size())}, workers);
  if (!found) return std::nullopt;
  Grouping out{.label = std::vector<std::int8_t>(places.size(), in_no_group),
               .between = std::vector<bool>(places.size()),
               .centres = found->centres,
               .ids = std::vector<int>(k),
               .sizes = found->sizes,
               .clear = std::vector<std::size_t>(k),
               .sse = found->sse};
  for (std::size_t at = 0; at < people.size(); ++at) {
    out.label[people[at]] = found->label[at];
    bool const between = k > 1 && is_between(points[at], out.centres);
    out.between[people[at]] = between;
    out.clear[static_cast<std::size_t>(found->label[at])] += !between;
  }
  reorder(out, sorted_places(k, [&](auto one, auto other) { return out.sizes[one] > out.sizes[other]; }));
  std::iota(out.ids.begin(), out.ids.end(), 0);
  return out;
}

void keep_ids(Grouping& now, Grouping const& before, int& next_id) {
  constexpr auto most = groups_max;
  std::array<std::array<std::size_t, most>, most> common{};
  for (std::size_t i = 0; i < std::min(now.label.size(), before.label.size()); ++i)
    if (now.label[i] >= 0 && before.label[i] >= 0)
      ++common[static_cast<std::size_t>(now.label[i])][static_cast<std::size_t>(before.label[i])];
  std::array<std::size_t, most> trial{0, 1, 2, 3, 4}, best = trial;
  std::size_t most_common = 0;
  do {
    std::size_t sum = 0;
    for (std::size_t g = 0; g < now.k(); ++g) sum += common[g][trial[g]];
    if (sum > most_common) most_common = sum, best = trial;
  } while (std::next_permutation(trial.begin(), trial.end()));
  for (auto const id : before.ids) next_id = std::max(next_id, id + 1);
  for (std::size_t g = 0; g < now.k(); ++g)
    now.ids[g] = best[g] < before.k() && common[g][best[g]] > 0 ? before.ids[best[g]] : next_id++;
  reorder(now, sorted_places(now.k(), [&](auto one, auto other) { return now.ids[one] < now.ids[other]; }));
}

Choice choose(Stability const& stability, Structure const& structure) {
  if (!structure.is_there()) return {1, Grouped::no_structure};
  double best = stable_from;
  for (auto const& one : stability) best = std::max(best, one.value_or(0));
  for (std::size_t k = 2; k <= groups_max; ++k)
    if (auto const one = stability[k - 2]; one && *one >= stable_from && *one >= best - tie) return {k, Grouped::yes};
  return {1, Grouped::nothing_stable};
}

std::size_t Steady::settle(std::size_t chosen) {
  if (k == 0) k = chosen;
  wins = chosen == k ? 0 : chosen == candidate ? wins + 1 : 1;
  candidate = chosen;
  if (wins == wins_to_change) k = chosen, wins = 0;
  return k;
}

std::string_view name_of(Grouped why) {
  constexpr std::string_view names[] = {"yes", "too_few_people", "too_few_votes", "no_structure", "nothing_stable"};
  return names[static_cast<int>(why)];
}

}  // namespace arpent::opinion
