// What happened to an action, read from the ledger: what people did, and the moments at which its numbers turned.
#include <algorithm>

#include "domain/course/adjustment.h"
#include "domain/measure/acceptance.h"
#include "domain/measure/measurement.h"
#include "domain/meeting/meeting.h"
#include "domain/meeting/outcome.h"
#include "domain/people/person.h"
#include "domain/pilot/pilot.h"
#include "domain/plan/work.h"
#include "domain/text_of.h"
#include "views/action_page.h"
#include "views/place_figures.h"

namespace arpent::views {
namespace {

class Chronicler {
 public:
  Chronicler(Call const& call, store::Reader& reader, Picture const& picture, plan::Action const& action)
      : call_(call), reader_(reader), picture_(picture), action_(action) {}

  std::vector<ActionDeed> tell(std::size_t at_most) {
    of_the_action();
    for (auto const& link : reader_.where<plan::Contribution>("action", action_.id)) of_a_link(link);
    for (auto const& deliverable : reader_.where<plan::Deliverable>("action", action_.id))
      of_a_deliverable(deliverable);
    if (auto const* line = picture_.action(action_.id))
      for (auto const at : line->indicators) of_a_number(picture_.indicators[at]);
    for (auto const& one : reader_.where<meeting::Meeting>("action", action_.id))
      if (one.state == "closed") when_it_became("meeting", one.id, "closed", "met", one.title);
    for (auto const& one : reader_.where<meeting::Decision>("action", action_.id)) of_a_decision(one);
    for (auto const& one : reader_.where<course::Adjustment>("action", action_.id)) of_an_adjustment(one);
    for (auto const& one : reader_.where<pilot::Pilot>("action", action_.id)) of_a_pilot(one);
    std::stable_sort(out_.begin(), out_.end(),
                     [](ActionDeed const& one, ActionDeed const& other) { return one.moment > other.moment; });
    if (out_.size() > at_most) out_.resize(at_most);
    return std::move(out_);
  }

 private:
  ActionDeed& add(store::Entry const& entry, std::string what) {
    ActionDeed deed{.moment = entry.moment,
                    .at = entry.at,
                    .actor_name = call_.name_of_actor(reader_, entry.actor),
                    .what = std::move(what)};
    if (!entry.why.empty()) deed.reason = entry.why;
    return out_.emplace_back(std::move(deed));
  }

  void of_the_action() {
    std::optional<plan::Action> was;
    for (auto const& revision : reader_.history("action", action_.id)) {
      if (revision.after.is_null()) {
        was.reset();
        continue;
      }
      auto const is = record::typed<plan::Action>(revision.after);
      if (was) between(revision.entry, *was, is);
      else add(revision.entry, "created");
      was = is;
    }
  }

  void between(store::Entry const& entry, plan::Action const& was, plan::Action const& is) {
    if (was.weather != is.weather || was.weather_line != is.weather_line) {
      auto& deed = add(entry, "weather");
      deed.word = is.weather;
      deed.title = is.weather_line;
    }
    if (was.state != is.state) add(entry, "state").word = is.state;
    if (is.reviewed_at && (was.reviewed_at != is.reviewed_at || was.review_note != is.review_note)) {
      auto& deed = add(entry, "no_change");
      if (is.review_note) deed.reason = is.review_note;
    }
    if (is.lead && was.lead != is.lead)
      if (auto const post = reader_.find<people::Post>(*is.lead)) add(entry, "led").title = post->title;
    if (was.is_about != is.is_about || was.is_not_about != is.is_not_about) add(entry, "rewritten");
    if (was.focus_rank.has_value() && !is.focus_rank.has_value()) add(entry, "unfocus");
    else if (is.focus_state && was.focus_state != is.focus_state) add(entry, "focus").word = is.focus_state;
  }

  std::string goal_title(std::string const& id) const {
    auto const known = picture_.goal(id) ? std::optional(*picture_.goal(id)) : reader_.find<plan::Goal>(id);
    if (!known) return "";
    return known->code ? *known->code + " " + known->title : known->title;
  }

  void of_a_link(plan::Contribution const& link) {
    std::string state;
    for (auto const& revision : reader_.history("contribution", link.id)) {
      if (revision.after.is_null()) continue;
      auto const is = record::typed<plan::Contribution>(revision.after);
      bool const first = state.empty();
      // Read again and found right is worth a line too.
      bool const again = !first && revision.entry.operation == "contribution.confirm";
      if (!first && !again && state == is.state) continue;
      auto& deed = add(revision.entry, first ? "linked" : is.state);
      deed.about = link.goal;
      deed.title = goal_title(link.goal);
      if (first) deed.reason = is.reason ? is.reason : deed.reason;
      if (is.state == "doubted" && is.doubt) deed.reason = is.doubt;
      state = is.state;
    }
  }

  void of_a_deliverable(plan::Deliverable const& deliverable) {
    bool done = false;
    for (auto const& revision : reader_.history("deliverable", deliverable.id)) {
      if (revision.after.is_null()) continue;
      auto const is = record::typed<plan::Deliverable>(revision.after);
      if (is.done_at && !done) add(revision.entry, "delivered").title = is.title;
      done = is.done_at.has_value();
    }
  }

  // When a record came into this state for the first time.
  ActionDeed* when_it_became(char const* kind, std::string const& id, std::string_view state, char const* what,
                             std::string const& title) {
    for (auto const& revision : reader_.history(kind, id)) {
      if (revision.after.is_null() || text_of(revision.after, "state") != state) continue;
      auto& deed = add(revision.entry, what);
      deed.about = id;
      deed.title = title;
      return &deed;
    }
    return nullptr;
  }

