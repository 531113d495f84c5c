#include "views/today_waiting.h"

#include <algorithm>
#include <set>

#include "domain/measure/measurement.h"
#include "domain/measure/reading.h"
#include "domain/measure/reporter.h"
#include "domain/people/person.h"
#include "domain/people/stakeholder.h"
#include "domain/plan/link_queue.h"
#include "domain/plan/work.h"
#include "views/keeps_links.h"
#include "views/today_meetings.h"
#include "views/today_needs.h"
#include "views/today_reviews.h"

namespace arpent::views {
namespace {

constexpr int days_of_a_promise = 21;  // asked longer ago, it is worth a word
constexpr int days_ahead = 7;          // a task that falls due within these waits already

std::optional<std::int64_t> days_since(std::optional<std::string> const& day, Day today) {
  auto const parsed = parse_day(day.value_or(""));
  if (!parsed) return std::nullopt;
  return days_between(*parsed, today);
}

class Desk {
 public:
  Desk(Asker const& asker, Reader& reader, Picture const& picture, std::vector<std::string> const& heard)
      : asker_(asker), reader_(reader), picture_(picture), heard_(heard.begin(), heard.end()) {
    for (auto const& person : reader.all<people::Person>()) names_[person.id] = person.name;
    for (auto& post : reader.all<people::Post>()) {
      if (!asker.person.empty() && post.holder == asker.person) mine_.insert(post.id);
      posts_.push_back(std::move(post));
    }
  }

  std::vector<TodayLine> lines() {
    append(live_meetings(asker_, reader_, picture_, mine_));
    append(decisions_waiting(asker_, reader_, picture_, mine_));
    numbers();
    bool const team = asker_.has("manager") || asker_.has("link_keeper");
    submitted(team);
    if (team) contests();
    if (team) hand_overs();
    if (keeps_links(asker_, reader_)) links();
    tasks();
    append(talks_due(asker_, reader_, picture_, mine_));
    append(reviews_due(asker_, reader_, picture_, mine_));
    append(needs_waiting(asker_, reader_, picture_));
    append(next_meetings(asker_, reader_, picture_, mine_));
    missing();
    promises(team);
    if (asker_.has("manager")) {
      silent();
      vacant();
      mails();
    }
    return std::move(out_);
  }

 private:
  void append(std::vector<TodayLine> lines) {
    for (auto& line : lines) out_.push_back(std::move(line));
  }
  TodayLine& line(std::string kind, std::string id, std::string title) {
    return out_.emplace_back(TodayLine{.kind = std::move(kind), .id = std::move(id), .title = std::move(title)});
  }
  std::string name_of(std::string const& person) const {
    auto const found = names_.find(person);
    return found == names_.end() ? "" : found->second;
  }
  std::optional<std::string> place_name(std::string const& id) const {
    auto const* territory = picture_.territory(id);
    return territory ? std::optional(territory->name) : std::nullopt;
  }
  bool leads(std::optional<std::string> const& action) const {
    auto const* line = action ? picture_.action(*action) : nullptr;
    return line && line->record.lead && mine_.contains(*line->record.lead);
  }

  void about(TodayLine& line, IndicatorLine const& indicator, std::string const& place) const {
    line.indicator = indicator.record.id;
    line.unit = indicator.record.unit;
    line.measure = indicator.record.measure;
    if (auto const* action = picture_.action(indicator.record.action.value_or(""))) {
      line.action = action->record.id;
      line.other = action->record.title;
    }
    if (!place.empty()) line.territory = place;
    line.place = place_name(place);
  }

  void numbers() {
    std::map<std::string, measure::Reporter> reporters;
    for (auto& reporter : reader_.all<measure::Reporter>()) reporters[reporter.id] = std::move(reporter);
    for (auto const& indicator : picture_.indicators)
      for (auto const& place : indicator.places)
        if (auto const reporter = reporters.find(place.reporter);
            reporter != reporters.end() && tells(reporter->second))
          number(indicator, place);
  }
  bool tells(measure::Reporter const& reporter) const {
    return !asker_.person.empty() && (reporter.person == asker_.person || reporter.stand_in == asker_.person);
  }
  void number(IndicatorLine const& indicator, PlaceLine const& place) {
    auto const word = place.freshness.word;
    if (word == measure::Freshness::fresh || indicator.record.state != "active") return;
    auto& line = this->line("number", indicator.record.id + "/" + place.place, indicator.record.title);
    about(line, indicator, place.place);
    line.period = indicator.due_key;
    line.state = std::string(measure::name_of(word));
    line.days = place.freshness.days_late;
    if (place.latest) line.last = place.latest->reading.value;
    // Shares that are put together need both of their parts, and ages one number each: that is the page's to ask.
    bool const plain = indicator.record.measure == "number" ||
                       (indicator.record.measure == "percent" && indicator.record.across_places != "ratio");
    line.inline_box = plain && !indicator.record.by_stage;
  }

