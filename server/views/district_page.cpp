#include "views/district_page.h"

#include <algorithm>
#include <set>

#include "domain/measure/reporter.h"
#include "domain/people/person.h"
#include "domain/plan/work.h"
#include "domain/talk/talk.h"
#include "views/district_page_answer.h"
#include "views/indicator_page_answer.h"
#include "views/latest_comments.h"
#include "views/number_table.h"

namespace arpent::views {
namespace {

constexpr std::int64_t comments_at_most = 20;

class Portrait {
 public:
  Portrait(Call const& call, Reader& reader, Picture const& picture, places::Territory const& territory)
      : call_(call),
        reader_(reader),
        picture_(picture),
        territory_(territory),
        people_(names_of_people(reader)),
        readings_(reader, territories_of(picture, territory)) {
    for (auto const& reporter : reader.where<measure::Reporter>("territory", territory.id))
      reporters_[reporter.id] = reporter;
    for (auto const& inner : picture.territories)
      if (inner.parent == territory.id) inside_.push_back(inner);
    std::stable_sort(inside_.begin(), inside_.end(), [](auto const& one, auto const& other) {
      return one.order.value_or(1'000'000) < other.order.value_or(1'000'000);
    });
  }

  DistrictPage draw() {
    DistrictPage out{.territory = territory_, .inside = inside_};
    if (auto const* parent = picture_.territory(territory_.parent.value_or("")))
      out.parent = {parent->id, parent->name};
    for (auto& contest : contests(reader_, picture_, call_.asker.language)) {
      if (contest.state == "open") contested_.insert(contest.measurement);
      if (is_here(contest.place)) out.contests.push_back(std::move(contest));
    }
    for (auto const& action : picture_.actions)
      if (is_concerned(action)) {
        out.actions.push_back(action_here(action));
        numbers_of(action, out);
      }
    for (auto const& line : picture_.indicators)
      if (!line.record.action) number_of(line, "", out);
    people(out);
    talk(out);
    return out;
  }

 private:
  // What its numbers are put together from: its own cells, or those of the places inside it.
  static std::vector<std::string> territories_of(Picture const& picture, places::Territory const& territory) {
    std::vector<std::string> out{territory.id};
    if (territory.level == "city") out.emplace_back("");
    for (auto const& other : picture.territories)
      if (other.parent == territory.id) out.push_back(other.id);
    return out;
  }

  bool is_here(std::string const& place) const {
    if (place == territory_.id) return true;
    auto const* found = picture_.territory(place);
    return found && found->level == "place" && found->parent == territory_.id;
  }

  bool is_concerned(ActionLine const& action) const {
    auto const& named = action.record.territories;
    if (territory_.level == "place") return std::find(named.begin(), named.end(), territory_.id) != named.end();
    if (territory_.level == "city") return true;
    return std::find(action.concerned.begin(), action.concerned.end(), territory_.id) != action.concerned.end();
  }

  static ActionHere action_here(ActionLine const& action) {
    ActionHere out{.id = action.record.id, .title = action.record.title, .state = action.record.state};
    out.focus_rank = action.record.focus_rank;
    out.rung = static_cast<std::int64_t>(action.ladder.rung);
    out.lead = action.lead_person.empty() ? action.lead_title : action.lead_person;
    out.only_some = !action.record.territories.empty();
    return out;
  }

  void numbers_of(ActionLine const& action, DistrictPage& out) const {
    for (auto const at : action.indicators) {
      auto const& line = picture_.indicators[at];
      if (line.record.state != "active" || !number_of(line, action.record.title, out)) continue;
      adds_of(action, line, out);
    }
  }

  PlaceLine const* here(IndicatorLine const& line) const {
    for (auto const& place : line.places)
      if (place.place == territory_.id || (territory_.level == "city" && place.place.empty())) return &place;
    return nullptr;
  }

  bool number_of(IndicatorLine const& line, std::string const& action, DistrictPage& out) const {
    auto const* place = here(line);
    if (!place || line.record.state != "active") return false;
    auto const& of = line.record;
    NumberHere number{.indicator = of.id, .title = of.title, .measure = of.measure, .says = of.says, .unit = of.unit};
    number.action = of.action;
    if (!action.empty()) number.action_title = action;
    number.baseline = place->baseline;
    number.target = place->target;
    number.due = line.due_key;
    number.due_label = label(line.due);
    number.state = measure::name_of(place->freshness.word);
    number.teller = teller(place->reporter);
    number.whole_city = place->place.empty();
    if (place->latest) latest(number, line, *place);
    out.numbers.push_back(std::move(number));
    return true;
  }

  void latest(NumberHere& number, IndicatorLine const& line, PlaceLine const& place) const {
    auto const factor = measure::factor_of(measure::parse_scale(line.record.measure).value_or(measure::Scale::number));
    number.value = measure::figure_of(place.latest->reading, factor);
    number.measurement = place.latest->measurement;
    number.period_label = label(place.latest->period);
    number.contested = contested_.contains(place.latest->measurement);
    NumberTable const table(readings_.of(line.record.id), picture_, line.record);
    auto const earlier = table.before(place.place, place.latest->key);
    if (!earlier || !number.value) return;
    number.before = table.figure(place.place, *earlier);
    if (auto const period = measure::parse_period(*earlier, picture_.calendar)) number.before_label = label(*period);
    auto const way = measure::movement(*number.before, *number.value, line.record.ascending);
    number.movement = way == measure::Movement::same ? "same" : way == measure::Movement::better ? "better" : "worse";
  }

