// Where the plan and the field do not meet: lists to work through, shortest path to each missing thing.
#pragma once
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "base/day.h"
#include "domain/plan/ages.h"
#include "domain/plan/coverage.h"
#include "domain/plan/goal_tree.h"
#include "domain/plan/link_queue.h"

namespace arpent::plan {

struct GapAction {  // not dropped
  std::string id;
  bool active = false;  // prepared, running or paused
  std::vector<Stage> stages{};
};

struct GapLink {
  ReadLink link;
  std::string action;
  std::string goal;
  bool tested = false;  // its evidence is more than "untested"
};

struct GapAssumption {  // goal → goal
  std::string id;
  bool tested = false;
};

struct GapFacts {
  std::vector<GoalNode> goals{};
  std::vector<GapAction> actions{};
  std::vector<GapLink> links{};  // those of other actions and dropped ones are left out
  std::vector<FieldIndicator> indicators{};
  std::vector<GapAssumption> assumptions{};
  Day today{};
  std::vector<int> review_months{};
};

struct Gaps {                                       // ids, goals in the order of the tree, all else in the order given
  std::vector<std::string> goals_without_action{};  // leaves that no link reaches
  std::vector<std::string> goals_not_measured{};    // leaves with no indicator of their own or of an action that serves
                                                    // them; context does not count, freshness does not matter
  std::vector<std::string> orphans{};               // actions without a link
  std::vector<QueuedLink> to_review{};              // the linking group's queue
  std::vector<std::string> untested_links{};        // confirmed, and believed only
  std::vector<std::string> untested_assumptions{};
  std::vector<Stage> stages_without_action{};
  std::vector<Passage> passages_without_action{};
};

// Ages are those of active actions, and asked for only when some active action says an age at all.
Gaps find_gaps(GapFacts const& facts);

}  // namespace arpent::plan
