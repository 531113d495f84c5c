#include "views/plan_ages.h"

#include "domain/plan/ages.h"
#include "views/plan_lines.h"

namespace arpent::views {
namespace {

struct AgeLine {
  std::string stage;
  std::vector<NamedThing> actions;

  static record::Shape const& shape() {
    using namespace record;
    static Field const fields[] = {text<&AgeLine::stage>("stage"), rows<&AgeLine::actions>("actions")};
    static Shape const shape = answer<AgeLine>("age_line", fields);
    return shape;
  }
};

struct PassageLine {
  std::string from, to;
  std::vector<NamedThing> actions;

  static record::Shape const& shape() {
    using namespace record;
    static Field const fields[] = {text<&PassageLine::from>("from"), text<&PassageLine::to>("to"),
                                   rows<&PassageLine::actions>("actions")};
    static Shape const shape = answer<PassageLine>("passage_line", fields);
    return shape;
  }
};

struct GoalAgesLine {
  NamedThing goal;
  std::int64_t depth = 0;
  std::vector<AgeLine> ages;

  static record::Shape const& shape() {
    using namespace record;
    static Field const fields[] = {object<&GoalAgesLine::goal>("goal"), integer<&GoalAgesLine::depth>("depth"),
                                   rows<&GoalAgesLine::ages>("ages")};
    static Shape const shape = answer<GoalAgesLine>("goal_ages_line", fields);
    return shape;
  }
};

struct PlanAges {
  std::vector<AgeLine> ages;          // of all active actions; the five ages of a childhood
  std::vector<PassageLine> passages;  // the four between them
  std::vector<GoalAgesLine> goals;    // those that an active action serves, and those that should be
  std::vector<NamedThing> no_age;     // active actions that say no age

  static record::Shape const& shape() {
    using namespace record;
    static Field const fields[] = {rows<&PlanAges::ages>("ages"), rows<&PlanAges::passages>("passages"),
                                   rows<&PlanAges::goals>("goals"), rows<&PlanAges::no_age>("no_age")};
    static Shape const shape = answer<PlanAges>("plan_ages_answer", fields);
    return shape;
  }
};

std::vector<NamedThing> named_all(Picture const& picture, std::vector<std::string> const& actions) {
  std::vector<NamedThing> out;
  for (auto const& id : actions)
    if (auto action = named_action(picture, id)) out.push_back(*std::move(action));
  return out;
}

std::vector<AgeLine> lines(Picture const& picture,
                           std::array<std::vector<std::string>, plan::stages_of_childhood> const& actions) {
  std::vector<AgeLine> out;
  for (std::size_t at = 0; at < actions.size(); ++at)
    out.push_back({std::string(plan::name_of(static_cast<plan::Stage>(at))), named_all(picture, actions[at])});
  return out;
}

Result<PlanAges> plan_ages(Call const&, Reader& reader, PlanChoice const& choice) {
  auto const seen = look(reader);
  auto const& picture = *seen;
  auto const shown = chosen(picture, choice);
  PlanAges out;
  std::vector<plan::StagedAction> actions;
  std::set<std::string, std::less<>> served;
  for (auto const& action : picture.actions) {
    if (!shown.actions.contains(action.record.id) || !is_active(action.record.state)) continue;
    plan::StagedAction staged{.action = action.record.id};
    for (auto const& word : action.record.stages)
      if (auto const stage = plan::parse_stage(word)) staged.stages.push_back(*stage);
    for (auto const link : action.links) staged.goals.push_back(picture.links[link].goal);
    served.insert(staged.goals.begin(), staged.goals.end());
    if (staged.stages.empty()) out.no_age.push_back(named(action));
    actions.push_back(std::move(staged));
  }
  // A goal that has others below it is seen through them; one that nobody serves is the gap to be seen.
  std::set<std::string, std::less<>> parents;
  for (auto const& goal : picture.goals)
    if (goal.parent) parents.insert(*goal.parent);
  std::vector<std::string> goals;
  for (auto const& goal : picture.goals)
    if (shown.goals.contains(goal.id) && (served.contains(goal.id) || !parents.contains(goal.id)))
      goals.push_back(goal.id);
  auto const found = plan::ages(actions, goals);
  out.ages = lines(picture, found.actions);
  for (auto const& passage : found.passages)
    out.passages.push_back({std::string(plan::name_of(passage.from)), std::string(plan::name_of(passage.to)),
                            named_all(picture, passage.actions)});
  for (auto const& line : found.goals)
    out.goals.push_back({.goal = named(*picture.goal(line.goal)),
                         .depth = picture.coverage.goals[picture.goal_at.find(line.goal)->second].depth,
                         .ages = lines(picture, line.actions)});
  return out;
}

}  // namespace

void add_plan_ages(Register& all) { add(all, {.name = "plan_ages", .target = Target::view}, plan_ages); }

}  // namespace arpent::views