  void submitted(bool team) {
    for (auto const& waiting : measure::waiting_numbers(reader_)) {
      auto const* indicator = picture_.indicator(waiting.indicator);
      if (!indicator || (!team && !leads(indicator->record.action))) continue;
      auto const found = reader_.find<measure::Measurement>(waiting.measurement);
      if (!found || found->state != "submitted") continue;
      auto const& number = *found;
      auto& line = this->line("accept", number.id, indicator->record.title);
      about(line, *indicator, number.territory.value_or(""));
      line.period = number.period;
      line.value = number.value;
      line.text = number.held_back;
      line.person = number.reported_by ? name_of(*number.reported_by) : number.reporter_label.value_or("");
    }
  }

  void contests() {
    for (auto const& contest : reader_.where<measure::CounterValue>("state", "open")) {
      auto const number = reader_.find<measure::Measurement>(contest.measurement);
      auto const* indicator = number ? picture_.indicator(number->indicator) : nullptr;
      if (!indicator) continue;
      auto& line = this->line("contest", contest.id, indicator->record.title);
      about(line, *indicator, number->territory.value_or(""));
      line.period = number->period;
      line.value = number->value;
      line.proposed = contest.proposed_value;
      line.text = contest.reason;
      line.person = name_of(contest.proposed_by.value_or(""));
    }
  }

  void hand_overs() {
    for (auto const& reporter : reader_.all<measure::Reporter>()) {
      auto const* indicator = picture_.indicator(reporter.indicator);
      if (!reporter.proposed_on || !indicator) continue;
      auto& line = this->line("hand_over", reporter.id, indicator->record.title);
      about(line, *indicator, reporter.territory.value_or(""));
      line.person = reporter.proposed_name;
      line.days = days_since(reporter.proposed_on, picture_.today);
    }
  }

  void links() {
    std::vector<plan::ReadLink> links;
    for (auto const& link : picture_.links) {
      auto const state = plan::parse_link_state(link.state);
      if (!state || !picture_.action(link.action) || !picture_.goal(link.goal)) continue;
      links.push_back({.id = link.id,
                       .state = *state,
                       .has_reason = link.reason && !link.reason->empty(),
                       .reviewed_at = parse_day(link.reviewed_at.value_or(""))});
    }
    for (auto const& queued : plan::link_queue(links, picture_.today)) {
      auto const link = std::find_if(picture_.links.begin(), picture_.links.end(),
                                     [&](plan::Contribution const& one) { return one.id == queued.id; });
      auto& line = this->line("link", link->id, picture_.action(link->action)->record.title);
      auto const* goal = picture_.goal(link->goal);
      line.action = link->action;
      line.other = (goal->code ? *goal->code + " " : "") + goal->title;
      line.text = link->state == "doubted" && link->doubt ? link->doubt : link->reason;
      line.state = std::string(plan::name_of(queued.why));
      if (queued.months) line.n = *queued.months;
    }
  }

  void tasks() {
    auto const soon = add_days(picture_.today, days_ahead);
    for (auto const& task : reader_.all<plan::Task>()) {
      auto const due = parse_day(task.due.value_or(""));
      bool const is_mine = task.assignee && (*task.assignee == asker_.person || mine_.contains(*task.assignee));
      if (task.done_at || !is_mine || !due || *due > soon) continue;
      auto& line = this->line("task", task.id, task.title);
      line.due = task.due;
      line.seen = task.revision;
      if (auto const* action = picture_.action(task.action.value_or(""))) {
        line.action = action->record.id;
        line.other = action->record.title;
      }
    }
  }