  // One line for each goal the action serves: the number of here beside that of the city.
  void adds_of(ActionLine const& action, IndicatorLine const& line, DistrictPage& out) const {
    auto const* place = here(line);
    if (!place->counted || line.record.says == "context" || place->place.empty()) return;
    auto const factor = measure::factor_of(measure::parse_scale(line.record.measure).value_or(measure::Scale::number));
    for (auto const at : action.links) {
      auto const& link = picture_.links[at];
      auto const* goal = picture_.goal(link.goal);
      if (!goal || link.state == "doubted") continue;
      AddsTo adds{.goal = goal->id, .goal_title = goal->title, .action = action.record.id};
      adds.action_title = action.record.title;
      adds.indicator = line.record.id;
      adds.indicator_title = line.record.title;
      adds.goal_code = goal->code;
      adds.reason = link.reason;
      adds.unit = line.record.unit;
      adds.value = measure::figure_of(place->counted->reading, factor);
      adds.of = line.rollup.value;
      adds.answered = line.rollup.answered;
      adds.concerned = line.rollup.concerned;
      adds.period_label = label(place->counted->period);
      adds.adds_up = line.record.across_places == "sum";
      out.adds.push_back(std::move(adds));
    }
  }

  std::string teller(std::string const& id) const {
    auto const known = reporters_.find(id);
    auto const reporter = known != reporters_.end() ? std::optional(known->second)
                          : id.empty()              ? std::nullopt
                                                    : reader_.find<measure::Reporter>(id);
    if (!reporter) return "";
    for (auto const& person : {reporter->person, reporter->stand_in})
      if (auto const name = people_.find(person.value_or("")); name != people_.end()) return name->second;
    return reporter->label.value_or("");
  }

  void people(DistrictPage& out) const {
    std::map<std::string, PersonHere> found;
    auto const person = [&](std::string const& id) -> PersonHere* {
      auto const name = people_.find(id);
      if (name == people_.end()) return nullptr;
      return &found.try_emplace(id, PersonHere{.id = id, .name = name->second}).first->second;
    };
    for (auto const& membership : reader_.where<people::Membership>("territory", territory_.id))
      if (auto* officer = person(membership.person)) officer->officer = true;
    for (auto const& [id, reporter] : reporters_) {
      auto const* line = picture_.indicator(reporter.indicator);
      if (auto* teller = line ? person(reporter.person.value_or("")) : nullptr)
        teller->tells.push_back(line->record.title);
    }
    for (auto& [id, one] : found) out.people.push_back(std::move(one));
    std::stable_sort(out.people.begin(), out.people.end(),
                     [](auto const& one, auto const& other) { return one.officer > other.officer; });
  }

  void talk(DistrictPage& out) const {
    auto const said_last = latest_comments(reader_, territory_.id, comments_at_most, Which::open);
    out.earlier_comments = said_last.earlier;
    for (auto const& comment : said_last.comments) {
      SaidHere said{.id = comment.id, .text = comment.text};
      if (auto const history = reader_.history("comment", comment.id); !history.empty()) {
        auto const who = people_.find(history.front().entry.actor);
        said.who = who == people_.end() ? "" : who->second;
        said.on = history.front().entry.at;
      }
      out.comments.push_back(std::move(said));
    }
    for (auto const& task : reader_.where<plan::Task>("about", territory_.id)) {
      TaskHere here{.id = task.id, .title = task.title, .due = task.due, .done_at = task.done_at};
      auto holder = task.assignee.value_or("");
      if (auto const post = reader_.find<people::Post>(holder)) {
        here.who = post->title;
        holder = post->holder.value_or("");
      }
      if (auto const name = people_.find(holder); name != people_.end()) here.who = name->second;
      out.tasks.push_back(std::move(here));
    }
  }

  std::string label(measure::Period const& period) const {
    return measure::period_label(period, call_.asker.language, picture_.calendar);
  }

  Call const& call_;
  Reader& reader_;
  Picture const& picture_;
  places::Territory const& territory_;
  std::map<std::string, std::string, std::less<>> people_;
  std::map<std::string, measure::Reporter, std::less<>> reporters_{};  // of this place
  measure::PlaceReadings const readings_;
  std::vector<places::Territory> inside_{};
  std::set<std::string> contested_{};
};

Result<DistrictPage> district_page(Call const& call, Reader& reader, IdOfPage const& in) {
  ARPENT_TRY(territory, reader.get<places::Territory>(in.id));
  auto const seen = look(reader);
  auto const& picture = *seen;
  return Portrait(call, reader, picture, territory).draw();
}

}  // namespace

void add_district_page(Register& all) { add(all, {.name = "district_page", .target = Target::view}, district_page); }

}  // namespace arpent::views
