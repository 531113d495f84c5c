#include "views/link_page.h"

#include "domain/measure/asked.h"
#include "domain/measure/measurement.h"
#include "domain/measure/reporter.h"
#include "domain/meeting/meeting.h"
#include "domain/meeting/outcome.h"
#include "domain/meeting/people_there.h"
#include "domain/people/share_link.h"
#include "domain/pilot/arms.h"
#include "domain/pilot/pilot_rules.h"
#include "domain/pilot/standing.h"
#include "domain/text_of.h"
#include "operations/said.h"
#include "views/link_page_answer.h"
#include "views/picture.h"

namespace arpent::views {
namespace {

constexpr int periods_offered = 4;

class Opening {
 public:
  Opening(Call const& call, Reader& reader, people::ShareLink link)
      : call_(call), reader_(reader), link_(std::move(link)), seen_(look(reader)), picture_(*seen_) {}

  Result<LinkPage> run() {
    out_.opens = link_.opens;
    out_.label = link_.label;
    for (auto const& city : reader_.all("city")) out_.city = text_of(city, "name");
    if (link_.territory)
      if (auto const* place = picture_.territory(*link_.territory)) out_.place = place->name;
    if (link_.opens == "needs") out_.territory = link_.territory;
    if (link_.opens == "inquiry") out_.inquiry = link_.inquiry;
    if (link_.invitation) tell_invitation(*link_.invitation);
    if (link_.decision) tell_decision(*link_.decision);
    if (link_.pilot) tell_pilot(*link_.pilot);
    else if (link_.indicator) ARPENT_CHECK(tell_number());
    else if (link_.action) tell_action(*link_.action);
    return std::move(out_);
  }

 private:
  void tell_action(std::string const& id) {
    auto const* line = picture_.action(id);
    if (!line) return;
    out_.action = line->record.title;
    out_.is_about = line->record.is_about;
    out_.is_not_about = line->record.is_not_about;
    for (auto const at : line->links) {
      auto const& link = picture_.links[at];
      if (auto const* goal = picture_.goal(link.goal)) out_.serves.push_back({goal->title, link.reason});
    }
  }

  static LinkWays ways_of(pilot::Pilot const& of, pilot::Arms const& arms) {
    LinkWays out{.kind = of.compared, .outcome = of.outcome, .usual_way = of.usual_way};
    out.block_tried = of.block_tried;
    out.block_usual = of.block_usual;
    out.rounds = std::ssize(arms.blocks);
    for (auto const& one : arms.drawn)
      if (!one.event)
        out.arrivals.push_back(
            {one.id, one.tried, one.who.empty() ? std::nullopt : std::optional(one.who), std::optional(one.at)});
    if (of.compared == "places")
      for (auto const& place : of.drawn_among) out.places.push_back({place, arms.place(place) != nullptr});
    return out;
  }

  std::optional<std::string> action_title(std::optional<std::string> const& id) const {
    auto const* line = id ? picture_.action(*id) : nullptr;
    return line ? std::optional(line->record.title) : std::nullopt;
  }

  void tell_invitation(std::string const& id) {
    auto const of = reader_.find<meeting::Invitation>(id);
    auto const at = of ? reader_.find<meeting::Meeting>(of->meeting) : std::nullopt;
    if (!at) return;
    out_.invitation = LinkInvitation{.id = of->id,
                                     .meeting = at->id,
                                     .title = at->title,
                                     .state = at->state,
                                     .action = action_title(at->action),
                                     .starts_at = at->starts_at,
                                     .place = at->place,
                                     .question = of->question,
                                     .answer = of->answer,
                                     .what_happened = of->what_happened,
                                     .what_worked = of->what_worked,
                                     .could_improve = of->could_improve,
                                     .told_on = of->told_on,
                                     .minutes = at->minutes};
  }

  void tell_decision(std::string const& id) {
    auto const of = reader_.find<meeting::Decision>(id);
    if (!of) return;
    auto const at = reader_.find<meeting::Meeting>(of->meeting);
    LinkDecision out{.id = of->id, .text = of->text, .state = of->state, .because = of->because};
    out.action = action_title(of->action ? of->action : at ? at->action : std::nullopt);
    if (at) out.meeting = at->title;
    auto const held = at ? parse_instant(at->opened_at ? *at->opened_at : at->starts_at.value_or("")) : std::nullopt;
    if (held) out.on = print_day(reader_.zone().day_of(*held));
    out.was = of->was, out.is = of->is, out.due = of->due, out.review_on = of->review_on;
    out.answer = of->answer, out.answered_on = of->answered_on;
    out_.decision = std::move(out);
  }

