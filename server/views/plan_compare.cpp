#include "views/plan_compare.h"

#include <algorithm>
#include <set>

#include "domain/measure/acceptance.h"
#include "views/changes_card.h"
#include "views/place_figures.h"
#include "views/plan_lines.h"

namespace arpent::views {
namespace {

struct TwoDays {
  std::string from;
  std::optional<std::string> to;  // absent: the day looked at

  static record::Shape const& shape() {
    using namespace record;
    static Field const fields[] = {date<&TwoDays::from>("from", {.required = true}), date<&TwoDays::to>("to")};
    static Shape const shape = input<TwoDays>("two_days", fields);
    return shape;
  }
};

// Something that has another word now. Words are those of the records; "" where it was not there.
struct Moved {
  NamedThing thing;
  std::optional<NamedThing> goal;  // of a link
  std::string before, after;

  static record::Shape const& shape() {
    using namespace record;
    static Field const fields[] = {object<&Moved::thing>("thing"), object<&Moved::goal>("goal"),
                                   text<&Moved::before>("before"), text<&Moved::after>("after")};
    static Shape const shape = answer<Moved>("moved", fields);
    return shape;
  }
};

// A number then and now, in the same places: those that answered both times.
struct NumberMoved {
  std::string id, title, measure;
  std::string before_period, after_period;  // "" where the places tell of different ones
  std::optional<std::string> action, unit;
  double before = 0, after = 0;
  std::int64_t places = 0, concerned = 0;
  bool better = false;

  static record::Shape const& shape() {
    using namespace record;
    static Field const fields[] = {text<&NumberMoved::id>("id"),
                                   text<&NumberMoved::title>("title"),
                                   text<&NumberMoved::measure>("measure"),
                                   text<&NumberMoved::before_period>("before_period"),
                                   text<&NumberMoved::after_period>("after_period"),
                                   text<&NumberMoved::action>("action"),
                                   text<&NumberMoved::unit>("unit"),
                                   number<&NumberMoved::before>("before"),
                                   number<&NumberMoved::after>("after"),
                                   integer<&NumberMoved::places>("places"),
                                   integer<&NumberMoved::concerned>("concerned"),
                                   flag<&NumberMoved::better>("better")};
    static Shape const shape = answer<NumberMoved>("number_moved", fields);
    return shape;
  }
};

// The card of an action says something else now.
struct CardMoved {
  NamedThing thing;
  std::vector<CardChange> card;

  static record::Shape const& shape() {
    using namespace record;
    static Field const fields[] = {object<&CardMoved::thing>("thing"), rows<&CardMoved::card>("card")};
    static Shape const shape = answer<CardMoved>("card_moved", fields);
    return shape;
  }
};

struct Comparison {
  std::string from, to;
  bool was_there = false;  // the plan, on the first day
  std::vector<NamedThing> actions_added, actions_dropped, goals_added, goals_dropped;
  std::vector<CardMoved> cards;
  std::vector<Moved> links, ladder, goals, goals_renamed;  // goals: what is seen of them; goals_renamed: their titles
  std::vector<NumberMoved> numbers;

