// Dots on groups of notes, and three questions at the end.
#include <algorithm>

#include "base/id.h"
#include "domain/meeting/board.h"
#include "domain/meeting/outcome.h"
#include "domain/meeting/parts.h"
#include "domain/without_faults.h"
#include "operations/guests.h"

namespace arpent::meeting {
namespace {

struct PutDot {
  std::string meeting, on;
  std::optional<std::int64_t> dots;

  static record::Shape const& shape() {
    using namespace record;
    static Field const fields[] = {reference<&PutDot::meeting>("meeting", "meeting", {.required = true}),
                                   text<&PutDot::on>("on", {.required = true, .max_length = 36}),
                                   integer<&PutDot::dots>("dots", {.required = true, .min = 0, .max = 2})};
    static Shape const shape = input<PutDot>("put_dot", fields);
    return shape;
  }
};

struct DotsLeft {
  std::int64_t left = 0;

  static record::Shape const& shape() {
    using namespace record;
    static Field const fields[] = {integer<&DotsLeft::left>("left")};
    static Shape const shape = answer<DotsLeft>("dots_left", fields);
    return shape;
  }
};

struct Answer {
  std::string meeting;
  std::optional<std::string> id;
  std::optional<std::int64_t> trust, purpose, ownership;

  static record::Shape const& shape() {
    using namespace record;
    static Field const fields[] = {
        reference<&Answer::meeting>("meeting", "meeting", {.required = true}),
        text<&Answer::id>("id", {.max_length = 36}),
        integer<&Answer::trust>("trust", {.required = true, .min = 1, .max = 5}),
        integer<&Answer::purpose>("purpose", {.required = true, .min = 1, .max = 5}),
        integer<&Answer::ownership>("ownership", {.required = true, .min = 1, .max = 5}),
    };
    static Shape const shape = input<Answer>("answer_pulse", fields);
    return shape;
  }
};

std::int64_t placed_elsewhere(Board const& board, std::string const& seat, std::vector<std::string> const& items,
                              std::string const& but) {
  auto const mine = board.dots.find(seat);
  if (mine == board.dots.end()) return 0;
  std::int64_t out = 0;
  for (auto const& [item, dots] : mine->second)
    if (item != but && std::find(items.begin(), items.end(), item) != items.end()) out += dots;
  return out;
}

Result<DotsLeft> put_dot(Call const& call, Work& work, PutDot const& in) {
  ARPENT_TRY(meeting, open_meeting(work, in.meeting));
  if (meeting.dots != "open") return Problem{409, "meeting.no_voting"};
  auto const board = board_of(work, meeting.id);
  auto const items = items_of(work, meeting.id, board);
  if (std::find(items.begin(), items.end(), in.on) == items.end()) return none_of({{"on", "dot.on_what"}}).problem();
  // Whoever leads puts dots for the paper on the wall, all of it together; a phone for itself.
  auto seat = said_from_seat(call, work, meeting.id);
  if (seat.empty()) seat = call.asker.person;
  auto const each = dots_each(meeting, board, std::ssize(items));
  auto const elsewhere = placed_elsewhere(board, seat, items, in.on);
  auto const dots = in.dots.value_or(0);
  if (elsewhere + dots > each) return Problem{409, "dot.none_left", {{"each", std::to_string(each)}}};
  Json const body{{"seat", seat}, {"on", in.on}, {"dots", dots}};
  work.append_fact({"meeting_dot", uuid4(call.random), stream_of(meeting.id), body.dump()});
  return DotsLeft{each - elsewhere - dots};
}

// A phone answers once, the first time it is heard, and no answer leads back to its phone: the id is made by chance.
Result<Done> answer_pulse(Call const& call, Work& work, Answer const& in) {
  ARPENT_TRY(meeting, work.get<Meeting>(in.meeting));
  bool const guest = is_guest_only(call.asker, meeting);
  if (meeting.state == "cancelled" || (guest && !asks_pulse(work, meeting))) return Problem{409, "meeting.no_pulse"};
  auto const id = in.id && !guest ? canonical_uuid(*in.id) : std::optional(uuid4(call.random));
  if (!id) return none_of({{"id", "field.id"}});
  work.set_actor("");  // no person, not even the one who typed in a sheet
  if (guest && !guests::answers_first(work, meeting.id, call.asker.seat_at(meeting.id))) return Done{};
  Json const body{{"trust", *in.trust}, {"purpose", *in.purpose}, {"ownership", *in.ownership}};
  work.append_fact({"meeting_pulse", *id, stream_of(meeting.id), body.dump()});
  return Done{};
}

}  // namespace

std::vector<std::string> items_of(Reader& reader, std::string const& meeting, Board const& board) {
  std::vector<std::string> out;
  std::set<std::string> empty;
  for (auto const& cluster : reader.where<Cluster>("meeting", meeting)) empty.insert(cluster.id);
  for (auto const& note : board.notes)
    if (note.on_the_wall()) empty.erase(note.cluster);
  for (auto const& cluster : reader.where<Cluster>("meeting", meeting))
    if (!empty.contains(cluster.id)) out.push_back(cluster.id);
  for (auto const& note : board.notes)
    if (note.on_the_wall() && note.cluster.empty()) out.push_back(note.id);
  return out;
}

std::int64_t dots_each(Meeting const& meeting, Board const& board, std::int64_t items) {
  if (meeting.dots == "open" && board.dots_each > 0) return board.dots_each;
  return meeting.dots_each.value_or(dots_of(items));
}

void add_votes(Register& all) {
  add(all, {.name = "dot.put", .target = Target::collection, .final = true}, put_dot);
  add(all, {.name = "pulse.answer", .target = Target::collection, .final = true}, answer_pulse);
}

}  // namespace arpent::meeting
