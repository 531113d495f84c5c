#include "views/pilot_page.h"

#include <algorithm>
#include <cmath>

#include "domain/pilot/comparison.h"
#include "domain/pilot/forecast.h"
#include "domain/pilot/owner.h"
#include "domain/pilot/pilot_rules.h"
#include "domain/pilot/standing.h"
#include "domain/text_of.h"
#include "operations/said.h"
#include "views/pilot_page_answer.h"

namespace arpent::views {
namespace {

using pilot::Pilot;

struct AskedPilot {
  std::string id;
  static record::Shape const& shape() {
    using namespace record;
    static Field const fields[] = {text<&AskedPilot::id>("id", {.required = true})};
    static Shape const shape = input<AskedPilot>("pilot_page_of", fields);
    return shape;
  }
};

struct AskedSteps {
  std::string steps, limits;
  std::optional<double> tolerable, alpha_alarm;

  static record::Shape const& shape() {
    using namespace record;
    using A = AskedSteps;
    static Field const fields[] = {
        text<&A::steps>("steps", {.required = true, .max_length = 100}),
        text<&A::limits>("limits", {.required = true, .max_length = 100}),
        number<&A::tolerable>("tolerable", {.required = true, .min = 0.001, .max = 0.9}),
        number<&A::alpha_alarm>("alpha_alarm", {.min = 0.001, .max = 0.5}),
    };
    static Shape const shape = input<A>("pilot_forecast_of", fields);
    return shape;
  }
};

double tenths(double value) { return std::round(value * 10) / 10; }
double percent(double share) { return std::round(share * 10000) / 100; }

std::optional<std::string> if_said(std::string const& text) {
  return text.empty() ? std::nullopt : std::optional(text);
}

std::optional<PilotForecast> forecast(Pilot const& of) {
  auto const plan = pilot::plan_of(of);
  if (plan.steps.empty() || plan.steps.back().cap > pilot::people_reckoned) return std::nullopt;
  auto const made = pilot::forecast_of(plan);
  PilotForecast out;
  for (auto const& at : made.at)
    out.at.push_back({percent(at.rate), percent(at.completed), percent(at.alarm), tenths(at.expected_exposed),
                      tenths(at.expected_events)});
  for (auto const& phrase : made.says) out.says.push_back(to_json(phrase));
  for (std::size_t i = 0; i < plan.steps.size(); ++i)
    out.steps.push_back({plan.steps[i].cap, pilot::most_allowed(plan, i, plan.steps[i].cap), "later"});
  return out;
}

class Page {
 public:
  Page(Call const& call, Reader& reader, Pilot const& of) : call_(call), reader_(reader), of_(of) {}

  PilotPage read() {
    page_.pilot = of_;
    auto const action = reader_.find("action", of_.action.value_or(""));
    if (action) page_.action_title = if_said(text_of(*action, "title"));
    if (auto const place = reader_.find("territory", of_.territory.value_or("")))
      page_.territory_name = if_said(text_of(*place, "name"));
    if (auto const post = reader_.find("post", of_.owner.value_or("")))
      page_.owner_name = if_said(text_of(*post, "title"));
    else if (of_.owner) page_.owner_name = if_said(call_.name_of_actor(reader_, *of_.owner));
    auto const lead = action ? reader_.find("post", text_of(*action, "lead")) : std::nullopt;
    page_.yours = lead && !call_.asker.person.empty() && text_of(*lead, "holder") == call_.asker.person;
    page_.missing_lines = pilot::missing_lines(of_);
    figures();
    // Nothing is foretold of a share that nobody has chosen: the card asks for it first.
    if (of_.watched && of_.tolerable) page_.forecast = forecast(of_);
    versions();
    return std::move(page_);
  }

 private:
  std::string name(std::string const& actor) const { return call_.name_of_actor(reader_, actor); }