  void tell_pilot(std::string const& id) {
    auto const of = reader_.find<pilot::Pilot>(id);
    if (!of) return;
    auto const facts = pilot::all_facts(reader_, pilot::stream_of(id));
    auto const arms = pilot::arms(facts);
    auto const standing = pilot::standing_answer(*of, pilot::told(facts), print_day(reader_.today()),
                                                 arms.tried(of->block_tried.value_or(0)));
    LinkPilot out{.id = of->id, .title = of->title, .state = of->state, .unit = of->unit};
    out.place = of->place;
    out.difficulty = of->difficulty;
    out.started_on = of->started_on;
    out.groups = of->groups;
    out.red_lines = of->red_lines;
    out.watched = of->watched;
    out.exposed = standing.exposed;
    out.cap = of->people_max.value_or(0);
    for (auto const& step : standing.steps)
      if (step.state == "now") out.cap = step.cap;
    out.rule = standing.rule;
    if (of->compared != "no" && of->started_on) out.ways = ways_of(*of, arms);
    out_.pilot = std::move(out);
    if (of->action)
      if (auto const* line = picture_.action(*of->action)) out_.action = line->record.title;
  }

  Result<Done> tell_number() {
    ARPENT_TRY(asked, measure::asked_of(reader_, *link_.indicator));
    auto const& of = asked.indicator;
    out_.indicator = of.id;
    out_.title = of.title;
    out_.how_noticed = of.how_noticed;
    out_.measure = of.measure;
    out_.unit = of.unit;
    out_.territory = link_.territory;
    if (of.action) tell_action(*of.action);
    if (of.goal && !out_.action)
      if (auto const* goal = picture_.goal(*of.goal)) out_.serves.push_back({goal->title, std::nullopt});
    auto const* line = picture_.indicator(of.id);
    if (line) out_.answered = line->rollup.answered, out_.concerned = line->rollup.concerned;
    auto const due = line ? line->due : measure::due_period(asked.frequency, reader_.today(), asked.calendar);
    offer_periods(asked, due);
    tell_last(asked, due);
    for (auto const& reporter : reader_.where<measure::Reporter>("indicator", of.id))
      if (reporter.territory == link_.territory) out_.reporter = reporter.id, out_.proposed = reporter.proposed_name;
    return Done{};
  }

  void offer_periods(measure::Asked const& asked, measure::Period const& due) {
    auto const all = asked.frequency == measure::Frequency::once
                         ? std::vector{due}
                         : measure::periods_up_to(due, periods_offered, asked.calendar);
    for (auto period = all.rbegin(); period != all.rend(); ++period) {
      auto const key = measure::print_period(*period);
      if (!measure::period_faults(asked, key).empty()) continue;
      LinkPeriod offer{key, measure::period_label(*period, call_.asker.language, asked.calendar)};
      std::string shown;
      if (auto const now = measure::reading_at(reader_, cell(), key)) shown = now->measurement;
      if (auto const waiting = measure::waiting_at(reader_, cell(), key); !waiting.empty())
        shown = waiting.back().measurement;
      if (auto const number = shown.empty() ? std::nullopt : reader_.find<measure::Measurement>(shown)) {
        offer.value = number->value;
        offer.numerator = number->numerator;
        offer.denominator = number->denominator;
        offer.state = number->state;
        offer.question = number->question;
        if (number->state == "submitted") offer.held_back = why_it_waits(asked, *number, key);
      }
      out_.periods.push_back(std::move(offer));
    }
  }

  Json why_it_waits(measure::Asked const& asked, measure::Measurement const& number, std::string const& period) const {
    auto const before = measure::reading_before(reader_, cell(), period);
    auto const last = before ? measure::figure_of(before->reading, measure::factor_of(asked.rule.scale)) : std::nullopt;
    measure::Reading const reading{number.value, number.numerator, number.denominator, number.narrative.has_value()};
    auto const reasons = measure::held_back(asked.acceptance, asked.rule, reading, last);
    return reasons.empty() ? Json() : to_json(reasons.front());
  }

  void tell_last(measure::Asked const& asked, measure::Period const& due) {
    auto const before = measure::reading_before(reader_, cell(), measure::print_period(due));
    if (!before) return;
    out_.last = measure::figure_of(before->reading, measure::factor_of(asked.rule.scale));
    if (auto const period = measure::parse_period(before->period, asked.calendar))
      out_.last_label = measure::period_label(*period, call_.asker.language, asked.calendar);
  }

  measure::CellReading cell() const {
    measure::CellReading out;
    out.indicator = *link_.indicator;
    out.territory = link_.territory.value_or("");
    return out;
  }

  Call const& call_;
  Reader& reader_;
  people::ShareLink link_;
  std::shared_ptr<Picture const> seen_;
  Picture const& picture_;
  LinkPage out_{};
};

Result<LinkPage> link_page(Call const& call, Reader& reader, record::Nothing const&) {
  if (call.asker.link.empty()) return Problem{404, "link.unknown"};
  ARPENT_TRY(link, reader.get<people::ShareLink>(call.asker.link));
  return Opening(call, reader, std::move(link)).run();
}

}  // namespace

void add_link_page(Register& all) { add(all, {.name = "link_page", .target = Target::view}, link_page); }

}  // namespace arpent::views
