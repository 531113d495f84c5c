// Somebody comes in by phone: no account and no name, a seat.
#include "base/id.h"
#include "domain/meeting/board.h"
#include "domain/meeting/parts.h"
#include "domain/meeting/people_there.h"
#include "operations/guests.h"

namespace arpent::meeting {
namespace {

struct Join {
  std::string code;
  std::optional<std::string> there_as;

  static record::Shape const& shape() {
    using namespace record;
    static Field const fields[] = {text<&Join::code>("code", {.required = true, .max_length = 100}),
                                   choice<&Join::there_as>("there_as", groups_there)};
    static Shape const shape = input<Join>("join_meeting", fields);
    return shape;
  }
};

struct Joined {
  std::string id{}, title{};

  static record::Shape const& shape() {
    using namespace record;
    static Field const fields[] = {reference<&Joined::id>("id", "meeting"), text<&Joined::title>("title")};
    static Shape const shape = answer<Joined>("joined_meeting", fields);
    return shape;
  }
};

// One answer for a code that never was, that was, and of a room that is something else: a guess learns nothing.
Result<Json> join(Call const& call, Work& work, Join const& in) {
  auto const room = guests::room_of(work, in.code);
  auto const meeting = room.empty() ? std::nullopt : work.find<Meeting>(room);
  if (!meeting || meeting->state != "open" || !meeting->phones) return Problem{404, "guest.code_unknown"};
  auto const taken = guests::take_seat(call, work, meeting->id);
  work.set_actor("");
  Json body{{"seat", taken.seat}};
  if (in.there_as) body["there_as"] = *in.there_as;
  work.append_fact({"meeting_here", uuid4(call.random), stream_of(meeting->id), body.dump()});
  auto out = record::to_json(Joined{.id = meeting->id, .title = meeting->title});
  if (!taken.cookie.empty()) out["$guest"] = taken.cookie;
  return out;
}

}  // namespace

std::string said_from_seat(Call const& call, Work& work, std::string const& meeting) {
  auto seat = call.asker.seat_at(meeting);
  if (!seat.empty()) work.set_actor("");
  return seat;
}

void add_joining(Register& all) {
  add(all, {.name = "meeting.join", .target = Target::collection, .says_secret = true, .final = true}, join);
  all.operations.find("meeting.join")->second.answer = &Joined::shape();
}

}  // namespace arpent::meeting
