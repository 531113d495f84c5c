// From early childhood to adolescence: which age, and which passage from one age to the next, has no action.
#pragma once
#include <array>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace arpent::plan {

enum class Stage { early_years, nursery, primary, lower_secondary, upper_secondary };
inline constexpr int stages_of_childhood = 5;
std::optional<Stage> parse_stage(std::string_view name);
std::string_view name_of(Stage stage);

struct StagedAction {
  std::string action;
  std::vector<Stage> stages{};       // none said: it stands for no age
  std::vector<std::string> goals{};  // that it serves
};

struct Passage {
  Stage from;
  Stage to;
  std::vector<std::string> actions{};  // of both ages: they go along with the child
};

struct GoalAges {
  std::string goal;
  std::array<std::vector<std::string>, stages_of_childhood> actions{};  // of each age
};

struct Ages {
  std::array<std::vector<std::string>, stages_of_childhood> actions{};  // of each age, in the order given
  std::vector<Passage> passages{};                                      // the four, in the order of a life
  std::vector<GoalAges> goals{};                                        // in the order given
  std::vector<Stage> without_action{};
  std::vector<Passage> passages_without_action{};
  int without_stage = 0;  // actions that say no age
};

// Only actions that are active should be given: a plan on paper accompanies nobody.
Ages ages(std::span<StagedAction const> actions, std::span<std::string const> goals = {});

}  // namespace arpent::plan
