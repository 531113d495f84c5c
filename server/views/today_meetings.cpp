#include "views/today_meetings.h"

#include <algorithm>

#include "domain/meeting/people_there.h"
#include "domain/meeting/reach.h"
#include "domain/pilot/owner.h"
#include "views/decision_review.h"
#include "views/keeps_links.h"
#include "views/meeting_lines.h"

namespace arpent::views {
namespace {

constexpr int days_to_prepare = 28;  // for whoever has something to prepare
constexpr int days_to_come = 14;

class Shared {
 public:
  Shared(Asker const& asker, Reader& reader, Picture const& picture, std::set<std::string> const& mine)
      : asker_(asker), reader_(reader), picture_(picture), mine_(mine), today_(print_day(picture.today)) {}

  std::vector<TodayLine> live() {
    invited();
    for (auto const& one : reader_.where<meeting::Meeting>("state", "open"))
      if (prepares(one) || comes(one)) meeting("live", one);
    return std::move(out_);
  }

  std::vector<TodayLine> next() {
    invited();
    auto planned = reader_.where<meeting::Meeting>("state", "planned");
    by_day(planned);
    std::set<std::string> seen;  // series and actions
    for (auto const& one : planned) {
      auto const day = day_of(one);
      if (!day || *day < picture_.today) continue;
      bool const leads = prepares(one);
      if (!leads && !comes(one)) continue;
      auto const rhythm = one.series.value_or(one.action.value_or(one.id));
      int const ahead = days_between(picture_.today, *day);
      if (seen.insert(rhythm).second && ahead <= (leads ? days_to_prepare : days_to_come)) meeting("meeting", one);
    }
    return std::move(out_);
  }

  std::vector<TodayLine> asked() {
    if (asker_.person.empty()) return {};
    for (auto const& one : reader_.where<meeting::Decision>("state", "waiting")) {
      if (!is_mine(one.can_say_yes)) continue;
      auto& line = decision("decide", one);
      line.text = one.because;
      line.due = one.asked_on;
    }
    return std::move(out_);
  }

  std::vector<TodayLine> due() {
    for (auto const& one : reader_.all<meeting::Decision>()) {
      if (!comes_back(one) || *one.review_on > today_ || !looks_after(one)) continue;
      auto& line = decision("review", one);
      line.state = "decision";
      line.due = one.review_on;
    }
    for (auto const& one : reader_.all<pilot::Pilot>()) {
      if (one.state != "running" && one.state != "paused") continue;
      bool const waits = (one.debrief_on && *one.debrief_on <= today_) || rule_paused(one);
      if (waits && debriefs(one)) debrief(one);
    }
    return std::move(out_);
  }

 private:
  void invited() {
    if (asker_.person.empty()) return;
    for (auto const& one : reader_.where<meeting::Invitation>("person", asker_.person))
      if (one.answer != "does_not_come") invited_.insert(one.meeting);
  }
  std::optional<Day> day_of(meeting::Meeting const& of) const {
    auto const at = parse_instant(of.starts_at.value_or(""));
    return at ? std::optional(reader_.zone().day_of(*at)) : std::nullopt;
  }
  bool prepares(meeting::Meeting const& of) const { return can_lead(asker_, of) || leads(of.action); }
  bool comes(meeting::Meeting const& of) const {
    if (invited_.contains(of.id)) return true;
    if (of.kind == "local_group" && asker_.roles.contains("core")) return true;
    return of.territory &&
           std::find(asker_.territories.begin(), asker_.territories.end(), *of.territory) != asker_.territories.end();
  }
  bool leads(std::optional<std::string> const& action) const {
    auto const* line = picture_.action(action.value_or(""));
    return line && line->record.lead && mine_.contains(*line->record.lead);
  }
  bool is_mine(std::optional<std::string> const& who) const {
    return meeting::reaches(reader_, who.value_or(""), asker_.person);
  }
  bool looks_after(meeting::Decision const& of) const {
    if (keeps_links_ || is_mine(of.owner) || leads(of.action)) return true;
    auto const held = reader_.find<meeting::Meeting>(of.meeting);
    return held && !asker_.person.empty() &&
           (held->facilitator == asker_.person || held->second_facilitator == asker_.person);
  }
  // Whoever paused it by hand knows.
  static bool rule_paused(pilot::Pilot const& of) {
    return of.state == "paused" && of.pause_cause && *of.pause_cause != "by_hand";
  }
  bool debriefs(pilot::Pilot const& of) const {
    if (leads(of.action)) return true;
    auto const owners = pilot::owners_of(reader_, of);
    return std::find(owners.begin(), owners.end(), asker_.person) != owners.end();
  }

  TodayLine& line(std::string kind, std::string const& id, std::string const& title,
                  std::optional<std::string> const& action) {
    auto& out = out_.emplace_back(TodayLine{.kind = std::move(kind), .id = id, .title = title});
    if (auto const* of = picture_.action(action.value_or(""))) {
      out.action = of->record.id;
      out.other = of->record.title;
    }
    return out;
  }
  void meeting(char const* kind, meeting::Meeting const& of) {
    auto& out = line(kind, of.id, of.title, of.action);
    out.at = of.starts_at;
    out.place = of.place;
    out.state = can_lead(asker_, of) ? "leads" : "comes";
    if (auto const day = day_of(of)) out.due = print_day(*day);
  }
  TodayLine& decision(char const* kind, meeting::Decision const& of) {
    auto& out = line(kind, of.id, of.text, of.action);
    out.meeting = of.meeting;
    out.seen = of.revision;
    return out;
  }
  void debrief(pilot::Pilot const& of) {
    auto& out = line("debrief", of.id, of.title, of.action);
    out.due = of.debrief_on;
    out.text = of.debrief_at;
    if (rule_paused(of)) out.state = of.pause_cause;
  }

  Asker const& asker_;
  Reader& reader_;
  Picture const& picture_;
  std::set<std::string> const& mine_;
  std::string today_;
  bool keeps_links_ = keeps_links(asker_, reader_);
  std::set<std::string> invited_{};  // ids of meetings
  std::vector<TodayLine> out_{};
};

}  // namespace

std::vector<TodayLine> live_meetings(Asker const& asker, Reader& reader, Picture const& picture,
                                     std::set<std::string> const& mine) {
  return Shared(asker, reader, picture, mine).live();
}

std::vector<TodayLine> next_meetings(Asker const& asker, Reader& reader, Picture const& picture,
                                     std::set<std::string> const& mine) {
  return Shared(asker, reader, picture, mine).next();
}

std::vector<TodayLine> decisions_waiting(Asker const& asker, Reader& reader, Picture const& picture,
                                         std::set<std::string> const& mine) {
  return Shared(asker, reader, picture, mine).asked();
}

std::vector<TodayLine> talks_due(Asker const& asker, Reader& reader, Picture const& picture,
                                 std::set<std::string> const& mine) {
  return Shared(asker, reader, picture, mine).due();
}

}  // namespace arpent::views
