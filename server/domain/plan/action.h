// An action: a concrete thing done. It exists in its own right: it may serve several goals, or none yet.
#pragma once
#include "domain/dates_in_order.h"
#include "domain/stages.h"
#include "record/describe.h"

namespace arpent::plan {

struct Action {
  std::string id;
  std::int64_t revision = 0;
  std::optional<std::string> plan;
  std::optional<std::string> code;
  std::string title;
  std::optional<std::string> is_about, is_not_about;
  std::string state = "idea";
  std::optional<std::string> weather;  // how it is going, said by a person on weather_on
  std::optional<std::string> weather_line, weather_on;
  std::optional<std::int64_t> focus_rank;  // 1 to 6 among the focus actions, absent for the others
  std::optional<std::string> focus_state;  // present exactly when focus_rank is
  std::optional<std::string> starts_on, ends_on;
  std::optional<std::string> lead, sponsor;  // posts: a person fills one, and may change
  std::optional<std::string> body;
  std::optional<std::int64_t> budget;
  std::vector<std::string> territories;  // empty: all districts
  std::vector<std::string> stages;
  std::vector<std::string> target_groups, themes;
  std::optional<std::string> reviewed_at, review_note;
  std::optional<std::string> priority_level;

  static record::Shape const& shape() {
    using namespace record;
    static Field const fields[] = {
        reference<&Action::plan>("plan", "plan"),
        text<&Action::code>("code", {.max_length = 40}),
        text<&Action::title>("title", {.required = true, .max_length = 300}),
        long_text<&Action::is_about>("is_about"),
        long_text<&Action::is_not_about>("is_not_about"),
        choice<&Action::state>("state", "idea|prepared|running|paused|done|dropped", {.required = true}),
        choice<&Action::weather>("weather", "secured|reachable|support_needed|compromised"),
        text<&Action::weather_line>("weather_line"),
        date<&Action::weather_on>("weather_on", {.by_operation = true}),
        integer<&Action::focus_rank>("focus_rank", {.min = 1, .max = 6, .by_operation = true}),
        choice<&Action::focus_state>("focus_state", "proposed|agreed", {.by_operation = true}),
        date<&Action::starts_on>("starts_on"),
        date<&Action::ends_on>("ends_on"),
        reference<&Action::lead>("lead", "post"),
        reference<&Action::sponsor>("sponsor", "post"),
        text<&Action::body>("body"),
        money<&Action::budget>("budget", {.min = 0, .unit = "EUR"}),
        references<&Action::territories>("territories", "territory"),
        choices<&Action::stages>("stages", arpent::stages),
        references<&Action::target_groups>("target_groups", "target_group"),
        references<&Action::themes>("themes", "theme"),
        date<&Action::reviewed_at>("reviewed_at", {.by_operation = true}),
        text<&Action::review_note>("review_note", {.max_length = 2000, .by_operation = true}),
        text<&Action::priority_level>("priority_level", {.max_length = 60}),
    };
    static Shape const shape = kept<Action>(
        "action", "actions", fields, {.searched = "code|title|is_about|is_not_about|body", .audience = Audience::open});
    return shape;
  }
};

inline std::vector<FieldProblem> faults(Action const& action) {
  return dates_in_order(action.starts_on, "ends_on", action.ends_on);
}

}  // namespace arpent::plan
