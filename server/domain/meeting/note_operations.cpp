// Notes on the walls: written by phones, or typed by whoever leads for those without one; sorted, corrected, hidden.
#include <algorithm>

#include "base/id.h"
#include "base/text.h"
#include "domain/meeting/board.h"
#include "domain/meeting/outcome.h"
#include "domain/meeting/parts.h"
#include "domain/without_faults.h"

namespace arpent::meeting {
namespace {

// More than anybody writes in an evening; a phone gone wild does.
constexpr std::ptrdiff_t notes_of_a_phone = 200;
constexpr std::int64_t longest = 5000;

struct Write {
  std::string meeting, id, quadrant, text;
  std::optional<std::string> example;

  static record::Shape const& shape() {
    using namespace record;
    static Field const fields[] = {
        reference<&Write::meeting>("meeting", "meeting", {.required = true}),
        record::text<&Write::id>("id", {.required = true, .max_length = 36}),
        choice<&Write::quadrant>("quadrant", quadrants, {.required = true}),
        long_text<&Write::text>("text", {.required = true, .max_length = longest}),
        reference<&Write::example>("example", "example"),
    };
    static Shape const shape = input<Write>("write_note", fields);
    return shape;
  }
};

struct Kept {
  std::string id{};
  bool kept = false;  // false: it was there already

  static record::Shape const& shape() {
    using namespace record;
    static Field const fields[] = {text<&Kept::id>("id"), flag<&Kept::kept>("kept")};
    static Shape const shape = answer<Kept>("note_kept", fields);
    return shape;
  }
};

struct Place {
  std::string meeting, note;
  std::optional<std::string> cluster, quadrant;

  static record::Shape const& shape() {
    using namespace record;
    static Field const fields[] = {
        reference<&Place::meeting>("meeting", "meeting", {.required = true}),
        text<&Place::note>("note", {.required = true, .max_length = 36}),
        reference<&Place::cluster>("cluster", "cluster"),
        choice<&Place::quadrant>("quadrant", quadrants),
    };
    static Shape const shape = input<Place>("place_note", fields);
    return shape;
  }
};

struct Correct {
  std::string meeting, note, text;

  static record::Shape const& shape() {
    using namespace record;
    static Field const fields[] = {
        reference<&Correct::meeting>("meeting", "meeting", {.required = true}),
        record::text<&Correct::note>("note", {.required = true, .max_length = 36}),
        long_text<&Correct::text>("text", {.required = true, .max_length = longest}),
    };
    static Shape const shape = input<Correct>("correct_note", fields);
    return shape;
  }
};

struct Hide {
  std::string meeting, note;
  std::optional<bool> hidden;
  std::optional<std::string> reason;

  static record::Shape const& shape() {
    using namespace record;
    static Field const fields[] = {
        reference<&Hide::meeting>("meeting", "meeting", {.required = true}),
        text<&Hide::note>("note", {.required = true, .max_length = 36}),
        flag<&Hide::hidden>("hidden", {.required = true}),
        text<&Hide::reason>("reason"),
    };
    static Shape const shape = input<Hide>("hide_note", fields);
    return shape;
  }
};

struct Merge {
  std::string meeting, note;
  std::optional<std::string> into;

  static record::Shape const& shape() {
    using namespace record;
    static Field const fields[] = {reference<&Merge::meeting>("meeting", "meeting", {.required = true}),
                                   text<&Merge::note>("note", {.required = true, .max_length = 36}),
                                   text<&Merge::into>("into", {.max_length = 36})};
    static Shape const shape = input<Merge>("merge_note", fields);
    return shape;
  }
};

struct OfNote {
  std::string meeting, note;

  static record::Shape const& shape() {
    using namespace record;
    static Field const fields[] = {reference<&OfNote::meeting>("meeting", "meeting", {.required = true}),
                                   text<&OfNote::note>("note", {.required = true, .max_length = 36})};
    static Shape const shape = input<OfNote>("set_note_aside", fields);
    return shape;
  }
};

struct Remark {
  std::string id, text;

  static record::Shape const& shape() {
    using namespace record;
    static Field const fields[] = {reference<&Remark::id>("id", "meeting", {.required = true}),
                                   long_text<&Remark::text>("text", {.required = true, .max_length = longest})};
    static Shape const shape = input<Remark>("set_remark_aside", fields);
    return shape;
  }
};

struct ForPlan {
  std::string meeting, id, text;

