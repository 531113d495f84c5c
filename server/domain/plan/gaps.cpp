#include "domain/plan/gaps.h"

#include <algorithm>
#include <map>
#include <set>

namespace arpent::plan {
namespace {

using Ids = std::set<std::string_view>;

std::vector<GapLink const*> living(GapFacts const& facts) {
  Ids actions;
  for (auto const& action : facts.actions) actions.insert(action.id);
  std::vector<GapLink const*> links;
  for (auto const& link : facts.links)
    if (link.link.state != LinkState::dropped && actions.contains(link.action)) links.push_back(&link);
  return links;
}

void put_goals(Gaps& out, GapFacts const& facts, std::vector<GapLink const*> const& links) {
  Ids reached, told_about, measured;
  for (auto const& indicator : facts.indicators)
    if (indicator.says != Says::context) told_about.insert(indicator.on);
  for (auto const* link : links) {
    reached.insert(link->goal);
    if (told_about.contains(link->action)) measured.insert(link->goal);
  }
  for (auto const& goal : GoalTree{facts.goals}.leaves()) {
    if (!reached.contains(goal)) out.goals_without_action.push_back(goal);
    if (!measured.contains(goal) && !told_about.contains(goal)) out.goals_not_measured.push_back(goal);
  }
}

void put_ages(Gaps& out, GapFacts const& facts) {
  std::vector<StagedAction> staged;
  for (auto const& action : facts.actions)
    if (action.active && !action.stages.empty()) staged.push_back({action.id, action.stages});
  if (staged.empty()) return;
  auto answer = ages(staged);
  out.stages_without_action = std::move(answer.without_action);
  out.passages_without_action = std::move(answer.passages_without_action);
}

}  // namespace

Gaps find_gaps(GapFacts const& facts) {
  auto const links = living(facts);
  Gaps out;
  put_goals(out, facts, links);

  Ids linked;
  std::vector<ReadLink> to_read;
  for (auto const* link : links) {
    linked.insert(link->action);
    to_read.push_back(link->link);
    if (link->link.state == LinkState::confirmed && !link->tested) out.untested_links.push_back(link->link.id);
  }
  for (auto const& action : facts.actions)
    if (!linked.contains(action.id)) out.orphans.push_back(action.id);
  out.to_review = link_queue(to_read, facts.today, facts.review_months);
  for (auto const& assumption : facts.assumptions)
    if (!assumption.tested) out.untested_assumptions.push_back(assumption.id);
  put_ages(out, facts);
  return out;
}

}  // namespace arpent::plan
