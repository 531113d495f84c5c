#include "views/plan_gaps.h"

#include "domain/plan/contribution.h"
#include "domain/plan/gaps.h"

namespace arpent::views {
namespace {

using plan::GapFacts;

GapFacts facts(Picture const& picture, std::vector<plan::Assumption> const& assumptions) {
  GapFacts out;
  out.today = picture.today;
  for (auto const& goal : picture.goals)
    out.goals.push_back({.id = goal.id, .parent = goal.parent.value_or(""), .code = goal.code.value_or("")});
  for (auto const& action : picture.actions) {
    plan::GapAction line{.id = action.record.id, .active = is_active(action.record.state)};
    for (auto const& word : action.record.stages)
      if (auto const stage = plan::parse_stage(word)) line.stages.push_back(*stage);
    out.actions.push_back(std::move(line));
    for (auto const at : action.links) {
      auto const& link = picture.links[at];
      out.links.push_back({.link = {.id = link.id,
                                    .state = plan::parse_link_state(link.state).value_or(plan::LinkState::proposed),
                                    .has_reason = link.reason && !link.reason->empty(),
                                    .reviewed_at = parse_day(link.reviewed_at.value_or(""))},
                           .action = link.action,
                           .goal = link.goal,
                           .tested = link.evidence != "untested"});
    }
  }
  for (auto const& line : picture.indicators)
    if (auto const says = plan::parse_says(line.record.says))
      for (auto const& on : {line.record.action, line.record.goal})
        if (on) out.indicators.push_back({.id = line.record.id, .on = *on, .says = *says, .fresh = line.is_fresh});
  for (auto const& link : assumptions)
    out.assumptions.push_back({.id = link.id, .tested = link.confidence != "untested"});
  return out;
}

std::vector<NamedThing> goals(Picture const& picture, std::vector<std::string> const& ids) {
  std::vector<NamedThing> out;
  for (auto const& id : ids)
    if (auto goal = named_goal(picture, id)) out.push_back(*std::move(goal));
  return out;
}

std::vector<QueueLine> queue(Reader& reader, Picture const& picture, std::vector<plan::QueuedLink> const& queued) {
  std::map<std::string, plan::Contribution const*, std::less<>> by_id;
  for (auto const& link : picture.links) by_id[link.id] = &link;
  std::map<std::string, std::string> people;
  reader.select("SELECT id, name FROM {person} AS p", {},
                [&](store::Row const& row) { people[row.text(0)] = row.text(1); });
  std::vector<QueueLine> out;
  for (auto const& line : queued) {
    auto const& link = *by_id.at(line.id);
    auto const goal = named_goal(picture, link.goal);
    auto const action = named_action(picture, link.action);
    if (!goal || !action) continue;  // of an earlier plan
    QueueLine read{.id = link.id,
                   .revision = link.revision,
                   .queued_as = std::string(plan::name_of(line.why)),
                   .action = *action,
                   .goal = *goal,
                   .strength = link.strength,
                   .reason = link.reason,
                   .assumption = link.assumption,
                   .evidence = link.evidence,
                   .doubt = link.doubt,
                   .reviewed_at = link.reviewed_at,
                   .reviewed_by = {},
                   .months = {}};
    if (link.reviewed_by) read.reviewed_by = people[*link.reviewed_by];
    if (line.months) read.months = *line.months;
    out.push_back(std::move(read));
  }
  return out;
}

void add_up(Picture const& picture, PlanGaps& out) {
  std::vector<plan::WeightedGoal> goals;
  std::vector<plan::LinkedAction> actions;
  std::vector<plan::StrongLink> links;
  for (std::size_t at = 0; at < picture.goals.size(); ++at)
    if (picture.coverage.goals[at].leaf) goals.push_back({picture.goals[at].id, picture.goals[at].weight.value_or(1)});
  for (auto const& action : picture.actions) {
    actions.push_back({action.record.id, is_active(action.record.state)});
    for (auto const at : action.links)
      if (picture.links[at].state == "confirmed")
        links.push_back({picture.links[at].action, picture.links[at].goal,
                         plan::parse_strength(picture.links[at].strength).value_or(plan::Strength::moderate)});
  }
  auto const sum = plan::add_up(goals, actions, links);
  for (auto const& goal : sum.goals)
    if (auto action = named_action(picture, goal.single_point))
      out.single_points.push_back({*std::move(action), *named_goal(picture, goal.goal), ""});
  for (auto const& pair : sum.alike)
    out.alike.push_back({*named_action(picture, pair.one), *named_action(picture, pair.other), ""});
}

Result<PlanGaps> plan_gaps(Call const&, Reader& reader, record::Nothing const&) { return gaps_of(reader); }

}  // namespace

PlanGaps gaps_of(Reader& reader) {
  auto const seen = look(reader);
  auto const& picture = *seen;
  auto const assumptions = reader.all<plan::Assumption>();
  auto const found = plan::find_gaps(facts(picture, assumptions));
  PlanGaps out;
  out.queue = queue(reader, picture, found.to_review);
  out.goals_without_action = goals(picture, found.goals_without_action);
  out.goals_not_measured = goals(picture, found.goals_not_measured);
  for (auto const& id : found.orphans) out.orphans.push_back(*named_action(picture, id));
  out.untested_links = static_cast<std::int64_t>(found.untested_links.size());
  for (auto const& link : assumptions) {
    auto const from = named_goal(picture, link.from_goal), to = named_goal(picture, link.to_goal);
    if (link.confidence == "untested" && from && to) out.untested_assumptions.push_back({*from, *to, link.assumption});
  }
  for (auto const stage : found.stages_without_action) out.stages_without_action.emplace_back(plan::name_of(stage));
  for (auto const& passage : found.passages_without_action)
    out.passages_without_action.push_back(std::string(plan::name_of(passage.from)) + "_" +
                                          std::string(plan::name_of(passage.to)));
  add_up(picture, out);
  for (auto const& goal : picture.goals) out.goals.push_back(named(goal));
  return out;
}

void add_plan_gaps(Register& all) { add(all, {.name = "plan_gaps", .target = Target::view}, plan_gaps); }

}  // namespace arpent::views