  static record::Shape const& shape() {
    using namespace record;
    static Field const fields[] = {reference<&ForPlan::meeting>("meeting", "meeting", {.required = true}),
                                   record::text<&ForPlan::id>("id", {.required = true, .max_length = 36}),
                                   long_text<&ForPlan::text>("text", {.required = true, .max_length = longest})};
    static Shape const shape = input<ForPlan>("line_for_plan", fields);
    return shape;
  }
};

struct SetAside {
  std::string aside{};

  static record::Shape const& shape() {
    using namespace record;
    static Field const fields[] = {text<&SetAside::aside>("aside")};  // those outside the team may not read it
    static Shape const shape = answer<SetAside>("set_aside_for_plan", fields);
    return shape;
  }
};

Result<std::string> id_of_phone(std::string const& id) {
  if (auto canonical = canonical_uuid(id)) return *canonical;
  return none_of({{"id", "field.id"}}).problem();
}

Result<std::string> words_of(std::string const& text) {
  std::string words{trim(text)};
  if (words.empty()) return none_of({{"text", "field.required"}}).problem();
  return words;
}

// Phones write while it lasts; paper is typed in after it too.
Result<Meeting> writable(Reader& reader, Asker const& asker, std::string const& id) {
  ARPENT_TRY(meeting, reader.get<Meeting>(id));
  bool const over = meeting.state == "cancelled" || (meeting.state != "open" && is_guest_only(asker, meeting));
  if (over) return Problem{409, "meeting.is_closed"};
  return meeting;
}

void tell(Call const& call, Work& work, std::string const& meeting, char const* kind, Json body) {
  if (!call.asker.person.empty() && call.asker.seat_at(meeting).empty()) body["by"] = call.asker.person;
  work.append_fact({kind, uuid4(call.random), stream_of(meeting), body.dump()});
}

Result<Note> note_of(Board const& board, std::string const& id) {
  auto const* const note = board.find(id);
  if (!note) return Problem{404, "record.not_found", {{"kind", "swot_note"}, {"id", id}}};
  return *note;
}

Result<Done> same_meeting(Work& work, std::optional<std::string> const& id, char const* kind, std::string const& of) {
  if (!id) return Done{};
  ARPENT_TRY(record, work.get(kind, *id));
  if (record.value("meeting", "") != of) return none_of({{kind, "meeting.of_another"}});
  return Done{};
}

Result<Kept> write(Call const& call, Work& work, Write const& in) {
  ARPENT_TRY(id, id_of_phone(in.id));
  ARPENT_TRY(text, words_of(in.text));
  ARPENT_TRY(meeting, writable(work, call.asker, in.meeting));
  ARPENT_CHECK(same_meeting(work, in.example, "example", meeting.id));
  auto const board = board_of(work, meeting.id);
  if (board.find(id)) return Kept{.id = id};
  // Of a phone, also where its holder is known to the city: on the wall nobody has a name.
  auto const seat = said_from_seat(call, work, meeting.id);
  auto const so_far = std::count_if(board.notes.begin(), board.notes.end(),
                                    [&](Note const& note) { return !seat.empty() && note.seat == seat; });
  if (so_far >= notes_of_a_phone) return Problem{429, "swot_note.enough"};
  Json body{{"quadrant", in.quadrant}, {"text", text}};
  if (in.example) body["example"] = *in.example;
  if (!seat.empty()) body["seat"] = seat;
  else if (!call.asker.person.empty()) body["by"] = call.asker.person;
  work.append_fact({"meeting_note", id, stream_of(meeting.id), body.dump()});
  return Kept{.id = id, .kept = true};
}

Result<Done> place(Call const& call, Work& work, Place const& in) {
  ARPENT_TRY(meeting, writable(work, call.asker, in.meeting));
  ARPENT_TRY(note, note_of(board_of(work, meeting.id), in.note));
  ARPENT_CHECK(same_meeting(work, in.cluster, "cluster", meeting.id));
  Json body{{"note", note.id}, {"cluster", in.cluster.value_or("")}};
  if (in.quadrant) body["quadrant"] = *in.quadrant;
  // A note goes to the wall that its group hangs on.
  if (in.cluster) body["quadrant"] = work.get<Cluster>(*in.cluster)->quadrant;
  tell(call, work, meeting.id, "meeting_place", std::move(body));
  return Done{};
}

Result<Done> correct(Call const& call, Work& work, Correct const& in) {
  ARPENT_TRY(text, words_of(in.text));
  ARPENT_TRY(meeting, writable(work, call.asker, in.meeting));
  ARPENT_TRY(note, note_of(board_of(work, meeting.id), in.note));
  if (is_guest_only(call.asker, meeting) && note.seat != said_from_seat(call, work, meeting.id))
    return Problem{403, "not_allowed", {{"operation", "swot_note.correct"}}};
  tell(call, work, meeting.id, "meeting_word", {{"note", note.id}, {"text", text}});
  return Done{};
}

Result<Done> hide(Call const& call, Work& work, Hide const& in) {
  ARPENT_TRY(meeting, writable(work, call.asker, in.meeting));
  ARPENT_TRY(note, note_of(board_of(work, meeting.id), in.note));
  bool const hidden = in.hidden.value_or(false);
  std::string const reason{trim(in.reason.value_or(""))};
  if (hidden && reason.empty()) return none_of({{"reason", "field.required"}});
  tell(call, work, meeting.id, "meeting_hide", {{"note", note.id}, {"hidden", hidden}, {"reason", reason}});
  return Done{};
}

// One says it for both, and the other stays below it. Never in a circle.
Result<Done> merge(Call const& call, Work& work, Merge const& in) {
  ARPENT_TRY(meeting, writable(work, call.asker, in.meeting));
  auto const board = board_of(work, meeting.id);
  ARPENT_TRY(note, note_of(board, in.note));
  auto into = in.into.value_or("");
  if (!into.empty()) {
    ARPENT_TRY(target, note_of(board, into));
    into = target.into.empty() ? target.id : target.into;
    if (into == note.id) return none_of({{"into", "swot_note.into_itself"}});
  }
  for (auto const& below : board.notes)
    if (!into.empty() && below.into == note.id)
      tell(call, work, meeting.id, "meeting_merge", {{"note", below.id}, {"into", into}});
  tell(call, work, meeting.id, "meeting_merge", {{"note", note.id}, {"into", into}});
  return Done{};
}

Aside aside_of(Meeting const& meeting, std::string id, std::string text) {
  return {.id = std::move(id), .meeting = meeting.id, .text = std::move(text), .action = meeting.action};
}

Result<SetAside> set_aside(Call const& call, Work& work, OfNote const& in) {
  ARPENT_TRY(meeting, writable(work, call.asker, in.meeting));
  ARPENT_TRY(note, note_of(board_of(work, meeting.id), in.note));
  if (!note.aside.empty()) return SetAside{note.aside};
  auto aside = aside_of(meeting, call.ids.next(), note.text);
  aside.quadrant = note.quadrant;
  if (!note.example.empty()) aside.example = note.example;
  work.put(aside);
  tell(call, work, meeting.id, "meeting_aside", {{"note", note.id}, {"aside", aside.id}});
  return SetAside{aside.id};
}

Result<SetAside> set_remark_aside(Call const& call, Work& work, Remark const& in) {
  ARPENT_TRY(text, words_of(in.text));
  ARPENT_TRY(meeting, writable(work, call.asker, in.id));
  return SetAside{work.put(aside_of(meeting, call.ids.next(), text)).id};
}

Result<SetAside> for_plan(Call const& call, Work& work, ForPlan const& in) {
  ARPENT_TRY(id, id_of_phone(in.id));
  ARPENT_TRY(text, words_of(in.text));
  ARPENT_TRY(meeting, writable(work, call.asker, in.meeting));
  if (work.find<Aside>(id)) return SetAside{id};
  said_from_seat(call, work, meeting.id);
  return SetAside{work.put(aside_of(meeting, id, text)).id};
}

}  // namespace

bool leads(Asker const& asker, Meeting const& meeting) {
  return asker.in_team() ||
         (asker.known() && (meeting.facilitator == asker.person || meeting.second_facilitator == asker.person));
}

bool is_guest_only(Asker const& asker, Meeting const& meeting) {
  return !leads(asker, meeting) && !asker.seat_at(meeting.id).empty();
}

void add_notes(Register& all) {
  add(all, {.name = "swot_note.write", .target = Target::collection, .final = true}, write);
  add(all, {.name = "swot_note.place", .target = Target::collection, .final = true}, place);
  add(all, {.name = "swot_note.correct", .target = Target::collection, .final = true}, correct);
  add(all, {.name = "swot_note.hide", .target = Target::collection, .final = true}, hide);
  add(all, {.name = "swot_note.merge", .target = Target::collection, .final = true}, merge);
  add(all, {.name = "swot_note.set_aside", .target = Target::collection, .final = true}, set_aside);
  add(all, {.name = "swot_note.for_plan", .target = Target::collection, .final = true}, for_plan);
  add(all, {.name = "meeting.set_aside", .target = Target::item}, set_remark_aside);
}

}  // namespace arpent::meeting
