// Daily counts of one or several small tests → what each look decides, with the rule and the numbers it rests on.
#include <cmath>
#include <map>

#include "base/day.h"
#include "base/text.h"
#include "doors/tools/trial_parts.h"
#include "trial/many.h"

namespace arpent::tools {
namespace {

using trial::State;

struct Row {
  std::size_t line = 0;
  std::string day{};
  trial::Counts counts{};
  bool red_line = false;
};

// In the order of the file.
struct Pilot {
  std::string name{};
  std::vector<Row> rows{};
};

char const* rule_of(trial::Look const& look, int step_before) {
  if (look.refused) return "refused";
  switch (look.state) {
    case State::paused_red_line:
      return "red_line";
    case State::paused_harm_alarm:
      return "harm_alarm";
    case State::paused_step_review:
      return "step_review";
    case State::completed_to_review:
      return "completed";
    case State::running:
      break;
  }
  return look.step > step_before ? "promoted" : "running";
}

// The day of a row must come after the one before: a look that is out of order would be decided on what was not yet
// known.
void check_order(Pilot const& pilot, Faults& faults) {
  for (std::size_t at = 1; at < pilot.rows.size(); ++at) {
    auto const &before = pilot.rows[at - 1], &now = pilot.rows[at];
    if (now.day.empty() || parse_day(now.day) > parse_day(before.day)) continue;
    faults.add({now.line, "day"}, now.day == before.day ? "tools.day_twice" : "tools.day_order",
               {{"day", now.day}, {"before", before.day}});
  }
}

void take_differences(Pilot& pilot, Faults& faults) {
  trial::Counts before{};
  for (auto& row : pilot.rows) {
    auto const total = row.counts;
    if (total.exposed < before.exposed || total.events < before.events)
      faults.add({row.line, "exposed"}, "tools.totals_fall");
    row.counts = {.events = total.events - before.events, .exposed = total.exposed - before.exposed};
    before = total;
  }
}

trial::Outcome outcome_of(std::string const& text, bool& known) {
  known = true;
  if (text == "o" || text == "0" || text == "calm" || text == "calme") return trial::Outcome::calm;
  if (text == "h" || text == "1" || text == "harm" || text == "dommage") return trial::Outcome::harm;
  if (text == "H" || text == "red_line" || text == "ligne_rouge") return trial::Outcome::red_line;
  known = false;
  return trial::Outcome::calm;
}

std::vector<Pilot> pilots_of(Given const& given, Records& records, Faults& faults) {
  bool const single = find_heading(records.heading(), "outcome").has_value();
  using W = Wanted;
  std::vector<Wanted> wanted{{"pilot", W::Kind::category, W::Cells::all, W::There::may},
                             {"day", W::Kind::category, W::Cells::all, W::There::may}};
  if (single) {
    wanted.push_back({"outcome", W::Kind::category});
  } else {
    wanted.push_back({"exposed"});
    wanted.push_back({"events"});
    wanted.push_back({"red_line", W::Kind::number, W::Cells::some, W::There::may});
  }
  auto const table = read_table(records, wanted, faults);
  if (faults.any()) return {};
  auto const exposed = single ? std::vector<int>(table.rows(), 1) : counts_of(table, "exposed", faults);
  auto const events = single ? std::vector<int>(table.rows(), 0) : counts_of(table, "events", faults);
  auto const red = table.has("red_line") ? counts_of(table, "red_line", faults) : std::vector<int>(table.rows(), 0);
  std::vector<Pilot> out;
  for (std::size_t row = 0; row < table.rows(); ++row) {
    Row one{.line = table.line(row), .counts = {events[row], exposed[row]}, .red_line = red[row] > 0};
    if (single) {
      bool known = true;
      auto const& text = table.texts("outcome")[static_cast<std::size_t>(table.codes("outcome")[row])];
      auto const outcome = outcome_of(text, known);
      if (!known) faults.add({one.line, "outcome"}, "tools.outcome", {{"seen", text}});
      one.counts.events = outcome != trial::Outcome::calm;
      one.red_line = outcome == trial::Outcome::red_line;
    }
    if (one.counts.events > one.counts.exposed)
      faults.add({one.line, "events"}, "tools.events_beyond",
                 {{"events", std::to_string(one.counts.events)}, {"exposed", std::to_string(one.counts.exposed)}});
    if (table.has("day")) {
      one.day = table.texts("day")[static_cast<std::size_t>(table.codes("day")[row])];
      if (!parse_day(one.day)) faults.add({one.line, "day"}, "tools.not_a_day", {{"seen", one.day}});
    }
    auto const pilot = table.has("pilot") ? static_cast<std::size_t>(table.codes("pilot")[row]) : 0;
    if (pilot >= out.size()) out.resize(pilot + 1);
    if (table.has("pilot")) out[pilot].name = table.texts("pilot")[pilot];
    out[pilot].rows.push_back(std::move(one));
  }
  if (faults.any()) return {};
  for (auto& pilot : out) {
    if (!single && table.has("day")) check_order(pilot, faults);
    if (given.flag("cumulative")) take_differences(pilot, faults);
  }
  return out;
}

class Writer {
 public:
  Writer(Given const& given, trial::Plan const& plan, Answer& answer)
      : plan_(plan), alpha_(given.number("alpha")), answer_(answer), page_(answer.page) {
    answer.json["plan"] = to_json(plan);
    answer.json["alpha"] = alpha_;
    answer.json["pilots"] = Json::array();
    answer.table.columns = {text_column("pilot"), text_column("day")};
    for (auto const* name : {"exposed", "events", "lower", "upper", "ln_e_harm", "ln_e_clear", "chance_above", "step"})
      answer.table.columns.push_back(number_column(name));
    for (auto const* name : {"state", "rule"}) answer.table.columns.push_back(text_column(name));
    page_.title(page_.sentence("tools.look.title"));
    say_plan(plan, page_);
  }

