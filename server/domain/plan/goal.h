// A goal: a node of the tree of a plan, and the assumptions that chain goals (if this, then that).
#pragma once
#include "base/result.h"
#include "domain/stages.h"
#include "record/describe.h"

namespace arpent::plan {

struct Goal {
  std::string id;
  std::int64_t revision = 0;
  std::string plan;
  std::optional<std::string> code;
  std::string title;
  std::optional<std::string> statement;
  std::optional<std::string> level;
  std::optional<std::string> parent;  // absent: at the top of the tree
  std::optional<double> weight;       // among its siblings
  bool priority = false;
  std::vector<std::string> themes;
  std::vector<std::string> stages;

  static record::Shape const& shape() {
    using namespace record;
    static Field const fields[] = {
        reference<&Goal::plan>("plan", "plan", {.required = true}),
        text<&Goal::code>("code", {.max_length = 40}),
        text<&Goal::title>("title", {.required = true, .max_length = 500}),
        long_text<&Goal::statement>("statement"),
        choice<&Goal::level>("level", "impact|outcome|output"),
        reference<&Goal::parent>("parent", "goal"),
        number<&Goal::weight>("weight", {.min = 0, .max = 100}),
        flag<&Goal::priority>("priority"),
        references<&Goal::themes>("themes", "theme"),
        choices<&Goal::stages>("stages", arpent::stages),
    };
    static Shape const shape =
        kept<Goal>("goal", "goals", fields, {.searched = "code|title|statement", .audience = Audience::open});
    return shape;
  }
};

// Goal → goal of the theory of change: "if children like coming, fewer leave early".
struct Assumption {
  std::string id;
  std::int64_t revision = 0;
  std::string from_goal, to_goal;
  std::string assumption;
  std::string confidence = "untested";
  std::optional<std::string> evidence, review_on;

  static record::Shape const& shape() {
    using namespace record;
    static Field const fields[] = {
        reference<&Assumption::from_goal>("from_goal", "goal", {.required = true, .fixed = true}),
        reference<&Assumption::to_goal>("to_goal", "goal", {.required = true, .fixed = true}),
        long_text<&Assumption::assumption>("assumption", {.required = true}),
        choice<&Assumption::confidence>("confidence", "untested|weak|fair|strong", {.required = true}),
        long_text<&Assumption::evidence>("evidence"),
        date<&Assumption::review_on>("review_on"),
    };
    static Shape const shape = kept<Assumption>("assumption", "assumptions", fields,
                                                {.title = "assumption", .searched = "assumption|evidence"});
    return shape;
  }
};

// A goal cannot be the reason of itself.
inline std::vector<FieldProblem> faults(Assumption const& link) {
  if (link.from_goal.empty() || link.from_goal != link.to_goal) return {};
  return {{"to_goal", "assumption.same_goal"}};
}

}  // namespace arpent::plan
