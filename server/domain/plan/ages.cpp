#include "domain/plan/ages.h"

#include <algorithm>
#include <map>

#include "base/named.h"

namespace arpent::plan {
namespace {

constexpr std::array<std::string_view, stages_of_childhood> names = {"early_years", "nursery", "primary",
                                                                     "lower_secondary", "upper_secondary"};

bool has(StagedAction const& action, Stage stage) {
  return std::find(action.stages.begin(), action.stages.end(), stage) != action.stages.end();
}

std::vector<std::string> of_both(std::span<StagedAction const> actions, Stage from, Stage to) {
  std::vector<std::string> found;
  for (auto const& action : actions)
    if (has(action, from) && has(action, to)) found.push_back(action.action);
  return found;
}

}  // namespace

std::optional<Stage> parse_stage(std::string_view name) { return value_named<Stage>(names, name); }

std::string_view name_of(Stage stage) { return name_in(names, stage); }

Ages ages(std::span<StagedAction const> actions, std::span<std::string const> goals) {
  Ages out;
  std::map<std::string_view, std::size_t> goal_place;
  for (auto const& goal : goals) {
    if (goal_place.emplace(goal, out.goals.size()).second) out.goals.push_back({.goal = goal});
  }
  for (auto const& action : actions) {
    if (action.stages.empty()) ++out.without_stage;
    for (std::size_t at = 0; at < names.size(); ++at) {
      if (!has(action, static_cast<Stage>(at))) continue;
      out.actions.at(at).push_back(action.action);
      for (auto const& goal : action.goals)
        if (auto const found = goal_place.find(goal); found != goal_place.end())
          out.goals[found->second].actions.at(at).push_back(action.action);
    }
  }
  for (std::size_t at = 0; at < names.size(); ++at) {
    auto const stage = static_cast<Stage>(at);
    if (out.actions.at(at).empty()) out.without_action.push_back(stage);
    if (at == 0) continue;
    auto const before = static_cast<Stage>(at - 1);
    out.passages.push_back({before, stage, of_both(actions, before, stage)});
    if (out.passages.back().actions.empty()) out.passages_without_action.push_back(out.passages.back());
  }
  return out;
}

}  // namespace arpent::plan
