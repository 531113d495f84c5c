#include "views/changes.h"

#include <algorithm>
#include <numeric>
#include <set>

#include "domain/course/adjustment.h"
#include "domain/course/condition.h"
#include "domain/course/observation.h"
#include "domain/measure/measurement.h"
#include "domain/meeting/meeting.h"
#include "domain/needs/challenge.h"
#include "domain/pilot/pilot.h"
#include "domain/text_of.h"
#include "views/changes_answer.h"
#include "views/changes_card.h"
#include "views/changes_numbers.h"
#include "views/changes_scope.h"

namespace arpent::views {
namespace {

using course::Adjustment;

constexpr std::int64_t at_most = 200;
constexpr double hours_of_half_a_day = 3.5, hours_of_a_day = 7;

std::vector<std::string> one_or_none(std::optional<std::string> const& id) {
  return id ? std::vector{*id} : std::vector<std::string>{};
}

class Chronicle {
 public:
  Chronicle(Call const& call, Reader& reader, AskedChanges const& asked)
      : call_(call),
        reader_(reader),
        seen_(look(reader)),
        picture_(*seen_),
        words_(reader, picture_),
        scope_(picture_, asked),
        asked_(asked) {
    for (auto& one : reader.all<course::Condition>()) conditions_.emplace(one.id, std::move(one));
    adjustments_ = reader.all<Adjustment>();
    influences_ = reader.all<course::Influence>();
    std::erase_if(influences_, [&](auto const& one) { return !call.asker.in_team() && !one.told_on; });
    for (auto const& one : influences_) titles_["influence"][one.id] = one.text;
    relate();
    came_of_observations();
  }

  Changes tell() {
    for (auto const& one : reader_.all<course::ConditionNews>()) news(one);
    for (auto const& one : influences_) influence(one);
    for (auto const& one : reader_.all<course::Observation>()) observation(one);
    created_on();
    for (auto const& one : adjustments_) adjustment(one);
    for (auto const& one : reader_.all<pilot::Pilot>()) small_test(one);
    meetings();
    for (auto& one : numbers_between(reader_, picture_, scope_)) add(std::move(one));
    latest_first();
    complete();
    stretches();
    for (auto it = cost_.rbegin(); it != cost_.rend(); ++it) out_.cost.push_back(it->second);
    choices();
    return std::move(out_);
  }

