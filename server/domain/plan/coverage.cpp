#include "domain/plan/coverage.h"

#include <algorithm>
#include <array>
#include <map>
#include <set>

#include "base/named.h"

namespace arpent::plan {
namespace {

using Indicators = std::vector<FieldIndicator const*>;

// Of the goal itself and of the actions that serve it, each indicator once.
Indicators telling_about(std::string const& goal, std::multimap<std::string_view, std::string_view> const& actions_of,
                         std::map<std::string_view, Indicators> const& on) {
  std::set<std::string_view> sources{goal};
  auto const [first, last] = actions_of.equal_range(goal);
  for (auto at = first; at != last; ++at) sources.insert(at->second);
  Indicators telling;
  std::set<std::string_view> told;
  for (auto const source : sources) {
    auto const found = on.find(source);
    if (found == on.end()) continue;
    for (auto const* indicator : found->second)
      if (told.insert(indicator->id).second) telling.push_back(indicator);
  }
  // All point into one span: its order is that of the addresses.
  std::sort(telling.begin(), telling.end(), std::less<>{});
  return telling;
}

void put_word(GoalSight& sight, Indicators const& telling) {
  sight.word = Seen::not_seen;
  for (auto const* indicator : telling) {
    if (indicator->says == Says::context || !indicator->fresh) continue;
    sight.seen_by.push_back(indicator->id);
    sight.word = indicator->says == Says::effect ? Seen::seen_by_effect : std::min(*sight.word, Seen::by_activity_only);
  }
}

}  // namespace

std::optional<Says> parse_says(std::string_view name) {
  return value_named<Says>(std::array<std::string_view, 3>{"activity", "effect", "context"}, name);
}

std::string_view name_of(Seen seen) {
  constexpr std::array<std::string_view, 3> names = {"seen_by_effect", "by_activity_only", "not_seen"};
  return name_in(names, seen);
}

Phrase phrase_of(Seen seen) { return {"goal.word." + std::string{name_of(seen)}}; }

FieldCoverage field_coverage(std::span<GoalNode const> goals, std::span<ConfirmedLink const> links,
                             std::span<FieldIndicator const> indicators) {
  GoalTree const tree{goals};
  std::multimap<std::string_view, std::string_view> actions_of;
  FieldCoverage out;
  for (auto const& link : links) {
    actions_of.emplace(link.goal, link.action);
    if (tree.contains(link.goal) && !tree.is_leaf(link.goal)) ++out.links_above_leaves;
  }
  std::map<std::string_view, Indicators> on;
  for (auto const& indicator : indicators) on[indicator.on].push_back(&indicator);

  std::map<std::string_view, std::size_t> place_of;
  for (auto const& id : tree.in_order()) {
    GoalSight sight{.goal = id, .depth = tree.depth(id), .leaf = tree.is_leaf(id)};
    auto const telling = telling_about(id, actions_of, on);
    for (auto const* indicator : telling)
      if (indicator->says == Says::context) sight.beside.push_back(indicator->id);
    if (sight.leaf) {
      put_word(sight, telling);
      sight.leaves = 1;
      sight.seen = *sight.word == Seen::not_seen ? 0 : 1;
      sight.seen_by_effect = *sight.word == Seen::seen_by_effect ? 1 : 0;
      out.seen_by_effect += sight.seen_by_effect;
      out.by_activity_only += sight.seen - sight.seen_by_effect;
      out.not_seen += 1 - sight.seen;
    }
    place_of.emplace(id, out.goals.size());
    out.goals.push_back(std::move(sight));
  }
  // Parents stand before their children: from the end, each goal is complete when its parent adds it.
  for (auto sight = out.goals.rbegin(); sight != out.goals.rend(); ++sight) {
    for (auto const& child : tree.children(sight->goal)) {
      auto const& below = out.goals[place_of.at(child)];
      sight->seen += below.seen;
      sight->seen_by_effect += below.seen_by_effect;
      sight->leaves += below.leaves;
    }
  }
  return out;
}

}  // namespace arpent::plan