  static record::Shape const& shape() {
    using namespace record;
    static Field const fields[] = {date<&Comparison::from>("from"),
                                   date<&Comparison::to>("to"),
                                   flag<&Comparison::was_there>("was_there"),
                                   rows<&Comparison::actions_added>("actions_added"),
                                   rows<&Comparison::actions_dropped>("actions_dropped"),
                                   rows<&Comparison::goals_added>("goals_added"),
                                   rows<&Comparison::goals_dropped>("goals_dropped"),
                                   rows<&Comparison::goals_renamed>("goals_renamed"),
                                   rows<&Comparison::cards>("cards"),
                                   rows<&Comparison::links>("links"),
                                   rows<&Comparison::ladder>("ladder"),
                                   rows<&Comparison::goals>("goals"),
                                   rows<&Comparison::numbers>("numbers")};
    static Shape const shape = answer<Comparison>("comparison", fields);
    return shape;
  }
};

std::string word_of(Picture const& picture, std::string_view goal) {
  auto const at = picture.goal_at.find(goal);
  if (at == picture.goal_at.end() || !picture.coverage.goals[at->second].word) return "";
  return std::string(plan::name_of(*picture.coverage.goals[at->second].word));
}

void actions(Picture const& then, Picture const& now, CardWords const& words, Comparison& out) {
  for (auto const& action : now.actions) {
    auto const* before = then.action(action.record.id);
    if (!before) {
      out.actions_added.push_back(named(action));
      continue;
    }
    auto card = words.between(record::to_json(before->record), record::to_json(action.record));
    if (!card.empty()) out.cards.push_back({named(action), std::move(card)});
    if (before->ladder.rung != action.ladder.rung)
      out.ladder.push_back({named(action),
                            {},
                            std::string(plan::name_of(before->ladder.rung)),
                            std::string(plan::name_of(action.ladder.rung))});
  }
  for (auto const& action : then.actions)
    if (!now.action(action.record.id)) out.actions_dropped.push_back(named(action));
}

void goals(Picture const& then, Picture const& now, Comparison& out) {
  for (auto const& goal : now.goals) {
    auto const* before = then.goal(goal.id);
    if (!before) out.goals_added.push_back(named(goal));
    else if (before->title != goal.title) out.goals_renamed.push_back({named(goal), {}, before->title, goal.title});
    auto const was = word_of(then, goal.id), is = word_of(now, goal.id);
    if (was != is && !is.empty()) out.goals.push_back({named(goal), {}, was, is});
  }
  for (auto const& goal : then.goals)
    if (!now.goal(goal.id)) out.goals_dropped.push_back(named(goal));
}

void links(Picture const& then, Picture const& now, Comparison& out) {
  std::map<std::string, std::string, std::less<>> before;
  for (auto const& link : then.links) before[link.id] = link.state;
  for (auto const& link : now.links) {
    auto const action = then.action(link.action) ? named_action(then, link.action) : named_action(now, link.action);
    auto const goal = named_goal(now, link.goal);
    auto const was = before[link.id];
    if (action && goal && was != link.state && !(was.empty() && link.state == "dropped"))
      out.links.push_back({*action, goal, was, link.state});
  }
}

// Of the places that have a number on both days, each weighing what it weighed then and weighs now.
std::optional<NumberMoved> number(Picture const& past, IndicatorLine const& then, Picture const& present,
                                  IndicatorLine const& now) {
  auto const& of = now.record;
  auto const rule = measure::parse_across_places(of.across_places).value_or(measure::AcrossPlaces::none);
  auto const scale = measure::factor_of(measure::parse_scale(of.measure).value_or(measure::Scale::number));
  std::vector<measure::PlaceReading> before, after;
  std::set<std::string> before_keys, after_keys;
  bool same = true;
  auto const weighed = [&](Picture const& picture, PlaceLine const& line) {
    auto const& reading = line.latest->reading;
    return measure::PlaceReading{
        .place = line.place, .reading = reading, .weight = weight_of(picture.territory(line.place), rule, reading)};
  };
  for (auto const& place : now.places) {
    auto const old = std::find_if(then.places.begin(), then.places.end(),
                                  [&](PlaceLine const& line) { return line.place == place.place; });
    if (old == then.places.end() || !old->latest || !place.latest) continue;
    same = same && old->latest->key == place.latest->key;
    before_keys.insert(old->latest->key);
    after_keys.insert(place.latest->key);
    before.push_back(weighed(past, *old));
    after.push_back(weighed(present, place));
  }
  if (same) return std::nullopt;
  auto const from = measure::roll_up(rule, before, scale).value, to = measure::roll_up(rule, after, scale).value;
  if (!from || !to) return std::nullopt;
  return NumberMoved{.id = of.id,
                     .title = of.title,
                     .measure = of.measure,
                     .before_period = before_keys.size() == 1 ? *before_keys.begin() : "",
                     .after_period = after_keys.size() == 1 ? *after_keys.begin() : "",
                     .action = of.action,
                     .unit = of.unit,
                     .before = *from,
                     .after = *to,
                     .places = static_cast<std::int64_t>(after.size()),
                     .concerned = static_cast<std::int64_t>(now.places.size()),
                     .better = measure::movement(*from, *to, of.ascending) == measure::Movement::better};
}

Result<Comparison> plan_compare(Call const&, Reader& reader, TwoDays const& in) {
  auto const from = *parse_day(in.from);
  auto const to = in.to ? *parse_day(*in.to) : reader.today();
  if (from > to) return Problem{422, "invalid", {}, {{"to", "compare.to_before_from"}}};
  auto earlier = reader.at_end_of(from), later = reader.at_end_of(to);
  auto const seen_then = look(earlier), seen_now = look(later);
  auto const &then = *seen_then, &now = *seen_now;
  Comparison out;
  out.from = print_day(from);
  out.to = print_day(now.today);
  out.was_there = then.plan.has_value();
  actions(then, now, CardWords(later, now), out);
  goals(then, now, out);
  links(then, now, out);
  for (auto const& line : now.indicators)
    if (auto const* before = then.indicator(line.record.id); before && line.record.state == "active")
      if (auto moved = number(then, *before, now, line)) out.numbers.push_back(*std::move(moved));
  return out;
}

}  // namespace

void add_plan_compare(Register& all) { add(all, {.name = "plan_compare", .target = Target::view}, plan_compare); }

}  // namespace arpent::views
