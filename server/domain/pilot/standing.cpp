#include "domain/pilot/standing.h"

#include <algorithm>
#include <cmath>

#include "domain/pilot/pilot_rules.h"
#include "operations/said.h"

namespace arpent::pilot {
namespace {

double percent(double share) { return std::round(share * 1000) / 10; }

class Telling {
 public:
  Telling(Pilot const& pilot, Told const& told, std::string const& today, int tried)
      : pilot_(pilot), told_(told), today_(today), tried_(tried), plan_(plan_of(pilot)) {}

  StandingAnswer run() {
    count();
    sign_ = unanswered_sign(pilot_, told_);
    for (auto const& [group, from] : missing_reports(pilot_, told_.reports, today_))
      out_.missing.push_back({group, from});
    if (pilot_.watched) watch();
    out_.may_go_on = may_go_on(pilot_, standing_);
    out_.rule = to_json(rule());
    if (pilot_.watched) say_what_is_not_known();
    return std::move(out_);
  }

 private:
  void count() {
    auto const counts = told_.counts();
    out_.state = pilot_.state;
    out_.pause_cause = pilot_.pause_cause;
    out_.watched = pilot_.watched;
    out_.exposed = pilot_.watched ? counts.exposed : std::max(counts.exposed, tried_);
    out_.events = counts.events;
    out_.people_max = pilot_.people_max;
    out_.reports = std::ssize(told_.reports);
    for (auto const& report : told_.reports) {
      out_.late += report.late;
      out_.while_paused += report.while_paused;
      out_.corrected += !report.corrected_at.empty();
    }
  }

  void watch() {
    standing_ = standing_of(pilot_, told_.reports);
    out_.step = pilot_.step;
    for (std::size_t i = 0; i < plan_.steps.size(); ++i) {
      auto const at = static_cast<std::int64_t>(i) + 1;
      auto const& cap = plan_.steps[i].cap;
      auto const* state = at < pilot_.step ? "done" : at == pilot_.step ? "now" : "later";
      // In groups the rule reckons with fewer people than there are: no number of difficulties can be promised.
      auto const most = pilot_.unit == "group" ? -1 : most_allowed(plan_, i, cap);
      out_.steps.push_back({cap, most, state});
    }
    rule_ = step_rule(pilot_, standing_);
    bool const held = pilot_.state == "paused" && pilot_.pause_cause == "step_review" && !sign_;
    out_.may_promote = rule_ == Rule::may_promote && !standing_.alarm && (pilot_.state == "running" || held);
    out_.near = sign_ ? 1 : nearness(pilot_, standing_);
    out_.alarm = standing_.alarm;
    out_.clear = standing_.clear;
    if (pilot_.unit == "person") {
      if (auto const next = next_pause(pilot_, standing_)) say_when(*next);
      if (auto const more = calm_until_clear(plan_, standing_.counts); more >= 0) out_.calm_until_clear = more;
    }
    out_.lower = percent(standing_.share.lower);
    out_.upper = percent(standing_.share.upper);
    out_.chance_above = percent(standing_.chance_above);
    out_.limit = percent(step().promote_up_to);
  }

  void say_when(NextPause const& next) {
    out_.alarm_at = next.at;
    if (pilot_.state != "running") return;
    auto const people = std::to_string(next.people);
    Phrase when{"pilot.pause_when.at_once", {{"n", std::to_string(next.at)}}};
    if (next.people > 0) when = {"pilot.pause_when.review", {{"n", std::to_string(next.at)}, {"people", people}}};
    if (next.people > 0 && out_.events >= next.at)
      when = {"pilot.pause_when.surely", {{"n", std::to_string(out_.events)}, {"people", people}}};
    out_.pause_when = to_json(when);
  }

  trial::Step const& step() const {
    return plan_.steps[static_cast<std::size_t>(std::clamp<std::int64_t>(pilot_.step, 1, std::ssize(plan_.steps))) - 1];
  }

  Params step_params() const {
    return {{"n", std::to_string(out_.exposed)},        {"cap", std::to_string(step().cap)},
            {"step", std::to_string(pilot_.step)},      {"steps", std::to_string(plan_.steps.size())},
            {"chance", number(standing_.chance_above)}, {"limit", number(step().promote_up_to)}};
  }
  static std::string number(double share) {
    auto const rounded = std::lround(share * 100);
    return std::to_string(rounded);
  }