  void add(Pilot const& pilot) {
    Json looks = Json::array();
    trial::Monitor monitor(plan_);
    trial::Interval interval;
    std::string day;
    lines_.clear();
    for (auto const& row : pilot.rows) {
      int const before = monitor.now().step;
      auto const& look = monitor.see_day(row.counts, row.red_line);
      if (!look.refused) interval = trial::confidence_sequence(look.counts, alpha_), day = row.day;
      add_look(pilot.name, row.day, look, interval, rule_of(look, before), looks);
    }
    say_pilot(pilot.name, day, monitor.now(), interval);
    answer_.json["pilots"].push_back(
        {{"pilot", pilot.name}, {"state", name_of(monitor.now().state)}, {"looks", std::move(looks)}});
  }

 private:
  void add_look(std::string const& pilot, std::string const& day, trial::Look const& look, trial::Interval interval,
                std::string const& rule, Json& looks) {
    looks.push_back({{"day", day.empty() ? Json() : Json(day)},
                     {"exposed", look.counts.exposed},
                     {"events", look.counts.events},
                     {"lower", interval.lower},
                     {"upper", interval.upper},
                     {"ln_e_harm", look.evidence.ln_harm},
                     {"ln_e_clear", look.evidence.ln_clear},
                     {"chance_above", look.evidence.chance_above},
                     {"step", look.step},
                     {"cap", plan_.steps[static_cast<std::size_t>(look.step - 1)].cap},
                     {"state", name_of(look.state)},
                     {"refused", look.refused},
                     {"rule", rule}});
    answer_.table.rows.push_back({pilot, day, 1.0 * look.counts.exposed, 1.0 * look.counts.events, interval.lower,
                                  interval.upper, look.evidence.ln_harm, look.evidence.ln_clear,
                                  look.evidence.chance_above, 1.0 * look.step, std::string(name_of(look.state)), rule});
    lines_.push_back({day.empty() ? std::to_string(lines_.size() + 1) : day, page_.count(look.counts.exposed),
                      page_.count(look.counts.events),
                      page_.percent(interval.lower) + " – " + page_.percent(interval.upper),
                      page_.figure(std::exp(look.evidence.ln_harm), 3),
                      page_.figure(std::exp(look.evidence.ln_clear), 3), page_.percent(look.evidence.chance_above),
                      page_.count(look.step), page_.sentence("tools.rule_short." + rule)});
  }

  void say_pilot(std::string const& name, std::string const& day, trial::Look const& look, trial::Interval interval) {
    page_.title(name.empty() ? page_.sentence("tools.look.decision") : name);
    auto const& step = plan_.steps[static_cast<std::size_t>(look.step - 1)];
    Params const params{{"day", day},
                        {"exposed", page_.count(look.counts.exposed)},
                        {"events", page_.count(look.counts.events)},
                        {"e", page_.figure(std::exp(look.evidence.ln_harm), 3)},
                        {"limit", page_.figure(1 / plan_.alpha_harm, 3)},
                        {"chance", page_.percent(look.evidence.chance_above)},
                        {"tolerable", page_.percent(plan_.tolerable)},
                        {"promote", page_.percent(step.promote_up_to)},
                        {"step", page_.count(look.step)},
                        {"cap", page_.count(step.cap)}};
    page_.line(page_.sentence("tools.state." + fold(name_of(look.state)), params));
    page_.line(page_.sentence("tools.look.rate", {{"lower", page_.percent(interval.lower)},
                                                  {"upper", page_.percent(interval.upper)},
                                                  {"level", page_.percent(1 - alpha_)}}));
    page_.line(page_.sentence(
        trial::is_clear(look.evidence, plan_.alpha_clear) ? "tools.look.clear" : "tools.look.not_clear",
        {{"e", page_.figure(std::exp(look.evidence.ln_clear), 3)}, {"limit", page_.figure(1 / plan_.alpha_clear, 3)}}));
    page_.line();
    page_.table(
        {page_.sentence("tools.head.day"), page_.sentence("tools.head.exposed"), page_.sentence("tools.head.harms"),
         page_.sentence("tools.head.interval"), page_.sentence("tools.head.e_harm"),
         page_.sentence("tools.head.e_clear"), page_.sentence("tools.head.chance_above"),
         page_.sentence("tools.head.step"), page_.sentence("tools.head.rule")},
        lines_);
  }

  trial::Plan const& plan_;
  double alpha_;
  Answer& answer_;
  Page& page_;
  std::vector<std::vector<std::string>> lines_{};
};

void run(Given const& given, std::istream& in, Answer& answer, Faults& faults) {
  auto const plan = plan_of(given, faults);
  auto const records = open_records(in, faults);
  if (!records) return;
  auto const pilots = pilots_of(given, *records, faults);
  if (faults.any()) return;
  Writer writer(given, plan, answer);
  for (auto const& pilot : pilots) writer.add(pilot);
  answer.page.line().line(answer.page.sentence("tools.look.note"));
}

}  // namespace

Command trial_look() {
  auto options = plan_options();
  options.push_back(share("alpha", "0.05"));
  options.push_back({.name = "cumulative", .kind = Option::Kind::flag});
  return {.tool = "trial",
          .verb = "look",
          .options = std::move(options),
          .example = {.rows = "day,exposed,events\n2026-03-02,4,0\n2026-03-03,6,1\n2026-03-04,7,2\n2026-03-05,8,4\n",
                      .words = "--tolerable 0.1 --report"},
          .run = run};
}

}  // namespace arpent::tools
