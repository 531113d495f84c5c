// What the list of the plan answers.
#pragma once
#include "views/plan_lines.h"

namespace arpent::views {

struct PlanHead {
  std::string id;
  std::int64_t revision = 0;
  std::string title;
  std::optional<std::string> vision, out_of_scope, shared_values;
  std::vector<std::string> signatories;
  std::optional<std::string> council_decision, council_date, starts_on, ends_on;
  std::string state;
  std::optional<std::string> goals_label;
  std::optional<NamedThing> previous_plan;

  static record::Shape const& shape() {
    using namespace record;
    static Field const fields[] = {
        text<&PlanHead::id>("id"),
        integer<&PlanHead::revision>("revision"),
        text<&PlanHead::title>("title"),
        long_text<&PlanHead::vision>("vision"),
        long_text<&PlanHead::out_of_scope>("out_of_scope"),
        long_text<&PlanHead::shared_values>("shared_values"),
        texts<&PlanHead::signatories>("signatories"),
        text<&PlanHead::council_decision>("council_decision"),
        date<&PlanHead::council_date>("council_date"),
        date<&PlanHead::starts_on>("starts_on"),
        date<&PlanHead::ends_on>("ends_on"),
        choice<&PlanHead::state>("state", "draft|adopted|closed"),
        text<&PlanHead::goals_label>("goals_label"),
        object<&PlanHead::previous_plan>("previous_plan"),
    };
    static Shape const shape = answer<PlanHead>("plan_head", fields);
    return shape;
  }
};

struct GoalLine {
  std::string id;
  std::int64_t revision = 0;
  std::optional<std::string> code;
  std::string title;
  std::optional<std::string> level, parent;
  std::int64_t depth = 0;
  bool leaf = true, priority = false;
  std::vector<std::string> themes;
  std::optional<std::string> word;                        // leaves only
  std::int64_t seen = 0, seen_by_effect = 0, leaves = 0;  // "2 of 3"
  std::vector<LinkLine> links;                            // from the actions that are shown
  std::vector<NumberLine> beside;                         // context: shown, and never counted

  static record::Shape const& shape() {
    using namespace record;
    static Field const fields[] = {
        text<&GoalLine::id>("id"),
        integer<&GoalLine::revision>("revision"),
        text<&GoalLine::code>("code"),
        text<&GoalLine::title>("title"),
        choice<&GoalLine::level>("level", "impact|outcome|output"),
        text<&GoalLine::parent>("parent"),
        integer<&GoalLine::depth>("depth"),
        flag<&GoalLine::leaf>("leaf"),
        flag<&GoalLine::priority>("priority"),
        texts<&GoalLine::themes>("themes"),
        choice<&GoalLine::word>("word", "seen_by_effect|by_activity_only|not_seen"),
        integer<&GoalLine::seen>("seen"),
        integer<&GoalLine::seen_by_effect>("seen_by_effect"),
        integer<&GoalLine::leaves>("leaves"),
        rows<&GoalLine::links>("links"),
        rows<&GoalLine::beside>("beside"),
    };
    static Shape const shape = answer<GoalLine>("goal_line", fields);
    return shape;
  }
};

struct RungCount {
  std::string rung;
  std::int64_t actions = 0, focus = 0;

  static record::Shape const& shape() {
    using namespace record;
    static Field const fields[] = {text<&RungCount::rung>("rung"), integer<&RungCount::actions>("actions"),
                                   integer<&RungCount::focus>("focus")};
    static Shape const shape = answer<RungCount>("rung_count", fields);
    return shape;
  }
};

struct SeenCount {
  std::int64_t seen_by_effect = 0, by_activity_only = 0, not_seen = 0;

  static record::Shape const& shape() {
    using namespace record;
    static Field const fields[] = {integer<&SeenCount::seen_by_effect>("seen_by_effect"),
                                   integer<&SeenCount::by_activity_only>("by_activity_only"),
                                   integer<&SeenCount::not_seen>("not_seen")};
    static Shape const shape = answer<SeenCount>("seen_count", fields);
    return shape;
  }
};

struct PlanTree {
  std::string today;
  std::optional<PlanHead> plan;  // the current one; nothing before there is any
  std::vector<GoalLine> goals;   // in the order of the tree
  std::vector<ActionBrief> actions;
  std::vector<std::string> without_goal;  // actions that no link leads from
  std::vector<RungCount> rungs;           // of all actions, whatever is chosen
  SeenCount coverage;                     // of all goals without goals below
  std::vector<NamedThing> themes;
  std::vector<NamedThing> snapshots;  // named days: code is the day
  std::int64_t to_read = 0;           // links that wait to be read again

  static record::Shape const& shape() {
    using namespace record;
    static Field const fields[] = {
        date<&PlanTree::today>("today"),
        object<&PlanTree::plan>("plan"),
        rows<&PlanTree::goals>("goals"),
        rows<&PlanTree::actions>("actions"),
        texts<&PlanTree::without_goal>("without_goal"),
        rows<&PlanTree::rungs>("rungs"),
        object<&PlanTree::coverage>("coverage"),
        rows<&PlanTree::themes>("themes"),
        rows<&PlanTree::snapshots>("snapshots"),
        integer<&PlanTree::to_read>("to_read"),
    };
    static Shape const shape = answer<PlanTree>("plan_tree_answer", fields);
    return shape;
  }
};

}  // namespace arpent::views
