#include "domain/plan/contribution.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>

#include "base/named.h"

namespace arpent::plan {
namespace {

constexpr double gap_below = 0.3;
constexpr double single_point_above = 0.8;
constexpr double alike_above = 0.9;

// The links of one action, by the place of the goal; `none` is no link.
using Row = std::map<std::size_t, Strength>;

std::vector<Row> rows_of(std::span<WeightedGoal const> goals, std::span<LinkedAction const> actions,
                         std::span<StrongLink const> links) {
  std::map<std::string_view, std::size_t> goal_place, action_place;
  for (std::size_t at = 0; at < goals.size(); ++at) goal_place.emplace(goals[at].goal, at);
  for (std::size_t at = 0; at < actions.size(); ++at) action_place.emplace(actions[at].action, at);
  std::vector<Row> rows(actions.size());
  for (auto const& link : links) {
    auto const goal = goal_place.find(link.goal);
    auto const action = action_place.find(link.action);
    if (goal == goal_place.end() || action == action_place.end() || link.strength == Strength::none) continue;
    auto& strength = rows[action->second][goal->second];
    strength = std::max(strength, link.strength);
  }
  return rows;
}

struct Carrier {
  std::string_view action;
  double share;
};

double coverage_of(std::vector<Carrier> const& carriers, std::string_view without = {}) {
  double open = 1;
  for (auto const& [action, share] : carriers)
    if (without.empty() || action != without) open *= 1 - share;
  return 1 - open;
}

GoalCarried carried(std::string const& goal, std::vector<Carrier> const& carriers) {
  GoalCarried out{.goal = goal, .coverage = coverage_of(carriers)};
  out.gap = out.coverage < gap_below;
  for (auto const& carrier : carriers) {
    double const lost = out.coverage - coverage_of(carriers, carrier.action);
    if (lost > single_point_above * out.coverage) out.single_point = carrier.action;
  }
  return out;
}

ActionAligned aligned(std::string const& action, Row const& row, std::span<WeightedGoal const> goals) {
  ActionAligned out{.action = action, .orphan = row.empty()};
  double sum = 0, weights = 0;
  for (auto const& goal : goals) weights += std::max(0.0, goal.weight);
  int strong = 0;
  auto strongest = Strength::none;
  for (auto const& [goal, strength] : row) {
    sum += std::max(0.0, goals[goal].weight) * share_of(strength);
    strong += strength == Strength::strong ? 1 : 0;
    strongest = std::max(strongest, strength);
  }
  if (weights > 0) out.alignment = sum / weights;
  out.weakly_linked = strongest == Strength::weak;
  out.over_claims = strong >= 2 && 3 * strong > static_cast<int>(goals.size());
  return out;
}

double length_of(Row const& row) {
  double sum = 0;
  for (auto const& [goal, strength] : row) sum += share_of(strength) * share_of(strength);
  return std::sqrt(sum);
}

double cosine(Row const& one, Row const& other) {
  double product = 0;
  for (auto const& [goal, strength] : one)
    if (auto const same = other.find(goal); same != other.end()) product += share_of(strength) * share_of(same->second);
  return product == 0 ? 0 : product / (length_of(one) * length_of(other));
}

std::vector<Alike> pairs_alike(std::span<LinkedAction const> actions, std::vector<Row> const& rows) {
  std::vector<Alike> alike;
  for (std::size_t one = 0; one < rows.size(); ++one)
    for (std::size_t other = one + 1; other < rows.size(); ++other)
      if (double const value = cosine(rows[one], rows[other]); value > alike_above)
        alike.push_back({actions[one].action, actions[other].action, value});
  return alike;
}

}  // namespace

std::optional<Strength> parse_strength(std::string_view name) {
  return value_named<Strength>(std::array<std::string_view, 4>{"none", "weak", "moderate", "strong"}, name);
}

double share_of(Strength strength) {
  constexpr std::array shares = {0.0, 0.1, 0.3, 0.9};
  return shares.at(static_cast<std::size_t>(strength));
}

LinksAddedUp add_up(std::span<WeightedGoal const> goals, std::span<LinkedAction const> actions,
                    std::span<StrongLink const> links) {
  auto const rows = rows_of(goals, actions, links);
  std::vector<std::vector<Carrier>> carriers(goals.size());
  LinksAddedUp out;
  for (std::size_t at = 0; at < actions.size(); ++at) {
    out.actions.push_back(aligned(actions[at].action, rows[at], goals));
    if (!actions[at].active) continue;
    for (auto const& [goal, strength] : rows[at]) carriers[goal].push_back({actions[at].action, share_of(strength)});
  }
  double sum = 0, weights = 0;
  for (std::size_t at = 0; at < goals.size(); ++at) {
    out.goals.push_back(carried(goals[at].goal, carriers[at]));
    sum += std::max(0.0, goals[at].weight) * out.goals.back().coverage;
    weights += std::max(0.0, goals[at].weight);
  }
  if (weights > 0) out.coverage = sum / weights;
  out.alike = pairs_alike(actions, rows);
  return out;
}

}  // namespace arpent::plan
