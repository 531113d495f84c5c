#include "opinion/compat_map.h"

#include <algorithm>
#include <cmath>

#include "opinion/fault.h"
#include "opinion/leading.h"

namespace arpent::opinion {
namespace {

constexpr std::size_t people_max = 100'000, votes_to_cluster = 7, clustered_least = 15;

// Place of each statement among those of the map, by number; -1 where it is none.
using PlaceOf = std::vector<int>;

PlaceOf take_votes(Votes const& votes, CompatMap& out) {
  std::vector<std::size_t> count(votes.statements());
  for (Person const i : votes.people_by_first_vote()) {
    if (votes.row(i).empty()) continue;
    if (out.people.size() == people_max) break;
    out.people.push_back(i);
    for (Cast const cast : votes.row(i)) ++count[cast.statement()];
  }
  PlaceOf place(votes.statements(), -1);
  for (Statement const j : votes.statements_by_first_vote()) {
    if (count[j] == 0) continue;
    place[j] = static_cast<int>(out.statements.size());
    out.statements.push_back(j);
    out.set_aside.push_back(!votes.standing(j).is_active());
  }
  return place;
}

// Those of the map, where that is not everybody.
Votes early(Votes const& votes, std::vector<Person> const& people) {
  Votes out;
  for (Person const i : people) out.set_row(i, votes.row(i));
  return out;
}

void find_axes(Votes const& votes, CompatMap& out, PlaceOf const& place, Workers const& workers) {
  std::vector<Statement> columns;  // those that vary
  for (std::size_t j = 0; j < out.statements.size(); ++j)
    if (!out.set_aside[j]) columns.push_back(out.statements[j]);
  std::sort(columns.begin(), columns.end());
  bool const all_fit = out.people.size() < people_max;
  auto const pairs = Pairs::of(all_fit ? votes : early(votes, out.people), columns, workers);
  auto const n = columns.size();
  auto const at = [&](std::size_t j) { return static_cast<std::size_t>(place[columns[j]]); };
  for (std::size_t j = 0; j < n; ++j) {
    auto const own = pairs.at(j, j);
    out.centre[at(j)] = static_cast<double>(own.first) / own.both;
  }
  // D'D from counts: Σ (v_j - c_j)(v_k - c_k) over those who voted on both.
  Symmetric<double> square{n, std::vector<double>(n * (n + 1) / 2)};
  for (std::size_t j = 0; j < n; ++j) {
    double const c = out.centre[at(j)];
    for (std::size_t k = 0; k <= j; ++k) {
      auto const pair = pairs.lower(j)[k];
      double const d = out.centre[at(k)];
      square.row(j)[k] = pair.product - (d * pair.first + c * pair.second) + c * d * pair.both;
    }
    out.strength_of_all += square.row(j)[j];
  }
  auto const found = leading(square, 2, workers);
  for (std::size_t axis = 0; axis < found.values.size(); ++axis) {
    if (found.values[axis] <= 1e-12 * out.strength_of_all) continue;  // nothing varies that way
    out.strength[axis] = found.values[axis];
    double cubes = 0;
    for (double const p : found.vectors[axis]) cubes += p * p * p;
    for (std::size_t j = 0; j < n; ++j) out.axis[axis][at(j)] = std::copysign(1.0, cubes) * found.vectors[axis][j];
  }
}

void place_people(Votes const& votes, CompatMap& out, PlaceOf const& place) {
  auto const aside = static_cast<std::size_t>(std::count(out.set_aside.begin(), out.set_aside.end(), true));
  double const s = static_cast<double>(out.statements.size());
  for (Person const i : out.people) {
    Point sum;
    std::size_t n = aside;
    for (Cast const cast : votes.row(i)) {
      auto const j = static_cast<std::size_t>(place[cast.statement()]);
      if (out.set_aside[j]) continue;
      ++n;
      double const d = cast.value() - out.centre[j];
      sum.x += d * out.axis[0][j];
      sum.y += d * out.axis[1][j];
    }
    double const scale = std::sqrt(s / static_cast<double>(std::max<std::size_t>(n, 1)));
    out.position.push_back({scale * sum.x, scale * sum.y});
  }
}

void place_statements(CompatMap& out) {
  double const scale = std::sqrt(static_cast<double>(out.statements.size()));
  for (std::size_t j = 0; j < out.statements.size(); ++j) {
    double const by = scale * (1 - out.centre[j]);
    Point const at{by * out.axis[0][j], by * out.axis[1][j]};
    out.statement_position.push_back(at);
    out.extremity.push_back(std::hypot(at.x, at.y));
  }
}

void choose_clustered(Votes const& votes, CompatMap& out, std::span<Person const> before) {
  auto const enough = std::min(votes_to_cluster, out.statements.size());
  std::vector<bool> was(votes.people());
  for (Person const i : before)
    if (i < was.size()) was[i] = true;
  std::vector<std::size_t> others;
  for (std::size_t at = 0; at < out.people.size(); ++at) {
    out.clustered.push_back(votes.row(out.people[at]).size() >= enough || was[out.people[at]]);
    if (!out.clustered[at]) others.push_back(at);
  }
  std::stable_sort(others.begin(), others.end(), [&](std::size_t a, std::size_t b) {
    return votes.row(out.people[a]).size() > votes.row(out.people[b]).size();
  });
  auto count = out.people.size() - others.size();
  for (std::size_t at = 0; at < others.size() && count < clustered_least; ++at, ++count)
    out.clustered[others[at]] = true;
}

double distance(Point a, Point b) { return std::hypot(a.x - b.x, a.y - b.y); }

struct Mean {
  Point sum{};
  std::size_t n = 0;
  void add(Point p) { sum.x += p.x, sum.y += p.y, ++n; }
  Point get() const { return n ? Point{sum.x / static_cast<double>(n), sum.y / static_cast<double>(n)} : Point{}; }
};

}  // namespace

CompatMap compat_map(Votes const& votes, std::span<Person const> clustered_before, Workers const& workers) {
  CompatMap out;
  auto const place = take_votes(votes, out);
  auto const s = out.statements.size();
  out.centre.resize(s);
  for (auto& axis : out.axis) axis.resize(s);
  find_axes(votes, out, place, workers);
  place_people(votes, out, place);
  place_statements(out);
  choose_clustered(votes, out, clustered_before);
  return out;
}

std::vector<CompatStance> compat_stances(CompatMap const& map, std::vector<int> const& group) {
  require(group.size() == map.people.size(), "one group a person");
  Mean all;
  std::vector<Mean> of;
  for (std::size_t i = 0; i < group.size(); ++i) {
    if (map.clustered[i]) all.add(map.position[i]);
    if (group[i] < 0) continue;
    of.resize(std::max(of.size(), static_cast<std::size_t>(group[i]) + 1));
    of[static_cast<std::size_t>(group[i])].add(map.position[i]);
  }
  Point const middle = all.get();
  std::vector<CompatStance> out(group.size());
  for (std::size_t i = 0; i < group.size(); ++i) {
    if (group[i] < 0) continue;
    Point const at = map.position[i], core = of[static_cast<std::size_t>(group[i])].get();
    double const away = distance(core, middle);
    out[i] = {1 - distance(at, middle), 1 - distance(at, core),
              away > 0 ? ((at.x - core.x) * (core.x - middle.x) + (at.y - core.y) * (core.y - middle.y)) / away : 0};
  }
  return out;
}

}  // namespace arpent::opinion
