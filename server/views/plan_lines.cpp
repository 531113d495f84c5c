#include "views/plan_lines.h"

#include <algorithm>

#include "domain/measure/acceptance.h"
#include "domain/plan/link_queue.h"

namespace arpent::views {
namespace {

bool holds(std::vector<std::string> const& all, std::string const& one) {
  return std::find(all.begin(), all.end(), one) != all.end();
}

void with_those_above(Picture const& picture, plan::Goal const& goal, Chosen& out) {
  for (auto const* at = &goal; at && out.goals.insert(at->id).second;)
    at = at->parent ? picture.goal(*at->parent) : nullptr;
}

std::optional<measure::Period> latest_period(IndicatorLine const& line) {
  std::optional<measure::Period> latest;
  for (auto const& place : line.places)
    if (place.counted) latest = std::max(latest.value_or(place.counted->period), place.counted->period);
  return latest;
}

}  // namespace

record::Shape const& PlanChoice::shape() {
  using namespace record;
  static Field const fields[] = {reference<&PlanChoice::theme>("theme", "theme"),
                                 flag<&PlanChoice::priority>("priority")};
  static Shape const shape = input<PlanChoice>("plan_choice", fields);
  return shape;
}

Chosen chosen(Picture const& picture, PlanChoice const& choice) {
  Chosen out;
  auto const everything = !choice.theme && !choice.priority;
  for (auto const& goal : picture.goals)
    if ((!choice.theme || holds(goal.themes, *choice.theme)) && (!choice.priority || goal.priority))
      with_those_above(picture, goal, out);
  for (auto const& action : picture.actions) {
    bool shown = everything || (choice.theme && !choice.priority && holds(action.record.themes, *choice.theme));
    for (auto const link : action.links) shown = shown || out.goals.contains(picture.links[link].goal);
    if (shown) out.actions.insert(action.record.id);
  }
  return out;
}

bool is_active(std::string_view state) { return state == "prepared" || state == "running" || state == "paused"; }

record::Shape const& NamedThing::shape() {
  using namespace record;
  static Field const fields[] = {text<&NamedThing::id>("id"), text<&NamedThing::title>("title"),
                                 text<&NamedThing::code>("code")};
  static Shape const shape = answer<NamedThing>("named_thing", fields);
  return shape;
}

NamedThing named(plan::Goal const& goal) { return {.id = goal.id, .title = goal.title, .code = goal.code}; }
NamedThing named(ActionLine const& action) {
  return {.id = action.record.id, .title = action.record.title, .code = action.record.code};
}
std::optional<NamedThing> named_goal(Picture const& picture, std::string_view id) {
  auto const* goal = picture.goal(id);
  return goal ? std::optional(named(*goal)) : std::nullopt;
}
std::optional<NamedThing> named_action(Picture const& picture, std::string_view id) {
  auto const* action = picture.action(id);
  return action ? std::optional(named(*action)) : std::nullopt;
}

record::Shape const& LinkLine::shape() {
  using namespace record;
  static Field const fields[] = {
      text<&LinkLine::id>("id"),
      text<&LinkLine::action>("action"),
      text<&LinkLine::goal>("goal"),
      choice<&LinkLine::strength>("strength", "none|weak|moderate|strong"),
      choice<&LinkLine::state>("state", "proposed|confirmed|doubted"),
      text<&LinkLine::reason>("reason"),
      integer<&LinkLine::months>("months"),
      flag<&LinkLine::aged>("aged"),
  };
  static Shape const shape = answer<LinkLine>("link_line", fields);
  return shape;
}

LinkLine link_line(plan::Contribution const& link, Day today) {
  LinkLine out{.id = link.id,
               .action = link.action,
               .goal = link.goal,
               .strength = link.strength,
               .state = link.state,
               .reason = link.reason};
  auto const read = parse_day(link.reviewed_at.value_or(""));
  if (read) out.months = plan::months_between(*read, today);
  out.aged = plan::is_aged({.id = link.id,
                            .state = plan::parse_link_state(link.state).value_or(plan::LinkState::proposed),
                            .has_reason = link.reason.has_value(),
                            .reviewed_at = read},
                           today);
  return out;
}

record::Shape const& NumberLine::shape() {
  using namespace record;
  static Field const fields[] = {
      text<&NumberLine::id>("id"),
      text<&NumberLine::title>("title"),
      choice<&NumberLine::says>("says", "activity|effect|context"),
      number<&NumberLine::value>("value"),
      text<&NumberLine::unit>("unit"),
      text<&NumberLine::period>("period"),
      choice<&NumberLine::freshness>("freshness", "fresh|due|overdue|never|no_one"),
      integer<&NumberLine::answered>("answered"),
      integer<&NumberLine::concerned>("concerned"),
  };
  static Shape const shape = answer<NumberLine>("number_line", fields);
  return shape;
}

NumberLine number_line(IndicatorLine const& indicator) {
  NumberLine out{.id = indicator.record.id,
                 .title = indicator.record.title,
                 .says = indicator.record.says,
                 .value = indicator.rollup.value,
                 .unit = indicator.record.unit,
                 .freshness = std::string(measure::name_of(indicator.freshness)),
                 .answered = indicator.rollup.answered,
                 .concerned = indicator.rollup.concerned};
  // A figure of the whole city is what it is, however it would be put together from districts.
  if (!out.value && indicator.places.size() == 1 && indicator.places[0].place.empty() && indicator.places[0].latest) {
    auto const scale =
        measure::factor_of(measure::parse_scale(indicator.record.measure).value_or(measure::Scale::number));
    out.value = measure::figure_of(indicator.places[0].latest->reading, scale);
    out.period = indicator.places[0].latest->key;
  }
  if (auto const period = latest_period(indicator); !out.period && period) out.period = measure::print_period(*period);
  return out;
}

record::Shape const& ActionBrief::shape() {
  using namespace record;
  static Field const fields[] = {
      text<&ActionBrief::id>("id"),
      integer<&ActionBrief::revision>("revision"),
      text<&ActionBrief::code>("code"),
      text<&ActionBrief::title>("title"),
      choice<&ActionBrief::state>("state", "idea|prepared|running|paused|done"),
      choice<&ActionBrief::weather>("weather", "secured|reachable|support_needed|compromised"),
      text<&ActionBrief::weather_line>("weather_line"),
      integer<&ActionBrief::focus_rank>("focus_rank"),
      choice<&ActionBrief::focus_state>("focus_state", "proposed|agreed"),
      text<&ActionBrief::lead_title>("lead_title"),
      text<&ActionBrief::lead_person>("lead_person"),
      integer<&ActionBrief::rung>("rung"),
      text<&ActionBrief::next>("next"),
      integer<&ActionBrief::measured>("measured"),
      integer<&ActionBrief::concerned>("concerned"),
      choice<&ActionBrief::freshness>("freshness", "fresh|due|overdue|never|no_one"),
      rows<&ActionBrief::links>("links"),
      texts<&ActionBrief::themes>("themes"),
      texts<&ActionBrief::stages>("stages"),
  };
  static Shape const shape = answer<ActionBrief>("action_brief", fields);
  return shape;
}

ActionBrief brief(Picture const& picture, ActionLine const& action) {
  auto const& of = action.record;
  ActionBrief out{.id = of.id,
                  .revision = of.revision,
                  .code = of.code,
                  .title = of.title,
                  .state = of.state,
                  .weather = of.weather,
                  .weather_line = of.weather_line,
                  .focus_rank = of.focus_rank,
                  .focus_state = of.focus_state,
                  .lead_title = action.lead_title,
                  .lead_person = action.lead_person,
                  .rung = static_cast<std::int64_t>(action.ladder.rung),
                  .next = action.ladder.next ? to_json(*action.ladder.next) : Json(nullptr),
                  .measured = action.ladder.measured,
                  .concerned = action.ladder.concerned,
                  .themes = of.themes,
                  .stages = of.stages};
  std::optional<measure::Freshness> worst;
  for (auto const at : action.indicators) {
    auto const& line = picture.indicators[at];
    if (line.record.state == "active" && line.record.says != "context")
      worst = std::max(worst.value_or(line.freshness), line.freshness);
  }
  if (worst) out.freshness = std::string(measure::name_of(*worst));
  for (auto const at : action.links)
    if (picture.goal(picture.links[at].goal)) out.links.push_back(link_line(picture.links[at], picture.today));
  return out;
}

}  // namespace arpent::views
