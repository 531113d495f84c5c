#include "views/plan_tree.h"

#include "domain/plan/link_queue.h"
#include "domain/plan/snapshot.h"
#include "views/plan_tree_answer.h"

namespace arpent::views {
namespace {

// The day that a named moment looks at: its own, or that on which it was taken.
std::optional<std::string> day_of(Reader& reader, plan::Snapshot const& snapshot) {
  if (snapshot.on_date || !snapshot.at_moment) return snapshot.on_date;
  auto const entry = reader.entry(*snapshot.at_moment);
  if (!entry) return std::nullopt;
  return print_day(reader.zone().day_of(*parse_instant(entry->at)));
}

PlanHead head(Reader& reader, plan::Plan const& plan) {
  PlanHead out{.id = plan.id,
               .revision = plan.revision,
               .title = plan.title,
               .vision = plan.vision,
               .out_of_scope = plan.out_of_scope,
               .shared_values = plan.shared_values,
               .signatories = plan.signatories,
               .council_decision = plan.council_decision,
               .council_date = plan.council_date,
               .starts_on = plan.starts_on,
               .ends_on = plan.ends_on,
               .state = plan.state,
               .goals_label = plan.goals_label,
               .previous_plan = {}};
  if (plan.previous_plan)
    if (auto const previous = reader.find<plan::Plan>(*plan.previous_plan))
      out.previous_plan = NamedThing{.id = previous->id, .title = previous->title};
  return out;
}

GoalLine line_of(Picture const& picture, plan::Goal const& goal, plan::GoalSight const& sight) {
  GoalLine out{.id = goal.id,
               .revision = goal.revision,
               .code = goal.code,
               .title = goal.title,
               .level = goal.level,
               .parent = goal.parent,
               .depth = sight.depth,
               .leaf = sight.leaf,
               .priority = goal.priority,
               .themes = goal.themes,
               .word = {},
               .seen = sight.seen,
               .seen_by_effect = sight.seen_by_effect,
               .leaves = sight.leaves,
               .links = {},
               .beside = {}};
  if (sight.word) out.word = std::string(plan::name_of(*sight.word));
  for (auto const& id : sight.beside)
    if (auto const* indicator = picture.indicator(id)) out.beside.push_back(number_line(*indicator));
  return out;
}

void goals(Picture const& picture, Chosen const& shown, PlanTree& out) {
  for (std::size_t at = 0; at < picture.goals.size(); ++at) {
    auto const& goal = picture.goals[at];
    if (!shown.goals.contains(goal.id)) continue;
    auto line = line_of(picture, goal, picture.coverage.goals[at]);
    for (auto const& action : picture.actions)
      for (auto const link : action.links)
        if (picture.links[link].goal == goal.id && shown.actions.contains(action.record.id))
          line.links.push_back(link_line(picture.links[link], picture.today));
    out.goals.push_back(std::move(line));
  }
}

std::int64_t to_read(Picture const& picture) {
  std::vector<plan::ReadLink> links;
  for (auto const& action : picture.actions)
    for (auto const at : action.links) {
      auto const& link = picture.links[at];
      links.push_back({.id = link.id,
                       .state = plan::parse_link_state(link.state).value_or(plan::LinkState::proposed),
                       .has_reason = link.reason && !link.reason->empty(),
                       .reviewed_at = parse_day(link.reviewed_at.value_or(""))});
    }
  return static_cast<std::int64_t>(plan::link_queue(links, picture.today).size());
}

Result<PlanTree> plan_tree(Call const&, Reader& reader, PlanChoice const& choice) {
  auto const seen = look(reader);
  auto const& picture = *seen;
  auto const shown = chosen(picture, choice);
  PlanTree out;
  out.today = print_day(picture.today);
  if (picture.plan) out.plan = head(reader, *picture.plan);
  goals(picture, shown, out);
  for (auto const& action : picture.actions) {
    if (!shown.actions.contains(action.record.id)) continue;
    out.actions.push_back(brief(picture, action));
    if (action.links.empty()) out.without_goal.push_back(action.record.id);
  }
  for (std::size_t at = 0; at < plan::rungs; ++at)
    out.rungs.push_back({.rung = std::string(plan::name_of(static_cast<plan::Rung>(at))),
                         .actions = picture.histogram[at],
                         .focus = picture.focus_histogram[at]});
  out.coverage = {.seen_by_effect = picture.coverage.seen_by_effect,
                  .by_activity_only = picture.coverage.by_activity_only,
                  .not_seen = picture.coverage.not_seen};
  for (auto const& theme : reader.all<plan::Theme>())
    out.themes.push_back({.id = theme.id, .title = theme.title, .code = theme.code});
  for (auto const& snapshot : reader.all<plan::Snapshot>())
    if (auto const day = day_of(reader, snapshot))
      out.snapshots.push_back({.id = snapshot.id, .title = snapshot.title, .code = day});
  out.to_read = to_read(picture);
  return out;
}

}  // namespace

void add_plan_tree(Register& all) { add(all, {.name = "plan_tree", .target = Target::view}, plan_tree); }

}  // namespace arpent::views
