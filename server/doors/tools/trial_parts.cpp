#include "doors/tools/trial_parts.h"

#include <cmath>

#include "doors/tools/number.h"

namespace arpent::tools {

std::vector<Command> trial_commands() {
  return {trial_look(),      trial_plan(), trial_boundaries(), trial_two_arms(), trial_mean(),
          trial_districts(), trial_draw(), trial_many(),       trial_looks()};
}

std::vector<Option> plan_options() {
  return {share("tolerable", "0.1"),
          share("alpha-harm", "0.1"),
          share("alpha-clear", "0.05"),
          {.name = "steps", .kind = Option::Kind::texts, .fallback = "10:0.7,25:0.5,60:0.25"}};
}

trial::Plan plan_of(Given const& given, Faults& faults) {
  trial::Plan plan{.tolerable = given.number("tolerable"),
                   .alpha_harm = given.number("alpha-harm"),
                   .alpha_clear = given.number("alpha-clear")};
  plan.steps.clear();
  int before = 0;
  for (auto const& text : given.texts("steps")) {
    auto const parts = split(text, ':');
    auto const cap = read_number(parts.empty() ? "" : parts[0], true);
    auto const limit = read_number(parts.size() == 2 ? parts[1] : "", true);
    bool const fits = cap.what == Number::read && limit.what == Number::read && whole(cap.value) && cap.value >= 1 &&
                      cap.value <= 1e6 && limit.value >= 0 && limit.value <= 1;
    if (!fits) {
      faults.add({}, "tools.step", {{"seen", text}});
      continue;
    }
    int const size = static_cast<int>(cap.value);
    if (size <= before) faults.add({}, "tools.steps_rise", {{"seen", text}, {"before", std::to_string(before)}});
    before = size;
    plan.steps.push_back({size, limit.value});
  }
  return plan;
}

Json to_json(trial::Plan const& plan) {
  Json steps = Json::array();
  for (auto const& step : plan.steps) steps.push_back({{"cap", step.cap}, {"promote_up_to", step.promote_up_to}});
  return {{"tolerable", plan.tolerable},
          {"alpha_harm", plan.alpha_harm},
          {"alpha_clear", plan.alpha_clear},
          {"steps", std::move(steps)}};
}

void say_plan(trial::Plan const& plan, Page& page) {
  page.line(page.sentence("tools.plan.rates", {{"tolerable", page.percent(plan.tolerable)},
                                               {"harm", page.figure(plan.alpha_harm)},
                                               {"e_harm", page.figure(1 / plan.alpha_harm)},
                                               {"clear", page.figure(plan.alpha_clear)},
                                               {"e_clear", page.figure(1 / plan.alpha_clear)}}));
  std::string steps;
  for (auto const& step : plan.steps)
    steps +=
        (steps.empty() ? "" : "; ") +
        page.sentence("tools.plan.step", {{"cap", page.count(step.cap)}, {"limit", page.percent(step.promote_up_to)}});
  page.line(page.sentence("tools.plan.steps", {{"steps", steps}}));
}

}  // namespace arpent::tools
