// What the links from actions to goals add up to: which goals are carried, by how many, and which actions point
// nowhere. Source: specification of links, section 1; golden numbers of the reference key "contribution".
#pragma once
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace arpent::plan {

enum class Strength { none, weak, moderate, strong };
std::optional<Strength> parse_strength(std::string_view name);
// 0, 0.1, 0.3, 0.9.
double share_of(Strength strength);

// A link that counts. The caller leaves out those that are dropped and, where only what people confirmed shall count,
// the proposed and the doubted ones.
struct StrongLink {
  std::string action;
  std::string goal;
  Strength strength = Strength::moderate;
};

struct WeightedGoal {
  std::string goal;
  double weight = 1;  // below 0 counts as 0
};

struct LinkedAction {
  std::string action;
  bool active = true;  // prepared, running or paused: only these carry a goal
};

struct GoalCarried {
  std::string goal;
  double coverage = 0;  // 1 - Π (1 - share) over active actions, 0 to 1
  bool gap = true;      // below 0.3
  // The action without which more than 80 % of the coverage is lost; "" when there is none.
  std::string single_point{};
};

struct ActionAligned {
  std::string action;
  double alignment = 0;        // Σ weight × share ÷ Σ weight
  bool orphan = false;         // no link
  bool weakly_linked = false;  // links, all of them weak
  bool over_claims = false;    // at least two strong links, and strong ones to more than a third of the goals
};

struct Alike {
  std::string one;
  std::string other;
  double cosine = 0;  // of the rows of shares, above 0.9
};

struct LinksAddedUp {
  std::vector<GoalCarried> goals{};      // in the order given
  std::vector<ActionAligned> actions{};  // in the order given
  std::vector<Alike> alike{};            // pairs that do the same for the plan, in the order given
  double coverage = 0;                   // Σ weight × coverage ÷ Σ weight; 0 without weight
};

// Links to goals or from actions that are not given are left out; of two links between the same pair the stronger
// counts. O(actions² × links of an action) for the pairs, linear else.
LinksAddedUp add_up(std::span<WeightedGoal const> goals, std::span<LinkedAction const> actions,
                    std::span<StrongLink const> links);

}  // namespace arpent::plan