  void of_a_decision(meeting::Decision const& of) {
    if (of.state != "confirmed") return;
    auto* deed = when_it_became("decision", of.id, "confirmed", "decided", of.text);
    if (!deed) return;
    deed->about = of.meeting;
    if (of.because) deed->reason = of.because;
  }

  void of_an_adjustment(course::Adjustment const& of) {
    if (of.state != "confirmed") return;
    // What a decision became stands there already.
    auto const from = of.because_of.empty() ? std::nullopt : reader_.find<meeting::Decision>(of.because_of.front());
    bool const said = from && std::find(from->became.begin(), from->became.end(), of.id) != from->became.end();
    if (!said)
      if (auto* deed = when_it_became("adjustment", of.id, "confirmed", "adjusted", of.is.value_or(of.why_changed)))
        deed->reason = of.why_changed;
    if (!of.effect) return;
    for (auto const& revision : reader_.history("adjustment", of.id))
      if (!revision.after.is_null() && text_of(revision.after, "effect") == *of.effect) {
        auto& deed = add(revision.entry, "effect");
        deed.about = of.id;
        deed.title = of.is.value_or(of.why_changed);
        deed.reason = of.effect;
        return;
      }
  }

  void of_a_pilot(pilot::Pilot const& of) {
    if (auto* deed = when_it_became("pilot", of.id, "running", "pilot_started", of.title)) deed->reason.reset();
    if (of.state != "debriefed") return;
    auto* deed = when_it_became("pilot", of.id, "debriefed", "pilot_debriefed", of.title);
    if (!deed) return;
    deed->word = of.verdict;
    if (of.learning) deed->reason = of.learning;
  }

  void of_a_number(IndicatorLine const& line) {
    auto const history = reader_.history("indicator", line.record.id);
    if (!history.empty()) {
      auto& deed = add(history.front().entry, "noticed");
      deed.title = line.record.title;
      deed.about = line.record.id;
    }
    turning_points(line);
    of_contests(line);
  }

  // The first number there ever was, and the first period in which every place answered.
  void turning_points(IndicatorLine const& line) {
    std::map<measure::Period, PlaceFigures::Cells> periods;
    for (auto& cell : measure::readings_of(reader_, line.record.id))
      if (auto const period = measure::parse_period(cell.period, picture_.calendar);
          period && period->frequency == line.frequency)
        periods[*period][cell.territory].push_back(std::move(cell));
    if (periods.empty()) return;
    first_number(line, periods.begin()->second);
    PlaceFigures const figures(picture_.territories);
    for (auto const& [period, cells] : periods) {
      std::vector<measure::CellReading> all;
      bool const whole =
          line.places.size() > 1 && std::all_of(line.places.begin(), line.places.end(), [&](PlaceLine const& place) {
            auto const told = figures.cells_of(cells, place.place);
            all.insert(all.end(), told.begin(), told.end());
            return !told.empty();
          });
      if (!whole) continue;
      std::optional<store::Entry> last;
      for (auto const& cell : all)
        if (auto const entry = arrived(cell.measurement); entry && (!last || last->moment < entry->moment))
          last = entry;
      if (!last) return;
      auto& deed = add(*last, "everywhere");
      deed.title = line.record.title;
      deed.about = line.record.id;
      deed.word = measure::print_period(period);
      return;
    }
  }

  void first_number(IndicatorLine const& line, PlaceFigures::Cells const& cells) {
    measure::CellReading const* first = nullptr;
    std::optional<store::Entry> when;
    for (auto const& [place, list] : cells)
      for (auto const& cell : list)
        if (auto const entry = arrived(cell.measurement); entry && (!when || entry->moment < when->moment))
          when = entry, first = &cell;
    if (!when) return;
    auto const scale = measure::factor_of(measure::parse_scale(line.record.measure).value_or(measure::Scale::number));
    auto& deed = add(*when, "first_number");
    deed.title = line.record.title;
    deed.about = line.record.id;
    deed.value = measure::figure_of(first->reading, scale);
    deed.word = first->confidence;
    if (auto const* territory = picture_.territory(first->territory)) deed.place = territory->name;
  }

  std::optional<store::Entry> arrived(std::string const& measurement) const {
    auto const history = reader_.history("measurement", measurement);
    return history.empty() ? std::nullopt : std::optional(history.front().entry);
  }

  void of_contests(IndicatorLine const& line) {
    std::vector<std::pair<std::string, std::string>> contests;  // with the place
    reader_.select(
        "SELECT c.id, m.territory FROM {counter_value} c JOIN {measurement} m ON m.id = c.measurement "
        "WHERE m.indicator = :indicator ORDER BY c.id",
        {{"indicator", line.record.id}},
        [&](store::Row const& row) { contests.emplace_back(row.text(0), row.text(1)); });
    for (auto const& [id, place] : contests)
      for (auto const& revision : reader_.history("counter_value", id)) {
        if (revision.after.is_null()) continue;
        auto const is = record::typed<measure::CounterValue>(revision.after);
        if (revision.revision > 1 && is.state == "open") continue;
        auto& deed = add(revision.entry, revision.revision == 1 ? "contested" : "answered");
        deed.title = line.record.title;
        deed.about = line.record.id;
        deed.word = is.state;
        deed.value = is.proposed_value;
        deed.reason = revision.revision == 1 ? std::optional(is.reason) : is.answer;
        if (auto const* territory = picture_.territory(place)) deed.place = territory->name;
      }
  }

  Call const& call_;
  store::Reader& reader_;
  Picture const& picture_;
  plan::Action const& action_;
  std::vector<ActionDeed> out_{};
};

}  // namespace

std::vector<ActionDeed> deeds(Call const& call, store::Reader& reader, Picture const& picture,
                              plan::Action const& action, std::size_t at_most) {
  return Chronicler(call, reader, picture, action).tell(at_most);
}

}  // namespace arpent::views
