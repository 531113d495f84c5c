#include "views/action_page_meetings.h"

#include <algorithm>

#include "domain/meeting/board.h"
#include "domain/meeting/outcome.h"
#include "views/meeting_lines.h"

namespace arpent::views {
namespace {

class Left {
 public:
  Left(Reader& reader, std::string const& action) : reader_(reader), action_(action), names_(reader) {}

  ActionMeetings gather() {
    auto all = reader_.where<meeting::Meeting>("action", action_);
    by_day(all);
    for (auto const& one : all)
      if (one.state == "open") out_.live = line(one);
      else if (one.state == "planned" && !out_.next && is_ahead(one)) out_.next = line(one);
    std::reverse(all.begin(), all.end());
    for (auto const& one : all)
      if (one.state == "closed") held(one);
    told_elsewhere();
    return std::move(out_);
  }

 private:
  static ActionMeeting line(meeting::Meeting const& of) {
    return {.id = of.id, .title = of.title, .state = of.state, .starts_at = of.starts_at, .place = of.place};
  }
  std::optional<std::string> day_of(meeting::Meeting const& of) const {
    auto const at = parse_instant(of.opened_at.value_or(of.starts_at.value_or("")));
    return at ? std::optional(print_day(reader_.zone().day_of(*at))) : std::nullopt;
  }
  bool is_ahead(meeting::Meeting const& of) const {
    auto const day = day_of(of);
    return !day || *day >= print_day(reader_.today());
  }

  void held(meeting::Meeting const& of) {
    ++out_.held;
    auto const on = day_of(of);
    for (auto const& one : reader_.where<meeting::Example>("meeting", of.id))
      if (!one.action || one.action == action_) story(one, on);
    groups(of, on);
    for (auto const& one : reader_.where<meeting::Decision>("meeting", of.id))
      if (!one.action || one.action == action_) decision(one, on);
  }

  void story(meeting::Example const& of, std::optional<std::string> const& on) {
    out_.stories.push_back({.id = of.id,
                            .title = of.title,
                            .meeting = of.meeting,
                            .on = on,
                            .what_happened = of.what_happened,
                            .how_well = of.how_well,
                            .could_improve = of.could_improve});
  }

  void groups(meeting::Meeting const& of, std::optional<std::string> const& on) {
    auto const clusters = reader_.where<meeting::Cluster>("meeting", of.id);
    if (clusters.empty()) return;
    auto const board = meeting::board_of(reader_, of.id);
    auto const weighed = meeting::weigh(board, meeting::items_of(reader_, of.id, board));
    std::vector<ActionGroup> groups;
    for (auto const& one : clusters) {
      ActionGroup group{.id = one.id, .quadrant = one.quadrant, .title = one.title, .meeting = of.id, .on = on};
      group.notes = std::count_if(board.notes.begin(), board.notes.end(), [&](meeting::Note const& note) {
        return note.cluster == one.id && note.on_the_wall();
      });
      auto const votes = std::find_if(weighed.begin(), weighed.end(),
                                      [&](meeting::Weighed const& item) { return item.item == one.id; });
      if (votes != weighed.end()) group.voters = votes->voters;
      if (group.notes > 0) groups.push_back(std::move(group));
    }
    std::stable_sort(groups.begin(), groups.end(), [](ActionGroup const& a, ActionGroup const& b) {
      return std::pair(a.voters, a.notes) > std::pair(b.voters, b.notes);
    });
    out_.groups.insert(out_.groups.end(), groups.begin(), groups.end());
  }

  void decision(meeting::Decision const& of, std::optional<std::string> const& on) {
    out_.decisions.push_back({.id = of.id,
                              .text = of.text,
                              .state = of.state,
                              .meeting = of.meeting,
                              .on = on,
                              .leads_to = of.leads_to,
                              .review_on = of.review_on,
                              .answer = of.answer,
                              .owner = names_.of(of.owner, {"person", "post", "stakeholder"}),
                              .can_say_yes = names_.of(of.can_say_yes, {"person", "post", "stakeholder"})});
  }

  // Of meetings on another action, or on none: what is about this one.
  void told_elsewhere() {
    auto const elsewhere = [&](std::string const& id) {
      auto of = reader_.find<meeting::Meeting>(id);
      if (of && (of->state != "closed" || of->action == action_)) of.reset();
      return of;
    };
    for (auto const& one : reader_.where<meeting::Example>("action", action_))
      if (auto const of = elsewhere(one.meeting)) story(one, day_of(*of));
    for (auto const& one : reader_.where<meeting::Decision>("action", action_))
      if (auto const of = elsewhere(one.meeting)) decision(one, day_of(*of));
  }

  Reader& reader_;
  std::string const& action_;
  Names names_;
  ActionMeetings out_{};
};

}  // namespace

ActionMeetings meetings_on(Reader& reader, std::string const& action) { return Left(reader, action).gather(); }

}  // namespace arpent::views
