#include "views/link_queue.h"

#include <algorithm>

#include "domain/course/adjustment.h"
#include "domain/course/condition.h"
#include "domain/course/recommendation.h"
#include "domain/plan/link.h"
#include "domain/plan/link_queue.h"
#include "domain/text_of.h"
#include "views/link_queue_meetings.h"
#include "views/needs_told.h"
#include "views/plan_gaps.h"

namespace arpent::views {
namespace {

constexpr int days_for_an_answer = 30;         // a need waits no longer without a word
constexpr int days_for_a_recommendation = 60;  // nor what was put to those who govern

class Queue {
 public:
  explicit Queue(Reader& reader)
      : reader_(reader), seen_(look(reader)), gaps_(gaps_of(reader)), today_(print_day(reader.today())) {}

  LinkQueue run() {
    append(asides_waiting(reader_, *seen_));
    links();
    append(decisions_to_look_at(reader_, *seen_));
    adjustments();
    conditions();
    recommendations();
    needs();
    assumptions();
    for (auto const& action : gaps_.orphans) {
      auto& item = add("orphan", action.id, action.title);
      item.action = action;
      if (auto const* line = seen_->action(action.id)) item.text = line->record.is_about;
    }
    for (auto const& goal : gaps_.goals_without_action) goal_item("goal_without_action", goal);
    for (auto const& goal : gaps_.goals_not_measured)
      if (!is_in(gaps_.goals_without_action, goal.id)) goal_item("goal_not_measured", goal);
    out_.goals = gaps_.goals;
    return std::move(out_);
  }

 private:
  void append(std::vector<QueueItem> items) {
    for (auto& item : items) out_.items.push_back(std::move(item));
  }
  QueueItem& add(char const* what, std::string const& id, std::string const& title) {
    return out_.items.emplace_back(QueueItem{.what = what, .id = id, .title = title});
  }
  static bool is_in(std::vector<NamedThing> const& goals, std::string const& id) {
    return std::any_of(goals.begin(), goals.end(), [&](NamedThing const& goal) { return goal.id == id; });
  }
  void goal_item(char const* what, NamedThing const& goal) { add(what, goal.id, goal.title).goal = goal; }

  bool is_due(std::optional<std::string> const& day) const { return day && *day <= today_; }
  std::optional<std::int64_t> months_since(std::optional<std::string> const& day) const {
    auto const from = parse_day(day.value_or(""));
    return from ? std::optional<std::int64_t>(plan::months_between(*from, seen_->today)) : std::nullopt;
  }
  bool is_older(std::optional<std::string> const& day, int days) const {
    auto const from = parse_day(day.value_or(""));
    return from && days_between(*from, seen_->today) > days;
  }

  void links() {
    for (auto const& link : gaps_.queue) {
      auto& item = add("link", link.id, link.action.title);
      item.revision = link.revision;
      item.why = link.queued_as;
      item.text = link.reason;
      item.beside = link.doubt ? link.doubt : link.assumption;
      item.since = link.reviewed_at;
      item.months = link.months;
      item.action = link.action;
      item.goal = link.goal;
    }
  }

  void adjustments() {
    for (auto const& change : reader_.all<course::Adjustment>()) {
      if (change.state != "confirmed" || !is_due(change.review_on)) continue;
      auto& item = add("adjustment", change.id, change.why_changed);
      item.revision = change.revision;
      item.text = change.is;
      item.beside = change.was;
      item.since = change.decided_on;
      item.action = named_action(*seen_, change.action.value_or(""));
      item.goal = named_goal(*seen_, change.goal.value_or(""));
    }
  }

  void conditions() {
    for (auto const& condition : reader_.all<course::Condition>()) {
      if (!is_due(condition.review_on) || (condition.ends_on && *condition.ends_on < today_)) continue;
      auto& item = add("condition", condition.id, condition.title);
      item.revision = condition.revision;
      item.text = condition.says;
      item.since = condition.review_on;
      std::string latest;
      for (auto const& news : reader_.where<course::ConditionNews>("condition", condition.id))
        if (!news.ended_on && news.on_date.value_or("") >= latest) {
          latest = news.on_date.value_or("");
          item.beside = news.says;
        }
    }
  }

  void recommendations() {
    for (auto const& asked : reader_.all<course::Recommendation>()) {
      if (asked.state != "proposed") continue;
      bool const late = asked.review_on ? is_due(asked.review_on) : is_older(asked.put_on, days_for_a_recommendation);
      if (asked.put_on && !late) continue;
      // A meeting decided to recommend it; nobody has put it to anybody yet.
      auto& item = add(asked.put_on ? "recommendation" : "recommendation_to_put", asked.id, asked.text);
      item.revision = asked.revision;
      item.body = asked.body;
      item.action = named_action(*seen_, asked.about.value_or(""));
      item.goal = named_goal(*seen_, asked.about.value_or(""));
      item.since = asked.put_on;
      item.beside = name_of_body(asked.body.value_or(""));
      item.months = months_since(asked.put_on);
    }
  }
  std::optional<std::string> name_of_body(std::string const& id) const {
    if (id.empty()) return std::nullopt;
    if (auto const post = reader_.find("post", id)) return text_of(*post, "title");
    if (auto const partner = reader_.find("stakeholder", id)) return text_of(*partner, "name");
    return std::nullopt;
  }

  void needs() {
    auto const told = needs_told(reader_);
    for (auto const& need : told->needs) {
      auto const& of = need.record;
      bool const waits = of.state == "heard" || of.state == "adopted";
      bool const talk_to_come = of.talk_on && *of.talk_on >= today_;
      if (!waits || talk_to_come || !is_older(of.raised_on, days_for_an_answer)) continue;
      auto& item = add("need", of.id, of.public_title.value_or(of.title));
      item.revision = of.revision;
      item.since = of.raised_on;
      item.months = months_since(of.raised_on);
      item.people = need.people;
      item.territory = of.territory;
      if (auto const* place = seen_->territory(of.territory)) item.beside = place->name;
    }
  }

  void assumptions() {
    for (auto const& link : reader_.all<plan::Assumption>()) {
      if (link.confidence != "untested" && !is_due(link.review_on)) continue;
      auto const from = named_goal(*seen_, link.from_goal), to = named_goal(*seen_, link.to_goal);
      if (!from || !to) continue;  // of an earlier plan
      auto& item = add("assumption", link.id, link.assumption);
      item.revision = link.revision;
      item.beside = link.evidence;
      item.from = from;
      item.goal = to;
    }
  }

  Reader& reader_;
  std::shared_ptr<Picture const> seen_;
  PlanGaps gaps_;
  std::string today_;
  LinkQueue out_{};
};

Result<LinkQueue> link_queue(Call const&, Reader& reader, record::Nothing const&) { return Queue(reader).run(); }

}  // namespace

void add_link_queue(Register& all) { add(all, {.name = "link_queue", .target = Target::view}, link_queue); }

}  // namespace arpent::views
