// Is a goal seen in the field? Three words, and never a percentage of a percentage.
// Source: specification of links, section 3.2: the leaves of the goal tree, confirmed links, fresh accepted numbers.
#pragma once
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/phrase.h"
#include "domain/plan/goal_tree.h"

namespace arpent::plan {

enum class Says { activity, effect, context };  // what an indicator tells us
std::optional<Says> parse_says(std::string_view name);

enum class Seen { seen_by_effect, by_activity_only, not_seen };
std::string_view name_of(Seen seen);
Phrase phrase_of(Seen seen);  // "goal.word.seen_by_effect"

struct ConfirmedLink {  // only confirmed ones, of actions that are not dropped
  std::string action;
  std::string goal;
};

struct FieldIndicator {
  std::string id;
  std::string on;  // the id of its action or of its goal; one entry for each where it has both
  Says says = Says::activity;
  bool fresh = false;  // an accepted number for the due period or a later one
};

struct GoalSight {
  std::string goal;
  int depth = 0;
  bool leaf = true;
  std::optional<Seen> word{};          // leaves only
  std::vector<std::string> seen_by{};  // leaves only: the fresh indicators behind the word, in the order given
  std::vector<std::string> beside{};   // context indicators shown beside the goal, fresh or not; they never count
  int seen = 0;                        // "2 of 3": leaves below (itself, when it is one) that are seen somehow …
  int seen_by_effect = 0;              // … and by an effect
  int leaves = 0;
};

struct FieldCoverage {
  std::vector<GoalSight> goals{};  // in the order of the tree
  int seen_by_effect = 0;          // leaves of the whole plan
  int by_activity_only = 0;
  int not_seen = 0;
  int links_above_leaves = 0;  // confirmed links to goals with children: they say nothing about a leaf
};

FieldCoverage field_coverage(std::span<GoalNode const> goals, std::span<ConfirmedLink const> links,
                             std::span<FieldIndicator const> indicators);

}  // namespace arpent::plan
