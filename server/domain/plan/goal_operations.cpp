#include <algorithm>
#include <map>

#include "domain/plan/goal.h"
#include "domain/plan/goal_tree.h"
#include "domain/plan/parts.h"
#include "domain/without_faults.h"

namespace arpent::plan {
namespace {

struct Recode {
  std::string id, code;
  bool preview = false;

  static record::Shape const& shape() {
    using namespace record;
    static Field const fields[] = {reference<&Recode::id>("id", "goal", {.required = true}),
                                   text<&Recode::code>("code", {.required = true, .max_length = 40}),
                                   flag<&Recode::preview>("preview")};
    static Shape const shape = input<Recode>("recode_goal", fields);
    return shape;
  }
};

struct Renumber {
  std::string plan;
  bool preview = false;

  static record::Shape const& shape() {
    using namespace record;
    static Field const fields[] = {reference<&Renumber::plan>("plan", "plan", {.required = true}),
                                   flag<&Renumber::preview>("preview")};
    static Shape const shape = input<Renumber>("renumber_goals", fields);
    return shape;
  }
};

struct NewCode {
  std::string goal, title;
  std::optional<std::string> before;
  std::string after;

  static record::Shape const& shape() {
    using namespace record;
    static Field const fields[] = {
        reference<&NewCode::goal>("goal", "goal"),
        text<&NewCode::title>("title"),
        text<&NewCode::before>("before"),
        text<&NewCode::after>("after"),
    };
    static Shape const shape = answer<NewCode>("new_code", fields);
    return shape;
  }
};

struct NewCodes {
  std::vector<NewCode> changes;
  bool done = false;

  static record::Shape const& shape() {
    using namespace record;
    static Field const fields[] = {rows<&NewCodes::changes>("changes"), flag<&NewCodes::done>("done")};
    static Shape const shape = answer<NewCodes>("new_codes", fields);
    return shape;
  }
};

std::vector<GoalNode> nodes_of(std::vector<Goal> const& goals) {
  std::vector<GoalNode> out;
  for (auto const& goal : goals) out.push_back({goal.id, goal.parent.value_or(""), goal.code.value_or("")});
  return out;
}

void append(std::vector<FieldProblem>& faults, Result<Done> const& answer) {
  if (answer) return;
  auto const& more = answer.problem().fields;
  faults.insert(faults.end(), more.begin(), more.end());
}

// In the plan that it names, with the goal itself in it as it will be.
std::vector<FieldProblem> faults(Reader const& reader, Goal const* before, Goal const& after) {
  std::vector<FieldProblem> out;
  auto goals = reader.where<Goal>("plan", after.plan);
  std::erase_if(goals, [&](Goal const& goal) { return goal.id == after.id; });
  if (after.parent && reader.find("goal", *after.parent) && *after.parent != after.id &&
      std::none_of(goals.begin(), goals.end(), [&](Goal const& goal) { return goal.id == *after.parent; })) {
    out.push_back({"parent", "goal.parent_elsewhere"});
  } else {
    goals.push_back(after);
    append(out, check_parent(nodes_of(goals), after.id, after.parent.value_or("")));
  }
  if (after.code && !after.code->empty() && std::any_of(goals.begin(), goals.end(), [&](Goal const& goal) {
        return goal.id != after.id && goal.code == after.code;
      }))
    out.push_back({"code", "goal.code_taken", {{"code", *after.code}}});
  if (before && before->plan != after.plan && !reader.where<Goal>("parent", after.id).empty())
    out.push_back({"plan", "goal.others_below"});
  return out;
}

std::vector<NewCode> told(Reader const& reader, std::vector<CodeChange> const& changes) {
  std::vector<NewCode> out;
  for (auto const& change : changes) {
    auto const goal = reader.find<Goal>(change.id);
    out.push_back({change.id, goal ? goal->title : "",
                   change.before.empty() ? std::nullopt : std::optional(change.before), change.after});
  }
  return out;
}

void keep(Work& work, std::vector<CodeChange> const& changes) {
  for (auto const& change : changes)
    if (auto goal = work.find<Goal>(change.id)) {
      goal->code = change.after;
      work.put(*goal);
    }
}

// Those below follow a code that is changed by hand, too.
Result<Done> allow(Call const&, Work& work, Goal const* before, Goal& after) {
  ARPENT_CHECK(none_of(faults(work, before, after)));
  bool const recodes = before && before->code && after.code && before->code != after.code && before->plan == after.plan;
  if (!recodes) return Done{};
  ARPENT_TRY(changes, recoded(nodes_of(work.where<Goal>("plan", after.plan)), after.id, *after.code));
  std::erase_if(changes, [&](CodeChange const& change) { return change.id == after.id; });
  keep(work, changes);
  return Done{};
}

Result<NewCodes> recode(Call const&, Work& work, Recode const& in) {
  ARPENT_TRY(goal, work.get<Goal>(in.id));
  ARPENT_TRY(changes, recoded(nodes_of(work.where<Goal>("plan", goal.plan)), in.id, in.code));
  NewCodes out{told(work, changes), !in.preview};
  if (!in.preview) keep(work, changes);
  return out;
}

Result<NewCodes> renumber(Call const&, Work& work, Renumber const& in) {
  ARPENT_CHECK(work.get("plan", in.plan));
  auto const changes = renumbered(nodes_of(work.where<Goal>("plan", in.plan)));
  NewCodes out{told(work, changes), !in.preview};
  if (!in.preview) keep(work, changes);
  return out;
}

Result<Done> allow_assumption(Call const&, Work& work, Assumption const*, Assumption& after) {
  auto wrong = faults(after);
  auto const alike = work.where<Assumption>({{"from_goal", after.from_goal}, {"to_goal", after.to_goal}});
  if (std::any_of(alike.begin(), alike.end(), [&](Assumption const& other) { return other.id != after.id; }))
    wrong.push_back({"to_goal", "assumption.exists_already"});
  return none_of(std::move(wrong));
}

// Each goal leads to the top.
Result<Done> no_circle(Reader& reader) {
  std::map<std::string, std::string> above;
  for (auto const& goal : reader.all<Goal>()) above[goal.id] = goal.parent.value_or("");
  for (auto const& [id, parent] : above) {
    std::size_t steps = 0;
    for (auto at = parent; !at.empty() && above.contains(at); at = above[at])
      if (++steps > above.size()) return Problem{409, "goal.parent_below"};
  }
  return Done{};
}

}  // namespace

void add_goals(Register& all) {
  all.invariants.push_back({"goal", no_circle});
  add_standard<Goal>(all, {.allow = allow});
  add_standard<Assumption>(all, {.allow = allow_assumption});
  add(all, {.name = "goal.recode", .target = Target::item}, recode);
  add(all, {.name = "goal.renumber", .target = Target::collection}, renumber);
}

}  // namespace arpent::plan