  // A stop sign leads, whatever the numbers say.
  Phrase stopped() const {
    bool const is_over = pilot_.watched && rule_ == Rule::all_steps;
    auto params = is_over ? step_params() : Params{};
    params.emplace_back("day", sign_ ? sign_->on : pilot_.paused_at.value_or("").substr(0, 10));
    params.emplace_back("sign", sign_ ? sign_->red_line : pilot_.pause_note.value_or(""));
    if (pilot_.state == "debriefed") return {"pilot.rule.over_and_sign", params};
    return {is_over ? "pilot.rule.all_steps_and_sign" : "pilot.rule.red_line", params};
  }

  Phrase rule() const {
    if (sign_ || (pilot_.state == "paused" && pilot_.pause_cause == "red_line")) return stopped();
    if (pilot_.state == "debriefed") return {"pilot.rule.over", {}};
    if (pilot_.state == "paused") {
      if (pilot_.pause_cause == "alarm")
        return {pilot_.watched && !standing_.alarm ? "pilot.rule.alarm_no_more" : "pilot.rule.alarm",
                {{"n", std::to_string(out_.exposed)}, {"events", std::to_string(out_.events)}}};
      if (pilot_.pause_cause == "all_steps") return {"pilot.rule.all_steps", step_params()};
      if (pilot_.pause_cause == "step_review" && out_.may_promote) return {"pilot.rule.now_it_may", step_params()};
      if (pilot_.pause_cause == "step_review") return {"pilot.rule.step_review", step_params()};
      return {"pilot.rule.by_hand", {}};
    }
    if (pilot_.state != "running") return {"pilot.rule.not_begun", {}};
    if (!pilot_.watched) {
      auto const most = pilot_.people_max.value_or(0);
      if (most > 0 && out_.exposed >= most)
        return {"pilot.rule.full", {{"n", std::to_string(out_.exposed)}, {"most", std::to_string(most)}}};
      return {"pilot.rule.plain", {{"n", std::to_string(out_.exposed)}, {"most", std::to_string(most)}}};
    }
    if (out_.may_promote) return {"pilot.rule.may_promote", step_params()};
    if (pilot_.unit == "group") return {"pilot.rule.in_groups", step_params()};
    auto params = step_params();
    auto const at = static_cast<std::size_t>(pilot_.step - 1);
    auto const most = most_allowed(plan_, std::min(at, plan_.steps.size() - 1), step().cap);
    params.emplace_back("most", std::to_string(std::max(most, 0)));
    if (most < 0) return {"pilot.rule.not_even_with_none", params};
    bool const last = at + 1 >= plan_.steps.size();
    if (most == 0) return {last ? "pilot.rule.last_with_none" : "pilot.rule.with_none", params};
    return {last ? "pilot.rule.in_last_step" : "pilot.rule.in_step", params};
  }

  void know_not(std::string code, Params params) {
    out_.not_known.push_back(to_json(Phrase{std::move(code), std::move(params)}));
  }

  void say_what_is_not_known() {
    auto const tolerable = Params{{"tolerable", number(plan_.tolerable)}};
    if (out_.exposed == 0) know_not("pilot.unknown.nothing_yet", {});
    else if (auto const* sign = told_.last_sign(); out_.clear && sign)
      know_not("pilot.unknown.only_numbers", {{"day", sign->on}});
    else if (out_.clear) know_not("pilot.unknown.only_here", {});
    else if (out_.calm_until_clear) {
      auto params = tolerable;
      params.emplace_back("n", std::to_string(*out_.calm_until_clear));
      know_not("pilot.unknown.not_shown", params);
    } else know_not("pilot.unknown.not_shown_far", tolerable);
    if (out_.exposed > 0)
      know_not("pilot.unknown.share",
               {{"lower", number(standing_.share.lower)}, {"upper", number(standing_.share.upper)}});
    if (pilot_.unit == "group") know_not("pilot.unknown.groups", {});
    if (!out_.missing.empty()) know_not("pilot.unknown.missing", {{"n", std::to_string(out_.missing.size())}});
    if (out_.late > 0) know_not("pilot.unknown.late", {{"n", std::to_string(out_.late)}});
  }

  Pilot const& pilot_;
  Told const& told_;
  std::string const& today_;
  int tried_;
  trial::Plan plan_;
  Standing standing_{};
  Rule rule_ = Rule::go_on;       // of the step
  Report const* sign_ = nullptr;  // that nobody has answered
  StandingAnswer out_{};
};

}  // namespace

StandingAnswer standing_answer(Pilot const& pilot, Told const& told, std::string const& today, int tried) {
  return Telling(pilot, told, today, tried).run();
}

}  // namespace arpent::pilot
