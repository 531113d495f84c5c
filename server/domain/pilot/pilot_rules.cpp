#include "domain/pilot/pilot_rules.h"

#include <algorithm>
#include <charconv>

#include "base/hash.h"
#include "domain/dates_in_order.h"
#include "domain/pilot/comparison.h"
#include "record/derive.h"

namespace arpent::pilot {
namespace {

bool said(std::optional<std::string> const& text) { return text && !text->empty(); }

bool is_time(std::string const& text) {
  auto const digit = [&](std::size_t at) { return text[at] >= '0' && text[at] <= '9'; };
  return text.size() == 5 && text[2] == ':' && digit(0) && digit(1) && digit(3) && digit(4) && text[3] <= '5' &&
         text.substr(0, 2) <= "23";
}

std::vector<FieldProblem> ladder_faults(Pilot const& pilot) {
  auto const steps = whole_numbers(pilot.steps), limits = whole_numbers(pilot.limits);
  if (!steps || steps->empty() || steps->size() > 10) return {{"steps", "pilot.steps_unreadable"}};
  for (std::size_t i = 0; i < steps->size(); ++i)
    if ((*steps)[i] < 1 || (i > 0 && (*steps)[i] <= (*steps)[i - 1])) return {{"steps", "pilot.steps_do_not_rise"}};
  if (!limits || std::any_of(limits->begin(), limits->end(), [](int share) { return share < 1 || share > 99; }))
    return {{"limits", "pilot.limits_unreadable"}};
  if (limits->size() != steps->size())
    return {{"limits", "pilot.limits_for_each_step", {{"steps", std::to_string(steps->size())}}}};
  if (pilot.watched && pilot.people_max && steps->back() > *pilot.people_max)
    return {{"steps",
             "pilot.steps_beyond_most",
             {{"last", std::to_string(steps->back())}, {"most", std::to_string(*pilot.people_max)}}}};
  return {};
}

}  // namespace

std::optional<std::vector<int>> whole_numbers(std::string_view text) {
  std::vector<int> out;
  auto const between = [](char c) { return c < '0' || c > '9'; };
  for (std::size_t at = 0; at < text.size();) {
    if (between(text[at])) {
      bool const fits = std::string_view(" ,;>-\t").find(text[at]) != std::string_view::npos ||
                        static_cast<unsigned char>(text[at]) >= 0x80;  // an arrow
      if (!fits) return std::nullopt;
      ++at;
      continue;
    }
    int number = 0;
    auto const [end, fault] = std::from_chars(text.data() + at, text.data() + text.size(), number);
    if (fault != std::errc{} || number > 100'000) return std::nullopt;
    out.push_back(number);
    at = static_cast<std::size_t>(end - text.data());
  }
  return out;
}

std::vector<std::string> missing_lines(Pilot const& pilot) {
  std::vector<std::string> out;
  auto const need = [&](bool there, char const* field) {
    if (!there) out.emplace_back(field);
  };
  need(!pilot.title.empty(), "title");
  need(pilot.territory || said(pilot.place), "place");
  need(pilot.people_max.has_value(), "people_max");
  need(pilot.ends_on.has_value(), "ends_on");
  need(said(pilot.worst_case), "worst_case");
  need(said(pilot.undo), "undo");
  need(!pilot.red_lines.empty(), "red_lines");
  need(said(pilot.prediction), "prediction");
  need(pilot.debrief_on.has_value(), "debrief_on");
  if (pilot.watched) {
    need(said(pilot.difficulty), "difficulty");
    need(pilot.tolerable.has_value(), "tolerable");
    need(pilot.reversible.has_value(), "reversible");
  }
  auto const compared = comparison_missing(pilot);
  out.insert(out.end(), compared.begin(), compared.end());
  return out;
}

std::vector<FieldProblem> faults(Pilot const& pilot) {
  auto out = dates_in_order(pilot.starts_on, "ends_on", pilot.ends_on);
  auto const debrief = dates_in_order(pilot.starts_on, "debrief_on", pilot.debrief_on);
  out.insert(out.end(), debrief.begin(), debrief.end());
  if (!is_time(pilot.debrief_at)) out.push_back({"debrief_at", "pilot.time_of_day"});
  auto const ladder = ladder_faults(pilot);
  out.insert(out.end(), ladder.begin(), ladder.end());
  auto const compared = comparison_faults(pilot);
  out.insert(out.end(), compared.begin(), compared.end());
  return out;
}

std::vector<FieldProblem> days_gone(Pilot const& pilot, std::string const& today) {
  std::vector<FieldProblem> out;
  if (pilot.ends_on && *pilot.ends_on < today)
    out.push_back({"ends_on", "pilot.ends_in_the_past", {{"day", *pilot.ends_on}}});
  if (pilot.debrief_on && pilot.ends_on && *pilot.debrief_on < *pilot.ends_on)
    out.push_back({"debrief_on", "pilot.debrief_before_end", {{"day", *pilot.ends_on}}});
  else if (pilot.debrief_on && *pilot.debrief_on < today)
    out.push_back({"debrief_on", "pilot.debrief_in_the_past", {{"day", *pilot.debrief_on}}});
  return out;
}

trial::Plan plan_of(Pilot const& pilot) {
  auto const steps = whole_numbers(pilot.steps).value_or(std::vector<int>{}),
             limits = whole_numbers(pilot.limits).value_or(std::vector<int>{});
  trial::Plan out{.tolerable = pilot.tolerable.value_or(0.1),
                  .alpha_harm = pilot.alpha_alarm,
                  .alpha_clear = pilot.alpha_clear,
                  .steps = {}};
  for (std::size_t i = 0; i < std::min(steps.size(), limits.size()); ++i)
    out.steps.push_back({steps[i], limits[i] / 100.0});
  return out;
}

std::vector<std::string_view> const& locked_fields() {
  static std::vector<std::string_view> const fields = {
      "title",       "place",        "people",      "people_max",  "ends_on",      "worst_case",    "undo",
      "reversible",  "red_lines",    "prediction",  "hypothesis",  "cost_cap",     "success_signs", "failure_signs",
      "watched",     "difficulty",   "unit",        "groups",      "report_every", "tolerable",     "alpha_alarm",
      "alpha_clear", "steps",        "limits",      "compared",    "outcome",      "usual_way",     "block_tried",
      "block_usual", "chance_tried", "drawn_among", "drawn_count", "least_useful"};
  return fields;
}

std::string fingerprint(Pilot const& pilot) {
  auto const all = record::to_json(pilot);
  Json kept = Json::object();
  for (auto const field : locked_fields()) kept[std::string(field)] = all[std::string(field)];
  return sha256_hex(kept.dump());
}

std::vector<std::string> forbidden_changes(Pilot const& before, Pilot const& after) {
  if (before.state == "idea" || before.state == "prepared") return {};
  static std::vector<std::string_view> const while_running = {"owner", "debrief_on", "debrief_at", "action",
                                                              "question"};
  auto const& locked = locked_fields();
  std::vector<std::string> out;
  for (auto& field : record::changed_fields(Pilot::shape(), record::to_json(before), record::to_json(after))) {
    bool const is_locked = std::find(locked.begin(), locked.end(), field) != locked.end();
    bool const is_free = std::find(while_running.begin(), while_running.end(), field) != while_running.end();
    if (is_locked || (before.state != "approved" && !is_free)) out.push_back(std::move(field));
  }
  return out;
}

}  // namespace arpent::pilot
