#include "views/city_dates.h"

#include <algorithm>
#include <array>
#include <tuple>

#include "base/named.h"
#include "domain/course/adjustment.h"
#include "domain/course/condition.h"
#include "domain/course/recommendation.h"
#include "domain/measure/reporter.h"
#include "domain/meeting/reach.h"
#include "domain/people/person.h"
#include "domain/people/share_link.h"
#include "domain/pilot/pilot.h"
#include "domain/plan/link_queue.h"
#include "domain/plan/work.h"
#include "views/contests.h"
#include "views/decision_review.h"
#include "views/meeting_lines.h"

namespace arpent::views {
namespace {

using What = CityDate::What;

constexpr int days_ahead = 366;
constexpr int months_until_looked_at_again = 12;
constexpr int debrief_minutes = 60;  // the hour that is set aside

class Gathering {
 public:
  explicit Gathering(store::Reader& reader)
      : reader_(reader), seen_(look(reader)), picture_(*seen_), people_(names_of_people(reader)) {
    for (auto& reporter : reader.all<measure::Reporter>()) reporters_.emplace(reporter.id, std::move(reporter));
    for (auto const& post : reader.all<people::Post>()) posts_[post.id] = post.title;
    for (auto const& link : reader.all<people::ShareLink>()) links_[link.id] = link.label.value_or("");
  }

  std::vector<CityDate> gather() {
    plan();
    for (auto const& line : picture_.indicators)
      if (line.record.state == "active") numbers(line);
    for (auto const& action : picture_.actions) of_action(action);
    assumptions();
    for (auto const& one : reader_.all<plan::Deliverable>()) deliverable(one);
    for (auto const& one : reader_.all<plan::Task>()) task(one);
    for (auto const& one : reader_.all<pilot::Pilot>()) debrief(one);
    meetings();
    reviews();
    std::stable_sort(out_.begin(), out_.end(), [](CityDate const& one, CityDate const& other) {
      return std::tie(one.on, one.what) < std::tie(other.on, other.what);
    });
    return std::move(out_);
  }

 private:
  CityDate* add(What what, std::string const& id, std::optional<std::string> const& day, std::string title) {
    auto const on = parse_day(day.value_or(""));
    return on ? &add(what, id, *on, std::move(title)) : nullptr;
  }
  CityDate& add(What what, std::string const& id, Day on, std::string title) {
    out_.push_back({.what = what, .id = id, .on = on, .title = std::move(title)});
    return out_.back();
  }

  void plan() {
    if (!picture_.plan) return;
    auto const& of = *picture_.plan;
    add(What::plan_starts, of.id, of.starts_on, of.title);
    add(What::plan_ends, of.id, of.ends_on, of.title);
  }

  void numbers(IndicatorLine const& line) {
    std::vector<PlaceLine const*> missing;
    std::optional<Day> by;
    for (auto const& place : line.places) {
      if (place.freshness.word == measure::Freshness::fresh) continue;
      missing.push_back(&place);
      by = place.freshness.answer_by;
    }
    auto const last = parse_day(line.record.ends_on.value_or(""));
    if (by) number(line, line.due, *by, missing, static_cast<int>(missing.size()));
    if (line.frequency == measure::Frequency::once) return;
    std::vector<PlaceLine const*> all;
    for (auto const& place : line.places) all.push_back(&place);
    auto const until = add_days(picture_.today, days_ahead);
    for (auto period = measure::next(line.due, picture_.calendar); period;
         period = measure::next(*period, picture_.calendar)) {
      if (last && measure::first_day(*period, picture_.calendar) > *last) break;
      auto const on = add_days(measure::last_day(*period, picture_.calendar), static_cast<int>(line.record.grace_days));
      if (on > until) break;
      number(line, *period, on, all, 0);
    }
  }

  void number(IndicatorLine const& line, measure::Period const& period, Day on,
              std::vector<PlaceLine const*> const& places, int missing) {
    auto& date = add(What::number, line.record.id, on, line.record.title);
    date.period = period;
    date.action = line.record.action.value_or("");
    date.missing = missing;
    date.concerned = missing == 0 ? 0 : static_cast<int>(line.places.size());
    for (auto const* place : places) {
      auto const who = teller(place->reporter);
      auto const* territory = picture_.territory(place->place);
      auto const name = territory ? territory->name : "";
      auto const known =
          std::find_if(date.tells.begin(), date.tells.end(), [&](auto const& one) { return one.first == who; });
      if (known == date.tells.end()) date.tells.emplace_back(who, name);
      else known->second += ", " + name;
    }
  }

  std::string teller(std::string const& id) const {
    auto const found = reporters_.find(id);
    if (found == reporters_.end()) return "";
    auto const& reporter = found->second;
    for (auto const& person : {reporter.person, reporter.stand_in})
      if (auto const name = people_.find(person.value_or("")); name != people_.end()) return name->second;
    if (reporter.label && !reporter.label->empty()) return *reporter.label;
    auto const link = links_.find(reporter.link.value_or(""));
    return link == links_.end() ? "" : link->second;
  }