  void figures() {
    auto const facts = pilot::all_facts(reader_, pilot::stream_of(of_.id));
    auto const told = pilot::told(facts);
    auto const arms = pilot::arms(facts);
    if (of_.approved_on) page_.comparison = pilot::comparison_answer(of_, arms);
    page_.standing =
        pilot::standing_answer(of_, told, print_day(reader_.today()), arms.tried(of_.block_tried.value_or(0)));
    for (auto const& one : told.reports) {
      PilotReport line{.id = one.id, .on = one.on};
      line.exposed = one.counts.exposed;
      line.events = one.counts.events;
      if (!one.corrected_at.empty()) line.first_exposed = one.at_first.exposed, line.first_events = one.at_first.events;
      line.red_line = if_said(one.red_line);
      line.group = if_said(one.group);
      line.who = if_said(one.who);
      line.note = if_said(one.note);
      line.by = if_said(name(one.by));
      line.at = if_said(one.at);
      line.correction = if_said(one.correction);
      line.corrected_by = if_said(one.corrected_at.empty() ? "" : name(one.corrected_by));
      line.late = one.late;
      line.while_paused = one.while_paused;
      if (one.beyond_step > 0) line.beyond_step = one.beyond_step;
      if (one.beyond_most > 0) line.beyond_most = one.beyond_most;
      page_.reports.push_back(std::move(line));
    }
    if (!of_.watched) return;
    auto const known = pilot::known_when(of_, told);
    for (std::size_t i = 0; i < known.size(); ++i) {
      auto const& arrival = told.arrivals[i];
      page_.trace.push_back({arrival.at, arrival.on, known[i].counts.exposed, known[i].counts.events,
                             std::round(known[i].near * 1000) / 1000, arrival.late, arrival.is_correction,
                             arrival.red_line});
    }
  }

  PilotVersion version(Pilot const& of) const {
    PilotVersion out{.id = of.id, .title = of.title, .state = of.state, .version = of.version};
    out.verdict = of.verdict;
    out.learning = of.learning;
    if (auto const action = reader_.find("action", of.action.value_or("")))
      out.action_title = if_said(text_of(*action, "title"));
    return out;
  }

  // The first of the line, and from there all that follow.
  void versions() {
    auto const all = reader_.all<Pilot>();
    auto const at = [&](std::string const& id) {
      auto const found = std::find_if(all.begin(), all.end(), [&](Pilot const& one) { return one.id == id; });
      return found == all.end() ? nullptr : &*found;
    };
    std::set<std::string> line{of_.id};
    for (auto const* one = at(of_.id); one && one->previous && line.insert(*one->previous).second;)
      one = at(*one->previous);
    // Ids are in the order of age: what follows comes later.
    for (auto const& one : all)
      if (one.previous && line.contains(*one.previous)) line.insert(one.id);
    for (auto const& one : all) {
      bool const asks_the_same = of_.question && !of_.question->empty() && one.question == of_.question;
      if (line.contains(one.id)) page_.versions.push_back(version(one));
      else if (asks_the_same) page_.alike.push_back(version(one));
    }
    std::stable_sort(page_.versions.begin(), page_.versions.end(),
                     [](PilotVersion const& one, PilotVersion const& other) { return one.version < other.version; });
  }

  Call const& call_;
  Reader& reader_;
  Pilot const& of_;
  PilotPage page_{};
};

Result<PilotPage> pilot_page(Call const& call, Reader& reader, AskedPilot const& in) {
  ARPENT_TRY(of, reader.get<Pilot>(in.id));
  return Page(call, reader, of).read();
}

Result<PilotForecast> pilot_forecast(Call const&, Reader&, AskedSteps const& in) {
  Pilot draft;
  draft.title = "draft";
  draft.watched = true;
  draft.steps = in.steps;
  draft.limits = in.limits;
  draft.tolerable = in.tolerable;
  draft.alpha_alarm = in.alpha_alarm.value_or(draft.alpha_alarm);
  if (auto wrong = pilot::faults(draft); !wrong.empty()) return Problem{422, "invalid", {}, std::move(wrong)};
  auto const made = forecast(draft);
  if (!made)
    return Problem{
        422, "invalid", {}, {{"steps", "pilot.steps_too_many", {{"most", std::to_string(pilot::people_reckoned)}}}}};
  return *made;
}

}  // namespace

void add_pilot_page(Register& all) {
  add(all, {.name = "pilot_page", .target = Target::view}, pilot_page);
  add(all, {.name = "pilot_forecast", .target = Target::view}, pilot_forecast);
}

}  // namespace arpent::views
