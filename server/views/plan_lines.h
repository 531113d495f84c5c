// What the screens of the plan are made of: goals and actions, each in the few words that a line holds, and the choice
// of a theme or of the priorities.
#pragma once
#include <set>

#include "operations/said.h"
#include "views/picture.h"

namespace arpent::views {

// Absent: everything.
struct PlanChoice {
  std::optional<std::string> theme;
  bool priority = false;  // only goals marked so

  static record::Shape const& shape();
};

// What is shown: goals that fit, those above them, and the actions that serve them or carry the theme themselves.
struct Chosen {
  std::set<std::string, std::less<>> goals{}, actions{};
};
Chosen chosen(Picture const& picture, PlanChoice const& choice);

// Prepared, running or paused: only these carry a goal.
bool is_active(std::string_view state);

struct NamedThing {
  std::string id;
  std::string title;
  std::optional<std::string> code{};

  static record::Shape const& shape();
};
NamedThing named(plan::Goal const& goal);
NamedThing named(ActionLine const& action);
// Absent where it is not in the current plan.
std::optional<NamedThing> named_goal(Picture const& picture, std::string_view id);
std::optional<NamedThing> named_action(Picture const& picture, std::string_view id);

// A link from an action to a goal.
struct LinkLine {
  std::string id;
  std::string action, goal;
  std::string strength, state;
  std::optional<std::string> reason{};
  std::optional<std::int64_t> months{};  // since it was read last, where it ever was
  bool aged = false;                     // confirmed, and too long ago

  static record::Shape const& shape();
};
LinkLine link_line(plan::Contribution const& link, Day today);

// A number beside a goal or an action.
struct NumberLine {
  std::string id;
  std::string title;
  std::string says;
  std::optional<double> value{};  // rolled up; nothing where there is none, or where it is a distribution
  std::optional<std::string> unit{}, period{};
  std::string freshness{};
  std::int64_t answered = 0, concerned = 0;

  static record::Shape const& shape();
};
NumberLine number_line(IndicatorLine const& indicator);

struct ActionBrief {
  std::string id;
  std::int64_t revision = 0;
  std::optional<std::string> code{};
  std::string title;
  std::string state;
  std::optional<std::string> weather{}, weather_line{};
  std::optional<std::int64_t> focus_rank{};
  std::optional<std::string> focus_state{};
  std::string lead_title{}, lead_person{};
  std::int64_t rung = 0;
  Json next{};                               // a sentence, or null on the highest rung
  std::int64_t measured = 0, concerned = 0;  // "measured in 5 of 8 districts"
  std::optional<std::string> freshness{};    // the worst of its numbers; nothing without one
  std::vector<LinkLine> links{};
  std::vector<std::string> themes{}, stages{};

  static record::Shape const& shape();
};
ActionBrief brief(Picture const& picture, ActionLine const& action);

}  // namespace arpent::views