  void of_action(ActionLine const& action) {
    auto const& of = action.record;
    if (of.state == "done") return;
    if (auto* date = add(What::action_starts, of.id, of.starts_on, of.title)) date->action = of.id;
    if (auto* date = add(What::action_ends, of.id, of.ends_on, of.title)) date->action = of.id;
    if (auto const looked = parse_day(of.reviewed_at.value_or("")))
      add(What::action, of.id, add_months(*looked, months_until_looked_at_again), of.title).action = of.id;
    for (auto const at : action.links) {
      auto const& link = picture_.links[at];
      auto const read = parse_day(link.reviewed_at.value_or(""));
      auto const* goal = picture_.goal(link.goal);
      if (link.state != "confirmed" || !read || !goal) continue;
      auto& date = add(What::link, link.id, add_months(*read, plan::months_until_aged), of.title);
      date.other = goal->title;
      date.action = of.id;
    }
  }

  void assumptions() {
    for (auto const& one : reader_.all<plan::Assumption>()) {
      auto const *from = picture_.goal(one.from_goal), *to = picture_.goal(one.to_goal);
      if (!from || !to) continue;
      if (auto* date = add(What::assumption, one.id, one.review_on, from->title)) date->other = to->title;
    }
  }

  void deliverable(plan::Deliverable const& one) {
    auto const* action = picture_.action(one.action);
    if (one.done_at || !action) return;
    if (auto* date = add(What::deliverable, one.id, one.due, one.title)) {
      date->other = action->record.title;
      date->action = action->record.id;
    }
  }

  void debrief(pilot::Pilot const& one) {
    if (one.state == "debriefed") return;
    auto* date = add(What::debrief, one.id, one.debrief_on, one.title);
    if (!date) return;
    date->minutes = debrief_minutes;
    if (one.debrief_at.size() == 5)
      date->starts =
          reader_.zone().at(date->on, std::stoi(one.debrief_at.substr(0, 2)), std::stoi(one.debrief_at.substr(3)));
    if (auto const* action = picture_.action(one.action.value_or(""))) date->other = action->record.title;
  }

  void meetings() {
    Asker const nobody;  // what it may do with them is no matter here
    MeetingLines lines(reader_, nobody);
    for (auto const& one : reader_.all<meeting::Meeting>()) {
      auto const starts = parse_instant(one.starts_at.value_or(""));
      if (!starts || one.state == "cancelled") continue;
      auto const row = lines.row(one);
      auto& date = on_action(add(What::meeting, one.id, reader_.zone().day_of(*starts), ""), one.action);
      date.starts = *starts;
      date.minutes = static_cast<int>(one.minutes.value_or(meeting::usual_minutes));
      date.words = one.title;
      date.where = one.place.value_or("");
      if (row.facilitator) date.who = row.facilitator->name;
      date.series = row.series_title.value_or("");
      date.number = row.number.value_or(0);
      date.of = row.of.value_or(0);
    }
  }

  // What comes back on a day that somebody gave it.
  void reviews() {
    auto const review = [&](What what, std::string const& id, std::optional<std::string> const& day,
                            std::optional<std::string> const& action, std::string const& words) {
      auto* date = add(what, id, day, "");
      if (date) on_action(*date, action).words = words;
      return date;
    };
    for (auto const& one : reader_.all<meeting::Decision>()) {
      auto* date = comes_back(one) ? review(What::decision, one.id, one.review_on, one.action, one.text) : nullptr;
      if (date) date->meeting = one.meeting;
    }
    for (auto const& one : reader_.all<course::Adjustment>())
      if (one.state == "confirmed")
        review(What::adjustment, one.id, one.review_on, one.action, one.is.value_or(one.why_changed));
    for (auto const& one : reader_.all<course::Condition>())
      if (!one.ends_on || *one.ends_on >= print_day(picture_.today))
        review(What::condition, one.id, one.review_on, std::nullopt, one.title);
    for (auto const& one : reader_.all<course::Recommendation>())
      review(What::recommendation, one.id, one.review_on, one.about, one.text);
  }

  CityDate& on_action(CityDate& date, std::optional<std::string> const& id) const {
    if (auto const* action = picture_.action(id.value_or(""))) {
      date.action = action->record.id;
      date.title = action->record.title;
    }
    return date;
  }

  void task(plan::Task const& one) {
    auto const* action = picture_.action(one.action.value_or(""));
    if (one.done_at || (one.action && !action)) return;
    auto* date = add(What::task, one.id, one.due, action ? action->record.title : "");
    if (!date) return;
    date->words = one.title;
    if (action) date->action = action->record.id;
    auto const id = one.assignee.value_or("");
    if (auto const person = people_.find(id); person != people_.end()) date->who = person->second;
    else if (auto const post = posts_.find(id); post != posts_.end()) date->who = post->second;
  }

  store::Reader& reader_;
  std::shared_ptr<Picture const> seen_;
  Picture const& picture_;
  std::map<std::string, std::string, std::less<>> people_;
  std::map<std::string, measure::Reporter, std::less<>> reporters_{};
  std::map<std::string, std::string, std::less<>> posts_{}, links_{};
  std::vector<CityDate> out_{};
};

}  // namespace

std::vector<CityDate> city_dates(store::Reader& reader) { return Gathering(reader).gather(); }

std::string_view name_of(CityDate::What what) {
  constexpr std::array<std::string_view, 16> names = {"number",        "link",        "assumption",  "action",
                                                      "action_starts", "action_ends", "deliverable", "task",
                                                      "plan_starts",   "plan_ends",   "debrief",     "meeting",
                                                      "decision",      "adjustment",  "condition",   "recommendation"};
  return name_in(names, what);
}

}  // namespace arpent::views
