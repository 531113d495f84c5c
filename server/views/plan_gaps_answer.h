// What the link keeper's screen answers.
#pragma once
#include "views/plan_lines.h"

namespace arpent::views {

// A link to read again.
struct QueueLine {
  std::string id;
  std::int64_t revision = 0;
  std::string queued_as;
  NamedThing action, goal;
  std::string strength;
  std::optional<std::string> reason, assumption;
  std::string evidence;
  std::optional<std::string> doubt, reviewed_at, reviewed_by;
  std::optional<std::int64_t> months;

  static record::Shape const& shape() {
    using namespace record;
    static Field const fields[] = {
        text<&QueueLine::id>("id"),
        integer<&QueueLine::revision>("revision"),
        choice<&QueueLine::queued_as>("queued_as", "doubted|proposed|no_reason|aged"),
        object<&QueueLine::action>("action"),
        object<&QueueLine::goal>("goal"),
        text<&QueueLine::strength>("strength"),
        long_text<&QueueLine::reason>("reason"),
        long_text<&QueueLine::assumption>("assumption"),
        text<&QueueLine::evidence>("evidence"),
        long_text<&QueueLine::doubt>("doubt"),
        date<&QueueLine::reviewed_at>("reviewed_at"),
        text<&QueueLine::reviewed_by>("reviewed_by"),
        integer<&QueueLine::months>("months"),
    };
    static Shape const shape = answer<QueueLine>("queue_line", fields);
    return shape;
  }
};

// Two things and what is between them.
struct PairLine {
  NamedThing one, other;
  std::string between;

  static record::Shape const& shape() {
    using namespace record;
    static Field const fields[] = {object<&PairLine::one>("one"), object<&PairLine::other>("other"),
                                   text<&PairLine::between>("between")};
    static Shape const shape = answer<PairLine>("pair_line", fields);
    return shape;
  }
};

struct PlanGaps {
  std::vector<QueueLine> queue;
  std::vector<NamedThing> goals_without_action, goals_not_measured, orphans;
  std::vector<PairLine> untested_assumptions;  // goal → goal
  std::int64_t untested_links = 0;
  std::vector<std::string> stages_without_action, passages_without_action;  // "primary_lower_secondary"
  std::vector<PairLine> single_points;                                      // the one action that carries a goal
  std::vector<PairLine> alike;                                              // two actions that do the same for the plan
  std::vector<NamedThing> goals;                                            // all, to choose one from

  static record::Shape const& shape() {
    using namespace record;
    static Field const fields[] = {
        rows<&PlanGaps::queue>("queue"),
        rows<&PlanGaps::goals_without_action>("goals_without_action"),
        rows<&PlanGaps::goals_not_measured>("goals_not_measured"),
        rows<&PlanGaps::orphans>("orphans"),
        rows<&PlanGaps::untested_assumptions>("untested_assumptions"),
        integer<&PlanGaps::untested_links>("untested_links"),
        texts<&PlanGaps::stages_without_action>("stages_without_action"),
        texts<&PlanGaps::passages_without_action>("passages_without_action"),
        rows<&PlanGaps::single_points>("single_points"),
        rows<&PlanGaps::alike>("alike"),
        rows<&PlanGaps::goals>("goals"),
    };
    static Shape const shape = answer<PlanGaps>("plan_gaps_answer", fields);
    return shape;
  }
};

}  // namespace arpent::views
