// A meeting is held. What is pressed is an intention and may be pressed twice, or by two people: what is so already
// stays so, and a step that somebody else has taken meanwhile is said.
#include <algorithm>

#include "base/id.h"
#include "domain/meeting/parts.h"
#include "domain/meeting/people_there.h"
#include "domain/text_of.h"
#include "domain/without_faults.h"
#include "operations/guests.h"
#include "operations/standard.h"

namespace arpent::meeting {
namespace {

struct OfMeeting {
  std::string id;

  static record::Shape const& shape() {
    using namespace record;
    static Field const fields[] = {reference<&OfMeeting::id>("id", "meeting", {.required = true})};
    static Shape const shape = input<OfMeeting>("of_meeting", fields);
    return shape;
  }
};

struct Phones {
  std::string id;
  std::optional<bool> on;

  static record::Shape const& shape() {
    using namespace record;
    static Field const fields[] = {reference<&Phones::id>("id", "meeting", {.required = true}),
                                   flag<&Phones::on>("on", {.required = true})};
    static Shape const shape = input<Phones>("meeting_phones", fields);
    return shape;
  }
};

struct DoorIs {
  bool on = false;
  std::optional<std::string> code{}, token{};

  static record::Shape const& shape() {
    using namespace record;
    static Field const fields[] = {flag<&DoorIs::on>("on"), text<&DoorIs::code>("code"), text<&DoorIs::token>("token")};
    static Shape const shape = answer<DoorIs>("meeting_door", fields);
    return shape;
  }
};

struct Step {
  std::string id, to;
  std::optional<std::string> from;
  std::optional<bool> skip;

  static record::Shape const& shape() {
    using namespace record;
    static Field const fields[] = {reference<&Step::id>("id", "meeting", {.required = true}),
                                   reference<&Step::to>("to", "agenda_item", {.required = true}),
                                   text<&Step::from>("from", {.max_length = 36}), flag<&Step::skip>("skip")};
    static Shape const shape = input<Step>("meeting_step", fields);
    return shape;
  }
};

struct Reveal {
  std::string id;
  std::optional<bool> revealed;

  static record::Shape const& shape() {
    using namespace record;
    static Field const fields[] = {reference<&Reveal::id>("id", "meeting", {.required = true}),
                                   flag<&Reveal::revealed>("revealed", {.required = true})};
    static Shape const shape = input<Reveal>("reveal_notes", fields);
    return shape;
  }
};

struct Voting {
  std::string id, dots;

  static record::Shape const& shape() {
    using namespace record;
    static Field const fields[] = {reference<&Voting::id>("id", "meeting", {.required = true}),
                                   choice<&Voting::dots>("dots", "off|open|closed", {.required = true})};
    static Shape const shape = input<Voting>("meeting_voting", fields);
    return shape;
  }
};

struct AskPulse {
  std::string id;
  std::optional<bool> on;

  static record::Shape const& shape() {
    using namespace record;
    static Field const fields[] = {reference<&AskPulse::id>("id", "meeting", {.required = true}),
                                   flag<&AskPulse::on>("on", {.required = true})};
    static Shape const shape = input<AskPulse>("ask_pulse", fields);
    return shape;
  }
};

struct CountRow {
  std::string there_as;
  std::optional<std::string> territory;
  std::optional<std::int64_t> people;

  static record::Shape const& shape() {
    using namespace record;
    static Field const fields[] = {
        choice<&CountRow::there_as>("there_as", groups_there, {.required = true}),
        reference<&CountRow::territory>("territory", "territory"),
        integer<&CountRow::people>("people", {.required = true, .min = 0, .max = 5000, .unit = "people"}),
    };
    static Shape const shape = input<CountRow>("counted_group", fields);
    return shape;
  }
};

struct Count {
  std::string meeting;
  std::vector<CountRow> rows;

  static record::Shape const& shape() {
    using namespace record;
    static Field const fields[] = {reference<&Count::meeting>("meeting", "meeting", {.required = true}),
                                   record::rows<&Count::rows>("rows", {.required = true})};
    static Shape const shape = input<Count>("count_attendance", fields);
    return shape;
  }
};

struct Counted {
  std::int64_t people = 0;

