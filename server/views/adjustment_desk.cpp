#include "views/adjustment_desk.h"

#include <algorithm>
#include <set>

#include "domain/course/adjustment.h"
#include "domain/course/condition.h"
#include "domain/course/observation.h"
#include "domain/measure/acceptance.h"
#include "domain/meeting/meeting.h"
#include "domain/meeting/outcome.h"
#include "domain/pilot/pilot.h"
#include "views/adjustment_desk_answer.h"
#include "views/changes_card.h"
#include "views/indicator_page_answer.h"

namespace arpent::views {
namespace {

constexpr std::size_t changes_at_most = 8;

class Laying {
 public:
  Laying(Call const& call, Reader& reader, std::string const& action)
      : call_(call), reader_(reader), seen_(look(reader)), action_(action) {}

  AdjustmentDesk run() {
    changes();
    pilots();
    numbers();
    meetings();
    influences();
    observations();
    std::stable_sort(out_.reasons.begin(), out_.reasons.end(),
                     [](DeskReason const& one, DeskReason const& other) { return one.on > other.on; });
    return std::move(out_);
  }

 private:
  // Those that no adjustment explains, and that were not taken back.
  void changes() {
    std::set<std::int64_t> explained;
    for (auto const& one : reader_.where<course::Adjustment>("action", action_)) {
      if (one.entry) explained.insert(*one.entry);
      causes_.insert(one.because_of.begin(), one.because_of.end());
    }
    CardWords const words(reader_, *seen_);
    auto const history = reader_.history("action", action_);
    for (auto at = history.size(); at-- > 1 && out_.changes.size() < changes_at_most;) {
      auto const& entry = history[at].entry;
      auto card = words.between(history[at - 1].after, history[at].after);
      if (card.empty() || explained.contains(entry.moment) || is_taking_back(entry) || reader_.undone_by(entry.moment))
        continue;
      DeskChange change{.entry = entry.moment, .card = std::move(card)};
      if (auto const when = parse_instant(entry.at)) change.on = print_day(reader_.zone().day_of(*when));
      if (auto who = call_.name_of_actor(reader_, entry.actor); !who.empty()) change.who = std::move(who);
      if (!entry.why.empty()) change.why = entry.why;
      out_.changes.push_back(std::move(change));
    }
  }
  static bool is_taking_back(store::Entry const& entry) { return entry.operation.starts_with("entry.undo"); }

  DeskReason& add(char const* kind, std::string const& id, std::string title,
                  std::optional<std::string> on = std::nullopt) {
    auto& reason = out_.reasons.emplace_back(DeskReason{.kind = kind, .id = id, .title = std::move(title)});
    reason.on = std::move(on);
    return reason;
  }

  void pilots() {
    for (auto const& one : reader_.where<pilot::Pilot>("action", action_)) {
      things_.insert(one.id);
      if (one.started_on) add("pilot", one.id, one.title, one.debriefed_on ? one.debriefed_on : one.started_on);
    }
  }

  // The latest number of each place.
  void numbers() {
    auto const* action = seen_->action(action_);
    if (!action) return;
    for (auto const at : action->indicators) {
      auto const& line = seen_->indicators[at];
      things_.insert(line.record.id);
      auto const scale = measure::factor_of(measure::parse_scale(line.record.measure).value_or(measure::Scale::number));
      for (auto const& place : line.places) {
        if (!place.latest || place.latest->measurement.empty()) continue;
        auto const last = std::min(measure::last_day(place.latest->period, seen_->calendar), seen_->today);
        auto& reason = add("measurement", place.latest->measurement, line.record.title, print_day(last));
        if (auto const* territory = seen_->territory(place.place)) reason.place = territory->name;
        reason.period = place.latest->key;
        reason.unit = line.record.unit;
        reason.measure = line.record.measure;
        reason.value = measure::figure_of(place.latest->reading, scale);
      }
    }
  }

  void meetings() {
    for (auto const& one : reader_.where<meeting::Meeting>("action", action_)) {
      std::optional<std::string> on;
      if (auto const at = parse_instant(one.starts_at.value_or(""))) on = print_day(reader_.zone().day_of(*at));
      for (auto const& cluster : reader_.where<meeting::Cluster>("meeting", one.id))
        add("cluster", cluster.id, cluster.title, on);
      for (auto const& example : reader_.where<meeting::Example>("meeting", one.id))
        add("example", example.id, example.title, on);
      for (auto const& decision : reader_.where<meeting::Decision>("meeting", one.id))
        if (decision.state != "declined") add("decision", decision.id, decision.text, on);
    }
  }

  // Those that the asker may see, with the news of the conditions they run from or to.
  void influences() {
    std::set<std::string> conditions;
    for (auto const& one : reader_.where<course::Influence>("action", action_)) {
      if (!call_.asker.in_team() && !one.told_on) continue;
      add("influence", one.id, one.text, one.on_date);
      conditions.insert(one.condition);
    }
    for (auto const& one : reader_.all<course::Condition>()) {
      if (!conditions.contains(one.id) && !causes_.contains(one.id)) continue;
      things_.insert(one.id);
      add("condition", one.id, one.title, one.starts_on);
      for (auto const& news : reader_.where<course::ConditionNews>("condition", one.id))
        add("condition_news", news.id, news.says, news.on_date);
    }
  }

  void observations() {
    for (auto const& one : reader_.all<course::Observation>()) {
      auto const about = one.about.value_or("");
      if (about != action_ && !things_.contains(about)) continue;
      auto& reason = add("observation", one.id, one.text, one.on_date);
      if (auto const* territory = seen_->territory(one.territory.value_or(""))) reason.place = territory->name;
    }
  }

  Call const& call_;
  Reader& reader_;
  std::shared_ptr<Picture const> seen_;
  std::string const& action_;
  std::set<std::string, std::less<>> causes_{}, things_{};  // things: of the action, that an observation may be about
  AdjustmentDesk out_{};
};

Result<AdjustmentDesk> adjustment_desk(Call const& call, Reader& reader, IdOfPage const& in) {
  ARPENT_CHECK(reader.get<plan::Action>(in.id));
  return Laying(call, reader, in.id).run();
}

}  // namespace

void add_adjustment_desk(Register& all) {
  add(all, {.name = "adjustment_desk", .target = Target::view}, adjustment_desk);
}

}  // namespace arpent::views
