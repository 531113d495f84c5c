#include "views/picture.h"

#include <algorithm>
#include <set>
#include <tuple>

#include "domain/plan/goal_tree.h"
#include "views/picture_numbers.h"

namespace arpent::views {
namespace {

constexpr int months_of_a_review = 12;  // a look at an action counts for a year

template <class T, class Id>
T const* found_in(std::vector<T> const& all, std::map<std::string, std::size_t, std::less<>> const& places,
                  Id const& id) {
  auto const at = places.find(id);
  return at == places.end() ? nullptr : &all[at->second];
}

void read_places(store::Reader& reader, Picture& picture) {
  picture.territories = reader.all<places::Territory>();
  std::vector<places::Territory const*> districts;
  for (std::size_t at = 0; at < picture.territories.size(); ++at) {
    auto const& territory = picture.territories[at];
    picture.territory_at[territory.id] = at;
    if (territory.level == "district") districts.push_back(&territory);
  }
  std::stable_sort(districts.begin(), districts.end(), [](auto const* one, auto const* other) {
    return one->order.value_or(1'000'000) < other->order.value_or(1'000'000);
  });
  for (auto const* district : districts) picture.districts.push_back(district->id);
}

void read_plan(store::Reader& reader, Picture& picture) {
  auto const is_later = [](plan::Plan const& one, plan::Plan const& other) {
    auto const key = [](plan::Plan const& plan) {
      return std::tuple(plan.state != "closed", plan.starts_on.value_or(""), plan.id);
    };
    return key(one) < key(other);
  };
  auto plans = reader.all<plan::Plan>();
  if (plans.empty()) return;
  picture.plan = *std::max_element(plans.begin(), plans.end(), is_later);
  auto goals = reader.where<plan::Goal>("plan", picture.plan->id);
  std::vector<plan::GoalNode> nodes;
  std::map<std::string, plan::Goal*, std::less<>> by_id;
  for (auto& goal : goals) {
    nodes.push_back({.id = goal.id, .parent = goal.parent.value_or(""), .code = goal.code.value_or("")});
    by_id[goal.id] = &goal;
  }
  plan::GoalTree const tree(nodes);
  for (auto const& id : tree.in_order()) {
    picture.goal_at[id] = picture.goals.size();
    picture.goals.push_back(std::move(*by_id[id]));
  }
}

void read_actions(store::Reader& reader, Picture& picture) {
  for (auto& action : reader.all<plan::Action>())
    if (action.state != "dropped") picture.actions.push_back({.record = std::move(action)});
  std::stable_sort(picture.actions.begin(), picture.actions.end(), [](ActionLine const& one, ActionLine const& other) {
    auto const rank = [](ActionLine const& line) { return line.record.focus_rank.value_or(1000); };
    if (rank(one) != rank(other)) return rank(one) < rank(other);
    auto const by_code = plan::compare_codes(one.record.code.value_or(""), other.record.code.value_or(""));
    return by_code != 0 ? by_code < 0 : one.record.title < other.record.title;
  });
  for (std::size_t at = 0; at < picture.actions.size(); ++at) picture.action_at[picture.actions[at].record.id] = at;
}

void read_links(store::Reader& reader, Picture& picture) {
  picture.links = reader.all<plan::Contribution>();
  for (std::size_t at = 0; at < picture.links.size(); ++at)
    if (auto const action = picture.action_at.find(picture.links[at].action);
        action != picture.action_at.end() && picture.links[at].state != "dropped")
      picture.actions[action->second].links.push_back(at);
}

// The districts an action takes place in: those it names, or that hold a place it names; all where it names none.
std::vector<std::string> concerned_by(Picture const& picture, plan::Action const& action) {
  if (action.territories.empty()) return picture.districts;
  std::set<std::string> named;
  for (auto id : action.territories)
    for (int level = 0; level < 10 && !id.empty(); ++level) {
      named.insert(id);
      auto const* territory = picture.territory(id);
      id = territory && territory->level == "place" ? territory->parent.value_or("") : "";
    }
  std::vector<std::string> out;
  for (auto const& district : picture.districts)
    if (named.contains(district)) out.push_back(district);
  return out.empty() ? picture.districts : out;
}

void read_leads(store::Reader& reader, Picture& picture) {
  std::map<std::string, std::string> people;
  reader.select("SELECT id, name FROM {person} AS p", {},
                [&](store::Row const& row) { people[row.text(0)] = row.text(1); });
  std::map<std::string, std::pair<std::string, std::string>> posts;
  reader.select("SELECT id, title, COALESCE(holder, '') FROM {post} AS p", {}, [&](store::Row const& row) {
    posts[row.text(0)] = {row.text(1), row.text(2)};
  });
  for (auto& line : picture.actions) {
    auto const post = posts.find(line.record.lead.value_or(""));
    if (post == posts.end()) continue;
    line.lead_title = post->second.first;
    if (auto const holder = people.find(post->second.second); holder != people.end()) line.lead_person = holder->second;
  }
}

bool said(std::optional<std::string> const& text) { return text && !text->empty(); }

plan::LadderIndicator ladder_indicator(IndicatorLine const& line) {
  auto const any = [&](auto what) { return std::any_of(line.places.begin(), line.places.end(), what); };
  auto const& record = line.record;
  return {
      .id = record.id,
      .how_noticed = said(record.how_noticed),
      .baseline = line.city_baseline.has_value() || any([](auto const& place) { return place.baseline.has_value(); }),
      .target = line.city_target.has_value() || any([](auto const& place) { return place.target.has_value(); }),
      .source = said(record.source),
      .reporter = any([](auto const& place) { return !place.reporter.empty(); }),
      .rhythm = line.frequency != measure::Frequency::once || line.target_on.has_value()};
}

plan::LadderFacts ladder_facts(Picture const& picture, ActionLine const& action) {
  plan::LadderFacts facts;
  facts.links = static_cast<int>(action.links.size());
  for (auto const link : action.links) facts.links_with_reason += said(picture.links[link].reason) ? 1 : 0;
  facts.has_post = !action.lead_title.empty();
  facts.has_person = !action.lead_person.empty();
  facts.concerned = action.concerned;
  std::set<std::string> measured;
  for (auto const at : action.indicators) {
    auto const& line = picture.indicators[at];
    if (line.record.state != "active" || line.record.says == "context") continue;
    facts.indicators.push_back(ladder_indicator(line));
    for (auto const& place : line.places) {
      if (!place.counted) continue;
      if (place.place.empty()) facts.measured_as_a_whole = true;
      else measured.insert(place.place);
    }
  }
  for (auto const& district : action.concerned)
    if (measured.contains(district)) facts.measured.push_back(district);
  auto const reviewed = parse_day(action.record.reviewed_at.value_or(""));
  facts.no_change = reviewed && picture.today < add_months(*reviewed, months_of_a_review);
  return facts;
}

// Actions that were changed in the open lately.
std::set<std::string> adjusted_since(store::Reader& reader, Day day) {
  std::set<std::string> out;
  reader.select(
      "SELECT action FROM {adjustment} AS a WHERE state = 'confirmed' AND action IS NOT NULL AND decided_on > :day",
      {{"day", print_day(day)}}, [&](store::Row const& row) { out.insert(row.text(0)); });
  return out;
}

void climb(store::Reader& reader, Picture& picture) {
  auto const adjusted = adjusted_since(reader, add_months(picture.today, -months_of_a_review));
  std::vector<plan::Rung> all, focus;
  for (auto& action : picture.actions) {
    auto facts = ladder_facts(picture, action);
    facts.adjusted = adjusted.contains(action.record.id);
    action.ladder = plan::ladder(facts);
    all.push_back(action.ladder.rung);
    if (action.record.focus_rank) focus.push_back(action.ladder.rung);
  }
  picture.histogram = plan::histogram(all);
  picture.focus_histogram = plan::histogram(focus);
}

void cover(Picture& picture) {
  std::vector<plan::GoalNode> goals;
  for (auto const& goal : picture.goals)
    goals.push_back({.id = goal.id, .parent = goal.parent.value_or(""), .code = goal.code.value_or("")});
  std::vector<plan::ConfirmedLink> links;
  for (auto const& action : picture.actions)
    for (auto const at : action.links)
      if (picture.links[at].state == "confirmed") links.push_back({action.record.id, picture.links[at].goal});
  std::vector<plan::FieldIndicator> indicators;
  for (auto const& line : picture.indicators) {
    auto const says = plan::parse_says(line.record.says);
    if (!says || line.record.state != "active") continue;
    for (auto const& on : {line.record.action, line.record.goal})
      if (on) indicators.push_back({.id = line.record.id, .on = *on, .says = *says, .fresh = line.is_fresh});
  }
  picture.coverage = plan::field_coverage(goals, links, indicators);
}

}  // namespace

places::Territory const* Picture::territory(std::string_view id) const {
  return found_in(territories, territory_at, id);
}
plan::Goal const* Picture::goal(std::string_view id) const { return found_in(goals, goal_at, id); }
ActionLine const* Picture::action(std::string_view id) const { return found_in(actions, action_at, id); }
IndicatorLine const* Picture::indicator(std::string_view id) const { return found_in(indicators, indicator_at, id); }

namespace {

Picture look_anew(store::Reader& reader) {
  Picture picture;
  picture.today = reader.today();
  picture.calendar = school_calendar(reader);
  read_places(reader, picture);
  read_plan(reader, picture);
  read_actions(reader, picture);
  read_links(reader, picture);
  read_leads(reader, picture);
  for (auto& action : picture.actions) action.concerned = concerned_by(picture, action.record);
  read_numbers(reader, picture);
  climb(reader, picture);
  cover(picture);
  return picture;
}

}  // namespace

std::shared_ptr<Picture const> look(store::Reader& reader) {
  return reader.remembered<Picture>("picture", [&] { return look_anew(reader); });
}

}  // namespace arpent::views