 private:
  void add(Change change) {
    if (!change.on.empty() && scope_.within_days(change.on)) found_.push_back(std::move(change));
  }
  // As many as are asked for; their places are sorted, as each of them is large.
  void latest_first() {
    std::vector<std::size_t> order(found_.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::stable_sort(order.begin(), order.end(),
                     [&](std::size_t one, std::size_t other) { return found_[one].on > found_[other].on; });
    auto const limit = static_cast<std::size_t>(asked_.limit.value_or(at_most));
    if (order.size() > limit) {
      out_.earlier = static_cast<std::int64_t>(order.size() - limit);
      order.resize(limit);
    }
    for (auto const at : order) out_.changes.push_back(std::move(found_[at]));
  }
  // What is read one by one, of those that are shown.
  void complete() {
    std::map<std::string_view, Adjustment const*> by_id;
    for (auto const& one : adjustments_) by_id.emplace(one.id, &one);
    for (auto& change : out_.changes) {
      if (change.kind != "adjustment") continue;
      auto const& one = *by_id.at(change.id);
      if (one.decided_by) change.who = call_.name_of_actor(reader_, *one.decided_by);
      change.card = card(one);
      for (auto const& cause : one.because_of) change.because_of.push_back(this->cause(cause));
    }
  }
  Change of_action(std::string kind, std::string const& id, std::optional<std::string> const& action) const {
    Change out{.kind = std::move(kind), .id = id};
    out.action = action;
    if (auto const* line = picture_.action(action.value_or(""))) {
      out.action_title = line->record.title;
      auto const& posts = words_.posts();
      auto const post = posts.find(line->record.lead.value_or(""));
      out.yours = !call_.asker.person.empty() && post != posts.end() && post->second.holder == call_.asker.person;
    } else if (auto const gone = action ? reader_.find<plan::Action>(*action) : std::nullopt) {
      out.action_title = gone->title;
    }
    return out;
  }
  std::optional<std::string> place_name(std::optional<std::string> const& id) const {
    auto const* territory = picture_.territory(id.value_or(""));
    return territory ? std::optional(territory->name) : std::nullopt;
  }
  // A place that the asker looks after, or one in it.
  bool is_of_asker(std::optional<std::string> const& place) const {
    auto const& theirs = call_.asker.territories;
    auto const* at = picture_.territory(place.value_or(""));
    for (int level = 0; level < 10 && at; ++level, at = picture_.territory(at->parent.value_or("")))
      if (std::find(theirs.begin(), theirs.end(), at->id) != theirs.end()) return true;
    return false;
  }
  void name_condition(Change& change, std::string const& id) const {
    change.condition = id;
    if (auto const found = conditions_.find(id); found != conditions_.end())
      change.condition_title = found->second.title;
  }

  // Which actions a condition has to do with: by an influence that the asker may see, or as a reason of an adjustment.
  void relate() {
    for (auto const& one : influences_) touches_[one.condition].insert(one.action);
    for (auto const& adjustment : adjustments_)
      for (auto const& cause : adjustment.because_of)
        if (adjustment.action && conditions_.contains(cause)) touches_[cause].insert(*adjustment.action);
  }
  bool concerns(course::Condition const& condition) const {
    if (scope_.district()) {
      auto const& places = condition.territories;
      return places.empty() ||
             std::any_of(places.begin(), places.end(), [&](auto const& place) { return scope_.in_district(place); });
    }
    if (!scope_.narrowed()) return true;
    auto const found = touches_.find(condition.id);
    return found != touches_.end() && std::any_of(found->second.begin(), found->second.end(),
                                                  [&](auto const& action) { return scope_.of_action(action); });
  }

  // What points back to an observation: questions for a meeting (where it was carried on, the latest), needs, changes
  // of course.
  void came_of_observations() {
    reader_.select(
        "SELECT i.observation, m.id, m.title, m.starts_at FROM {agenda_item} i JOIN {meeting} m ON "
        "m.id = i.meeting WHERE i.observation IS NOT NULL AND i.state <> 'carried' ORDER BY i.id",
        {}, [&](store::Row const& row) {
          Cause asked{.kind = "meeting", .id = row.text(1), .title = row.text(2)};
          if (auto const at = parse_instant(row.view(3))) asked.on = print_day(reader_.zone().day_of(*at));
          led_to_[row.text(0)].push_back(std::move(asked));
        });
    reader_.select(
        "SELECT observation, id, coalesce(public_title, title), territory FROM {challenge} "
        "WHERE observation IS NOT NULL ORDER BY id",
        {}, [&](store::Row const& row) {
          led_to_[row.text(0)].push_back(
              {.kind = "challenge", .id = row.text(1), .title = row.text(2), .within = row.text(3)});
        });
    for (auto const& adjustment : adjustments_)
      for (auto const& cause : adjustment.because_of)
        led_to_[cause].push_back({.kind = "adjustment",
                                  .id = adjustment.id,
                                  .title = adjustment.is ? adjustment.is : std::optional(adjustment.why_changed)});
  }

  void news(course::ConditionNews const& one) {
    titles_["condition_news"][one.id] = one.says;
    auto const condition = conditions_.find(one.condition);
    if (condition == conditions_.end() || !concerns(condition->second)) return;
    Change out{.kind = "news", .id = one.id, .on = one.on_date.value_or(""), .title = one.says};
    out.revision = one.revision;
    out.word = one.standing;
    out.ended_on = one.ended_on;
    name_condition(out, one.condition);
    add(std::move(out));
  }

  void influence(course::Influence const& one) {
    auto const condition = conditions_.find(one.condition);
    auto const places = condition == conditions_.end() ? std::vector<std::string>{} : condition->second.territories;
    if (!scope_.holds(one.action, std::nullopt, places)) return;
    auto out = of_action("influence", one.id, one.action);
    out.on = one.on_date.value_or("");
    out.title = one.text;
    out.revision = one.revision;
    out.word = one.direction;
    out.told_on = one.told_on;
    name_condition(out, one.condition);
    add(std::move(out));
  }

  void observation(course::Observation const& one) {
    titles_["observation"][one.id] = one.text;
    std::optional<std::string> action, goal;
    auto const about = one.about.value_or("");
    if (picture_.action(about)) action = about;
    else if (picture_.goal(about)) goal = about;
    else if (auto const* indicator = picture_.indicator(about)) action = indicator->record.action;
    else if (auto const test = reader_.find<pilot::Pilot>(about)) action = test->action;
    bool const of_condition = conditions_.contains(about) && concerns(conditions_.at(about)) && !scope_.district();
    if (!of_condition && !scope_.holds(action, goal, one_or_none(one.territory))) return;
    auto out = of_action("observation", one.id, action);
    out.on = one.on_date.value_or("");
    out.title = one.text;
    out.revision = one.revision;
    out.word = one.sort;
    out.value = one.value;
    out.answer = one.answer;
    out.place = place_name(one.territory);
    if (goal) out.goal = goal, out.goal_title = picture_.goal(*goal)->title;
    if (conditions_.contains(about)) name_condition(out, about);
    if (auto const found = led_to_.find(one.id); found != led_to_.end()) out.led_to = found->second;
    out.in_your_place = is_of_asker(one.territory);
    add(std::move(out));
  }

  // The day on which an adjustment was first written, for those not yet decided.
  void created_on() {
    reader_.select(
        "SELECT l.id, e.at FROM ledger l JOIN entry e ON e.moment = l.moment WHERE l.kind = 'adjustment' AND "
        "l.revision = 1 AND l.moment <= :moment",
        {{"moment", reader_.moment()}}, [&](store::Row const& row) {
          if (auto const at = parse_instant(row.view(1))) written_[row.text(0)] = print_day(reader_.zone().day_of(*at));
        });
  }

  void adjustment(Adjustment const& one) {
    auto places = one.new_territories;
    if (auto const* line = picture_.action(one.action.value_or("")))
      places.insert(places.end(), line->record.territories.begin(), line->record.territories.end());
    if (!scope_.holds(one.action, one.goal, places)) return;
    auto out = of_action("adjustment", one.id, one.action);
    out.on = one.decided_on.value_or(written_[one.id]);
    out.revision = one.revision;
    out.title = one.why_changed;
    out.word = one.state;
    out.was = one.was;
    out.is = one.is;
    out.answer = one.answer;
    out.goal = one.goal;
    if (auto const* goal = picture_.goal(one.goal.value_or(""))) out.goal_title = goal->title;
    out.hours = one.hours;
    out.effort = one.effort;
    out.decided_where = one.decided_where;
    out.review_on = one.review_on;
    out.text = one.effect;
    if (one.state == "confirmed") cost(one);
    auto effect = of_action("effect", one.id, one.action);
    effect.on = one.effect_on.value_or("");
    effect.title = one.effect.value_or("");
    effect.is = one.is ? one.is : std::optional(one.why_changed);
    effect.review_on = one.review_on;
    add(std::move(out));
    if (one.effect) add(std::move(effect));
  }

  Cause cause(std::string const& id) {
    for (auto const* kind : {"observation", "condition_news", "influence"})
      if (auto const found = titles_[kind].find(id); found != titles_[kind].end())
        return {.kind = kind, .id = id, .title = found->second};
    if (auto const found = conditions_.find(id); found != conditions_.end())
      return {.kind = "condition", .id = id, .title = found->second.title};
    if (auto const* indicator = picture_.indicator(id))
      return {.kind = "indicator", .id = id, .title = indicator->record.title};
    if (auto const test = reader_.find<pilot::Pilot>(id)) return {.kind = "pilot", .id = id, .title = test->title};
    if (auto const number = reader_.find<measure::Measurement>(id)) return of_number(*number);
    for (auto const* kind : {"decision", "cluster", "example"})
      if (auto const found = reader_.find(kind, id))
        return {.kind = kind,
                .id = id,
                .title = text_of(*found, kind == std::string_view("decision") ? "text" : "title"),
                .within = text_of(*found, "meeting")};
    for (auto const* kind : {"contribution", "comment"})
      if (reader_.find(kind, id)) return {.kind = kind, .id = id};
    return {.kind = "influence", .id = id};  // seen by the linking group only
  }
  Cause of_number(measure::Measurement const& number) const {
    Cause out{.kind = "measurement", .id = number.id, .within = number.indicator};
    auto const* indicator = picture_.indicator(number.indicator);
    if (!indicator) return out;
    auto const place = place_name(number.territory);
    out.title = indicator->record.title + (place ? ", " + *place : "");
    return out;
  }

  std::vector<CardChange> card(Adjustment const& one) const {
    Json before, after;
    if (!one.action) return {};
    if (one.entry) {
      before = reader_.before("action", *one.action, *one.entry).value_or(Json());
      for (auto const& revision : reader_.revisions_of(*one.entry))
        if (revision.kind == "action" && revision.id == *one.action) after = revision.after;
    } else if (auto const proposed = course::card_of(one); !proposed.empty()) {
      before = reader_.find("action", *one.action).value_or(Json());
      after = before;
      after.update(proposed);
    }
    return words_.between(before, after);
  }

  void cost(Adjustment const& one) {
    auto const day = parse_day(one.decided_on.value_or(""));
    if (!day || !scope_.within_days(*one.decided_on)) return;
    auto const key = measure::print_period(measure::period_of(measure::Frequency::quarter, *day, picture_.calendar));
    auto& quarter = cost_[key];
    quarter.quarter = key;
    ++quarter.adjustments;
    if (one.hours) quarter.hours += *one.hours;
    else if (one.effort == "half_day") quarter.hours += hours_of_half_a_day;
    else if (one.effort == "day") quarter.hours += hours_of_a_day;
    else ++quarter.unsaid;
  }

  // Those that were held, with what was decided at each.
  void meetings() {
    std::map<std::string, std::vector<Cause>, std::less<>> decided;
    reader_.select("SELECT meeting, id, text FROM {decision} WHERE state = 'confirmed' ORDER BY id", {},
                   [&](store::Row const& row) {
                     decided[row.text(0)].push_back(
                         {.kind = "decision", .id = row.text(1), .title = row.text(2), .within = row.text(0)});
                   });
    reader_.select(
        "SELECT id, title, action, territory, COALESCE(starts_at, opened_at) FROM {meeting} WHERE state = 'closed'", {},
        [&](store::Row const& row) {
          auto const action = row.optional_text(2), territory = row.optional_text(3);
          auto const at = parse_instant(row.view(4));
          if (!at || !scope_.holds(action, std::nullopt, one_or_none(territory))) return;
          auto out = of_action("meeting", row.text(0), action);
          out.on = print_day(reader_.zone().day_of(*at));
          out.title = row.text(1);
          out.place = place_name(territory);
          if (auto const found = decided.find(out.id); found != decided.end()) out.led_to = found->second;
          add(std::move(out));
        });
  }

  void small_test(pilot::Pilot const& one) {
    if (!scope_.holds(one.action, std::nullopt, one_or_none(one.territory))) return;
    auto started = of_action("pilot_started", one.id, one.action);
    started.on = one.started_on.value_or("");
    started.title = one.title;
    started.place = place_name(one.territory);
    auto ended = started;
    add(std::move(started));
    ended.kind = "pilot_debriefed";
    ended.on = one.debriefed_on.value_or("");
    ended.word = one.verdict;
    ended.text = one.learning;
    add(std::move(ended));
  }

  void stretches() {
    for (auto const& [id, one] : conditions_) {
      if (!concerns(one)) continue;
      std::string from = one.starts_on.value_or("");
      for (auto const& change : out_.changes)
        if (from.empty() || (!one.starts_on && change.condition == id && change.on < from))
          from = change.condition == id ? change.on : from;
      if (from.empty()) continue;
      out_.conditions.push_back({one.id, one.title, one.kind, from, one.ends_on, one.trend});
    }
    std::stable_sort(out_.conditions.begin(), out_.conditions.end(),
                     [](Stretch const& one, Stretch const& other) { return one.from < other.from; });
  }

  void choices() {
    for (auto const& action : picture_.actions) out_.actions.push_back({action.record.id, action.record.title});
    for (auto const& goal : picture_.goals)
      out_.goals.push_back({goal.id, goal.code ? *goal.code + " " + goal.title : goal.title});
    for (auto const& id : picture_.districts) out_.districts.push_back({id, picture_.territory(id)->name});
  }

  Call const& call_;
  Reader& reader_;
  std::shared_ptr<Picture const> seen_;
  Picture const& picture_;
  CardWords words_;
  Scope scope_;
  AskedChanges const& asked_;
  std::map<std::string, course::Condition, std::less<>> conditions_{};
  std::vector<Adjustment> adjustments_{};
  std::vector<course::Influence> influences_{};
  std::map<std::string, std::set<std::string, std::less<>>, std::less<>> touches_{};
  std::map<std::string, std::map<std::string, std::string, std::less<>>, std::less<>> titles_{};
  std::map<std::string, std::string, std::less<>> written_{};
  std::map<std::string, std::vector<Cause>, std::less<>> led_to_{};
  std::map<std::string, CostQuarter> cost_{};
  std::vector<Change> found_{};
  Changes out_{};
};

Result<Changes> changes(Call const& call, Reader& reader, AskedChanges const& asked) {
  return Chronicle(call, reader, asked).tell();
}

}  // namespace

void add_changes(Register& all) { add(all, {.name = "changes", .target = Target::view}, changes); }

}  // namespace arpent::views
