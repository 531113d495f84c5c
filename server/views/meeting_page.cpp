#include <algorithm>

#include "domain/meeting/at_the_table.h"
#include "domain/meeting/reach.h"
#include "domain/plan/goal.h"
#include "domain/plan/link.h"
#include "views/meeting_lines.h"
#include "views/meeting_list.h"

namespace arpent::views {
namespace {

constexpr std::int64_t pulses_to_be_told = 5;

struct AskedMeeting {
  std::string id;

  static record::Shape const& shape() {
    using namespace record;
    static Field const fields[] = {reference<&AskedMeeting::id>("id", "meeting", {.required = true})};
    static Shape const shape = input<AskedMeeting>("asked_meeting", fields);
    return shape;
  }
};

class Page {
 public:
  Page(Reader& reader, Asker const& asker, meeting::Meeting of)
      : reader_(reader), asker_(asker), of_(std::move(of)), lines_(reader, asker) {}

  MeetingPage page() {
    MeetingPage out{.meeting = lines_.row(of_),
                    .opened_at = of_.opened_at,
                    .closed_at = of_.closed_at,
                    .cancelled_because = of_.cancelled_because,
                    .minutes_text = of_.minutes_text};
    out.agenda = meeting::agenda_of(reader_, of_.id);
    out.invitations = of<meeting::Invitation>();
    out.attendance = of<meeting::Attendance>();
    out.examples = of<meeting::Example>();
    out.clusters = of<meeting::Cluster>();
    out.options = of<meeting::Option>();
    out.decisions = of<meeting::Decision>();
    for (auto const& one : out.decisions)
      if (meeting::reaches(reader_, one.can_say_yes.value_or(""), asker_.person)) out.asked_of_me.push_back(one.id);
    out.promises = of<meeting::Promise>();
    if (asker_.in_team()) out.asides = of<meeting::Aside>();
    else
      for (auto& one : out.invitations) one.email.reset();
    serve(out);
    look_around(out);
    feel(out);
    name(out);
    return out;
  }

 private:
  template <class R>
  std::vector<R> of() const {
    return reader_.where<R>("meeting", of_.id);
  }

  void serve(MeetingPage& out) const {
    if (!of_.action) return;
    for (auto const& link : reader_.where<plan::Contribution>("action", *of_.action))
      if (auto const goal = link.state == "dropped" ? std::nullopt : reader_.find<plan::Goal>(link.goal))
        out.serves.push_back(goal->title);
  }

  // Earlier meetings: on the same action, else in the same series.
  std::vector<meeting::Meeting> before() const {
    auto all = of_.action   ? reader_.where<meeting::Meeting>("action", *of_.action)
               : of_.series ? reader_.where<meeting::Meeting>("series", *of_.series)
                            : std::vector<meeting::Meeting>{};
    std::erase_if(all, [&](meeting::Meeting const& one) {
      return one.id == of_.id || one.state != "closed" || one.starts_at > of_.starts_at;
    });
    by_day(all);
    return all;
  }

  void look_around(MeetingPage& out) {
    for (auto const& earlier : before()) {
      for (auto& item : meeting::agenda_of(reader_, earlier.id))
        if (item.state == "waiting" || item.state == "skipped") out.open_items.push_back(std::move(item));
      auto const decided = reader_.where<meeting::Decision>("meeting", earlier.id);
      out.last_decisions.insert(out.last_decisions.end(), decided.begin(), decided.end());
    }
    if (!of_.series) return;
    auto const& all = lines_.of_series(*of_.series);
    auto const at = std::find_if(all.begin(), all.end(), [&](meeting::Meeting const& one) { return one.id == of_.id; });
    if (at == all.end()) return;
    auto const place = at - all.begin();
    auto const beside = all;  // rows may look up other series
    if (place > 0) out.earlier = lines_.row(beside[static_cast<std::size_t>(place - 1)]);
    if (place + 1 < std::ssize(beside)) out.next = lines_.row(beside[static_cast<std::size_t>(place + 1)]);
  }

  void feel(MeetingPage& out) {
    out.pulses = std::ssize(meeting::board_of(reader_, of_.id).pulses);
    auto all = of_.series ? lines_.of_series(*of_.series) : std::vector<meeting::Meeting>{of_};
    for (auto const& one : all) {
      auto const pulses = meeting::board_of(reader_, one.id).pulses;
      auto const at = one.starts_at ? parse_instant(*one.starts_at) : std::nullopt;
      if (std::ssize(pulses) < pulses_to_be_told || !at) continue;
      PulsePoint point{.meeting = one.id, .on = print_day(reader_.zone().day_of(*at)), .answers = std::ssize(pulses)};
      for (auto const& pulse : pulses)
        point.trust += pulse.trust, point.purpose += pulse.purpose, point.ownership += pulse.ownership;
      auto const n = static_cast<double>(pulses.size());
      point.trust /= n, point.purpose /= n, point.ownership /= n;
      out.pulse.push_back(point);
    }
  }

  void name(MeetingPage& out) {
    auto& names = lines_.names();
    auto const say = [&](std::optional<std::string> const& id) {
      names.of(id, {"person", "post", "stakeholder", "territory", "action", "adjustment", "task", "pilot",
                    "recommendation"});
    };
    for (auto const& one : out.invitations) say(one.person), say(one.stakeholder), say(one.told_by);
    for (auto const& one : out.attendance) say(one.territory);
    for (auto const& one : out.examples) say(one.territory);
    for (auto const* decisions : {&out.decisions, &out.last_decisions})
      for (auto const& one : *decisions) {
        say(one.owner), say(one.can_say_yes), say(one.recorded_by);
        for (auto const& became : one.became) say(became);
      }
    for (auto const& one : out.promises) say(one.person), say(one.stakeholder);
    for (auto const& one : out.asides) say(one.answered_by);
    out.names = names.all();
  }

  Reader& reader_;
  Asker const& asker_;
  meeting::Meeting of_;
  MeetingLines lines_;
};

Result<MeetingPage> meeting_page(Call const& call, Reader& reader, AskedMeeting const& in) {
  ARPENT_TRY(of, reader.get<meeting::Meeting>(in.id));
  return Page(reader, call.asker, std::move(of)).page();
}

}  // namespace

void add_meeting_page(Register& all) { add(all, {.name = "meeting_page", .target = Target::view}, meeting_page); }

}  // namespace arpent::views