  // For whoever leads an action: the districts that still owe its numbers.
  void missing() {
    for (auto const& action : picture_.actions) {
      if (!leads(action.record.id)) continue;
      for (auto const at : action.indicators) {
        auto const& indicator = picture_.indicators[at];
        std::vector<std::string> names;
        for (auto const& place : indicator.places)
          if (!place.place.empty() && (place.freshness.word == measure::Freshness::overdue ||
                                       place.freshness.word == measure::Freshness::never))
            names.push_back(place_name(place.place).value_or(""));
        if (names.empty() || indicator.record.state != "active") continue;
        auto& line = this->line("missing", indicator.record.id, indicator.record.title);
        about(line, indicator, "");
        line.period = indicator.due_key;
        line.n = std::ssize(names);
        line.names = std::move(names);
      }
    }
  }

  // For the team, and for whoever leads the action that it is for.
  void promises(bool team) {
    for (auto const& involvement : reader_.where<people::Involvement>("promise_state", "asked")) {
      auto const days = days_since(involvement.asked_on, picture_.today);
      auto const* action = picture_.action(involvement.action);
      auto const partner = reader_.find<people::Stakeholder>(involvement.stakeholder);
      if (!days || *days < days_of_a_promise || !action || !partner) continue;
      if (!team && !leads(involvement.action)) continue;
      auto& line = this->line("promise", involvement.id, partner->name);
      line.action = involvement.action;
      line.other = action->record.title;
      line.text = involvement.promise;
      line.days = days;
    }
  }

  void silent() {
    std::vector<std::string> names;
    std::string first;
    for (auto const& district : picture_.districts) {
      if (heard_.contains(district) || !owes(district)) continue;
      names.push_back(picture_.territory(district)->name);
      if (first.empty()) first = district;
    }
    if (names.empty()) return;
    auto& line = this->line("silent", "silent", "");
    line.n = std::ssize(names);
    line.names = std::move(names);
    line.territory = first;
  }
  // A district is silent only where a number is late.
  bool owes(std::string const& district) const {
    return std::any_of(picture_.indicators.begin(), picture_.indicators.end(), [&](IndicatorLine const& indicator) {
      return indicator.record.state == "active" &&
             std::any_of(indicator.places.begin(), indicator.places.end(), [&](PlaceLine const& place) {
               return place.place == district && place.freshness.days_late > 0;
             });
    });
  }

  void vacant() {
    for (auto const& post : posts_) {
      if (post.holder || post.ended_on) continue;
      auto const led = std::count_if(picture_.actions.begin(), picture_.actions.end(),
                                     [&](ActionLine const& action) { return action.record.lead == post.id; });
      if (led == 0) continue;
      this->line("vacant", post.id, post.title).n = led;
    }
  }

  void mails() {
    if (!reader_.present()) return;
    for (auto const& job : reader_.failed_jobs())
      this->line("mail", std::to_string(job.id), job.input.value("to", job.name)).text = job.fault;
  }

  Asker const& asker_;
  Reader& reader_;
  Picture const& picture_;
  std::set<std::string> heard_;
  std::map<std::string, std::string> names_{};
  std::vector<people::Post> posts_{};
  std::set<std::string> mine_{};  // posts
  std::vector<TodayLine> out_{};
};

}  // namespace

std::vector<TodayLine> waiting_for(Asker const& asker, Reader& reader, Picture const& picture,
                                   std::vector<std::string> const& heard) {
  return Desk(asker, reader, picture, heard).lines();
}

namespace {

std::vector<std::string> hear(Reader& reader, Picture const& picture) {
  auto const from = print_day(add_days(picture.today, -31));
  std::set<std::string> heard;
  reader.select(
      // From the few entries of a month to their numbers: CROSS JOIN keeps that order.
      "SELECT DISTINCT m.territory FROM entry e CROSS JOIN ledger l CROSS JOIN {measurement} m WHERE e.at >= :since "
      "AND "
      "e.moment <= :moment AND l.moment = e.moment AND l.kind = 'measurement' AND l.revision = 1 AND m.id = l.id AND "
      "m.territory IS NOT NULL AND m.state = 'accepted'",
      {{"since", from}, {"moment", reader.moment()}}, [&](store::Row const& row) { heard.insert(row.text(0)); });
  std::vector<std::string> out;
  for (auto const& district : picture.districts)
    if (heard.contains(district)) out.push_back(district);
  return out;
}

}  // namespace

// Worked out once between two writes, as the picture is.
std::vector<std::string> heard_lately(Reader& reader, Picture const& picture) {
  return *reader.remembered<std::vector<std::string>>("heard", [&] { return hear(reader, picture); });
}

}  // namespace arpent::views
