// A plan: a strategy over a period, an agreement between signatories. A city has one current plan, the latest; the
// earlier ones stay, each pointing at the one it continues.
#pragma once
#include "domain/dates_in_order.h"
#include "record/describe.h"

namespace arpent::plan {

struct Plan {
  std::string id;
  std::int64_t revision = 0;
  std::string title;
  std::optional<std::string> vision, out_of_scope, shared_values;
  std::vector<std::string> signatories;
  std::optional<std::string> council_decision, council_date, starts_on, ends_on;
  std::string state = "draft";
  std::optional<std::string> previous_plan;
  std::optional<std::string> goals_label;  // what this city calls its goals: "Axes", "Orientations"

  static record::Shape const& shape() {
    using namespace record;
    static Field const fields[] = {
        text<&Plan::title>("title", {.required = true}),
        long_text<&Plan::vision>("vision"),
        long_text<&Plan::out_of_scope>("out_of_scope"),
        long_text<&Plan::shared_values>("shared_values"),
        texts<&Plan::signatories>("signatories"),
        text<&Plan::council_decision>("council_decision"),
        date<&Plan::council_date>("council_date"),
        date<&Plan::starts_on>("starts_on"),
        date<&Plan::ends_on>("ends_on"),
        choice<&Plan::state>("state", "draft|adopted|closed", {.required = true}),
        reference<&Plan::previous_plan>("previous_plan", "plan"),
        text<&Plan::goals_label>("goals_label", {.max_length = 60}),
    };
    static Shape const shape = kept<Plan>(
        "plan", "plans", fields, {.searched = "title|vision|out_of_scope|shared_values", .audience = Audience::open});
    return shape;
  }
};

// Faults that no single field shows.
inline std::vector<FieldProblem> faults(Plan const& plan) {
  return dates_in_order(plan.starts_on, "ends_on", plan.ends_on);
}

// A policy theme, across goals and actions.
struct Theme {
  std::string id;
  std::int64_t revision = 0;
  std::string title;
  std::optional<std::string> code;

  static record::Shape const& shape() {
    using namespace record;
    static Field const fields[] = {
        text<&Theme::title>("title", {.required = true}),
        text<&Theme::code>("code", {.max_length = 40}),
    };
    static Shape const shape =
        kept<Theme>("theme", "themes", fields, {.searched = "title|code", .audience = Audience::open});
    return shape;
  }
};

}  // namespace arpent::plan