  static record::Shape const& shape() {
    using namespace record;
    static Field const fields[] = {integer<&Counted::people>("people", {.unit = "people"})};
    static Shape const shape = answer<Counted>("counted_attendance", fields);
    return shape;
  }
};

void put_item(Work& work, std::string const& id, char const* state) {
  auto item = work.find<AgendaItem>(id);
  if (!item) return;
  item->state = state;
  work.put(*item);
}

void begin_agenda(Work& work, Meeting& meeting) {
  auto const agenda = agenda_of(work, meeting.id);
  if (agenda.empty()) return;
  meeting.step = agenda.front().id;
  meeting.step_since = work.at();
  put_item(work, agenda.front().id, "running");
}

Result<Meeting> open(Call const&, Work& work, OfMeeting const& in) {
  ARPENT_TRY(meeting, work.get<Meeting>(in.id));
  if (meeting.state == "open") return meeting;
  if (meeting.state != "planned") return Problem{409, "meeting.is_closed"};
  meeting.state = "open";
  meeting.opened_at = work.at();
  begin_agenda(work, meeting);
  return work.put(meeting);
}

Result<DoorIs> phones(Call const& call, Work& work, Phones const& in) {
  ARPENT_TRY(meeting, open_meeting(work, in.id));
  meeting.phones = in.on.value_or(false);
  work.put(meeting);
  if (!meeting.phones) {
    guests::close_door(work, meeting.id);
    return DoorIs{};
  }
  auto const door = guests::open_door(call, work, meeting.id);
  return DoorIs{.on = true, .code = door.code, .token = door.token};
}

Result<Meeting> step(Call const&, Work& work, Step const& in) {
  ARPENT_TRY(meeting, open_meeting(work, in.id));
  auto const at = meeting.step.value_or("");
  if (at == in.to) return meeting;
  if (in.from && *in.from != at) return Problem{409, "meeting.moved_on", {{"step", at}}};
  ARPENT_TRY(to, work.get<AgendaItem>(in.to));
  if (to.meeting != meeting.id) return none_of({{"to", "agenda_item.of_another"}}).problem();
  if (!at.empty()) put_item(work, at, in.skip.value_or(false) ? "skipped" : "done");
  put_item(work, to.id, "running");
  meeting.step = to.id;
  meeting.step_since = work.at();
  return work.put(meeting);
}

Result<Meeting> reveal(Call const&, Work& work, Reveal const& in) {
  ARPENT_TRY(meeting, open_meeting(work, in.id));
  meeting.revealed = in.revealed.value_or(false);
  return work.put(meeting);
}

// A vote that is opened begins with no dots, and as many for each whenever they come; what was put before stays told.
Result<Meeting> vote(Call const& call, Work& work, Voting const& in) {
  ARPENT_TRY(meeting, open_meeting(work, in.id));
  if (in.dots == "open" && meeting.dots != "open") {
    auto const board = board_of(work, meeting.id);
    auto const each = dots_each(meeting, board, std::ssize(items_of(work, meeting.id, board)));
    work.append_fact({"meeting_vote", uuid4(call.random), stream_of(meeting.id), Json{{"each", each}}.dump()});
  }
  meeting.dots = in.dots;
  return work.put(meeting);
}

Result<Meeting> ask_pulse(Call const&, Work& work, AskPulse const& in) {
  ARPENT_TRY(meeting, open_meeting(work, in.id));
  meeting.pulse_asked = in.on.value_or(false);
  return work.put(meeting);
}

// Nothing has to have been done for it: a title and two decisions are a meeting. Its code stays, and opens nothing while
// it is closed.
Result<Meeting> close(Call const&, Work& work, OfMeeting const& in) {
  ARPENT_TRY(meeting, work.get<Meeting>(in.id));
  if (meeting.state == "closed") return meeting;
  if (meeting.state == "cancelled") return Problem{409, "meeting.is_closed"};
  if (meeting.step) put_item(work, *meeting.step, "done");
  meeting.state = "closed";
  meeting.step.reset();
  meeting.step_since.reset();
  if (!meeting.opened_at) meeting.opened_at = work.at();
  meeting.closed_at = work.at();
  if (meeting.dots == "open") meeting.dots = "closed";
  meeting.phones = false;
  meeting.pulse_asked = false;
  return work.put(meeting);
}

std::optional<Meeting> as_it_ran(Reader& reader, std::string const& id) {
  std::optional<Meeting> out;
  for (auto const& one : reader.history("meeting", id))
    if (!one.after.is_null() && text_of(one.after, "state") == "open") out = record::typed<Meeting>(one.after);
  return out;
}

void go_on(Work& work, Meeting& meeting, Meeting const& ran) {
  meeting.dots = ran.dots;
  meeting.phones = ran.phones && guests::door_of(work, meeting.id);
  meeting.pulse_asked = ran.pulse_asked;
  if (!ran.step || !work.find<AgendaItem>(*ran.step)) return;
  meeting.step = ran.step;
  meeting.step_since = ran.step_since;
  put_item(work, *ran.step, "running");
}

// Closed too early: on the same day it goes on where it was.
Result<Meeting> reopen(Call const&, Work& work, OfMeeting const& in) {
  ARPENT_TRY(meeting, work.get<Meeting>(in.id));
  if (meeting.state == "open") return meeting;
  auto const closed = meeting.closed_at ? parse_instant(*meeting.closed_at) : std::nullopt;
  if (meeting.state != "closed" || !closed || work.zone().day_of(*closed) != work.today())
    return Problem{409, "meeting.stays_closed"};
  meeting.state = "open";
  meeting.closed_at.reset();
  if (auto const ran = as_it_ran(work, meeting.id)) go_on(work, meeting, *ran);
  else begin_agenda(work, meeting);
  return work.put(meeting);
}

Result<Counted> count(Call const& call, Work& work, Count const& in) {
  ARPENT_TRY(meeting, work.get<Meeting>(in.meeting));
  auto const before = work.where<Attendance>("meeting", meeting.id);
  for (auto const& row : in.rows) {
    auto const found = std::find_if(before.begin(), before.end(), [&](Attendance const& one) {
      return one.there_as == row.there_as && one.territory == row.territory;
    });
    auto const people = row.people.value_or(0);
    if (people == 0 && found != before.end()) ARPENT_CHECK(work.remove("attendance", found->id));
    if (people == 0) continue;
    auto one =
        found != before.end()
            ? *found
            : Attendance{
                  .id = call.ids.next(), .meeting = meeting.id, .there_as = row.there_as, .territory = row.territory};
    one.people = people;
    work.put(one);
  }
  Counted out;
  for (auto const& one : work.where<Attendance>("meeting", meeting.id)) out.people += one.people;
  return out;
}

}  // namespace

Result<Meeting> open_meeting(Reader& reader, std::string const& id) {
  ARPENT_TRY(meeting, reader.get<Meeting>(id));
  if (meeting.state != "open") return Problem{409, "meeting.is_closed"};
  return meeting;
}

bool asks_pulse(Reader const& reader, Meeting const& meeting) {
  if (meeting.state == "open") return meeting.pulse_asked;
  auto const closed = meeting.closed_at ? parse_instant(*meeting.closed_at) : std::nullopt;
  return meeting.state == "closed" && closed && reader.today() <= add_days(reader.zone().day_of(*closed), 1);
}

void add_holding(Register& all) {
  add_standard<Attendance>(all);
  add(all, {.name = "meeting.open", .target = Target::item}, open);
  add(all, {.name = "meeting.phones", .target = Target::item, .says_secret = true}, phones);
  add(all, {.name = "meeting.step", .target = Target::item}, step);
  add(all, {.name = "meeting.reveal", .target = Target::item}, reveal);
  add(all, {.name = "meeting.vote", .target = Target::item}, vote);
  add(all, {.name = "meeting.ask_pulse", .target = Target::item}, ask_pulse);
  add(all, {.name = "meeting.close", .target = Target::item}, close);
  add(all, {.name = "meeting.reopen", .target = Target::item}, reopen);
  add(all, {.name = "attendance.count", .target = Target::collection}, count);
}

}  // namespace arpent::meeting
