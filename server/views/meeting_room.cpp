#include <algorithm>

#include "base/qr.h"
#include "domain/meeting/at_the_table.h"
#include "domain/text_of.h"
#include "domain/voice/inquiry.h"
#include "operations/guests.h"
#include "views/heard.h"
#include "views/meeting_lines.h"
#include "views/meeting_list.h"

namespace arpent::views {
namespace {

using meeting::Board;

std::shared_ptr<Board const> remembered_board(Reader& reader, std::string const& id) {
  return reader.remembered<Board>("meeting_board/" + id, [&] { return meeting::board_of(reader, id); });
}

struct AskedRoom {
  std::string id;
  std::optional<std::string> as;

  static record::Shape const& shape() {
    using namespace record;
    static Field const fields[] = {reference<&AskedRoom::id>("id", "meeting", {.required = true}),
                                   choice<&AskedRoom::as>("as", "leader|wall|phone")};
    static Shape const shape = input<AskedRoom>("asked_room", fields);
    return shape;
  }
};

std::int64_t& count_of(RoomCounts& counts, std::string const& quadrant) {
  if (quadrant == "strength") return counts.strength;
  if (quadrant == "weakness") return counts.weakness;
  return quadrant == "opportunity" ? counts.opportunity : counts.threat;
}

RoomCounts counts_of(Board const& board) {
  RoomCounts out;
  for (auto const& note : board.notes)
    if (note.on_the_wall()) ++count_of(out, note.quadrant);
  return out;
}

std::int64_t voters_of(Board const& board) {
  return std::count_if(board.dots.begin(), board.dots.end(), [](auto const& one) { return !one.second.empty(); });
}

// Another number whenever a note came, changed or moved.
std::size_t walls_of(Board const& board) {
  std::size_t out = board.notes.size();
  std::hash<std::string> const hash;
  for (auto const& note : board.notes)
    for (auto const& part : {note.text, note.quadrant, note.cluster, note.into, note.aside, note.hidden_because})
      out = out * 31 + hash(part);
  return out % 1'000'000'007;
}

// Another text whenever a record of this kind came, changed or went.
template <class R>
std::string edition(Reader& reader, std::string const& meeting) {
  auto const all = reader.where<R>("meeting", meeting);
  std::int64_t sum = 0;
  for (auto const& one : all) sum += one.revision;
  return std::to_string(all.size()) + "." + std::to_string(sum);
}

std::optional<std::string> said(std::string text) {
  return text.empty() ? std::nullopt : std::optional(std::move(text));
}

// The item that asks a "what for?": the one the meeting is at, else the first that has one.
std::optional<meeting::AgendaItem> question_of(std::vector<meeting::AgendaItem> const& agenda, std::string const& at) {
  std::optional<meeting::AgendaItem> out;
  for (auto const& item : agenda)
    if (item.inquiry && (!out || item.id == at)) out = item;
  return out;
}

class Room {
 public:
  Room(Call const& call, Reader& reader, meeting::Meeting of, std::string as)
      : call_(call),
        reader_(reader),
        of_(std::move(of)),
        as_(std::move(as)),
        board_(remembered_board(reader, of_.id)) {}

  MeetingRoom room() {
    MeetingRoom out{.id = of_.id,
                    .title = of_.title,
                    .as = as_,
                    .state = of_.state,
                    .moment = reader_.moment(),
                    .place = of_.place,
                    .step_since = of_.step_since,
                    .agenda = meeting::agenda_of(reader_, of_.id),
                    .revealed = of_.revealed,
                    .phones = of_.phones,
                    .pulse_asked = meeting::asks_pulse(reader_, of_),
                    .dots = of_.dots,
                    .voters = voters_of(*board_),
                    .pulses = std::ssize(board_->pulses),
                    .here = std::ssize(board_->here),
                    .counts = counts_of(*board_)};
    if (of_.action)
      if (auto const action = reader_.find("action", *of_.action)) out.action_title = text_of(*action, "title");
    if (auto const since = parse_instant(of_.step_since.value_or("")))
      out.step_seconds = std::chrono::duration_cast<std::chrono::seconds>(call_.clock.now() - *since).count();
    if (of_.step) out.step = reader_.find<meeting::AgendaItem>(*of_.step);
    out.examples = reader_.where<meeting::Example>("meeting", of_.id);
    out.clusters = reader_.where<meeting::Cluster>("meeting", of_.id);
    out.decisions = reader_.where<meeting::Decision>("meeting", of_.id);
    if (!is_phone()) out.options = reader_.where<meeting::Option>("meeting", of_.id);
    if (!is_phone()) out.promises = reader_.where<meeting::Promise>("meeting", of_.id);
    show_door(out);
    show_question(out);
    show_who_is_here(out);
    show_notes(out);
    show_items(out);
    return out;
  }

 private:
  bool is_phone() const { return as_ == "phone"; }
  std::string seat() const {
    auto const seat = call_.asker.seat_at(of_.id);
    return seat.empty() ? call_.asker.person : seat;
  }

  void show_door(MeetingRoom& out) {
    if (is_phone() || of_.state != "open" || !can_lead(call_.asker, of_)) return;
    auto const door = guests::door_of(reader_, of_.id);
    if (!door) return;
    out.code = door->code;
    out.url = call_.base_url + "/m/" + door->token;
    out.qr = qr_rows(*out.url);
  }

  // What a step of the agenda asks, with the key of its door for those who sit here.
  void show_question(MeetingRoom& out) const {
    auto const item = question_of(out.agenda, out.step ? out.step->id : "");
    auto const inquiry = item ? reader_.find<voice::Inquiry>(*item->inquiry) : std::nullopt;
    if (!inquiry) return;
    RoomQuestion question{.id = inquiry->id, .question = inquiry->question, .state = inquiry->state, .item = item->id};
    if (inquiry->is_open && reader_.present())
      if (auto const door = guests::door_of(reader_, inquiry->id)) question.token = door->token;
    out.what_for = std::move(question);
  }

  void show_who_is_here(MeetingRoom& out) const {
    if (is_phone()) return;
    std::map<std::string, std::int64_t> groups;
    for (auto const& [seat, there_as] : board_->here) ++groups[there_as];
    for (auto const& [there_as, people] : groups) out.here_as.push_back({there_as, people});
  }

  // Whoever leads sees all; the wall what is revealed; a phone that and its own.
  bool sees(meeting::Note const& note) const {
    if (as_ == "leader") return true;
    bool const own = is_phone() && !note.seat.empty() && note.seat == seat();
    return own || (of_.revealed && note.on_the_wall());
  }

  void show_notes(MeetingRoom& out) const {
    for (auto const& note : board_->notes) {
      if (!sees(note)) continue;
      bool const mine = !note.seat.empty() && note.seat == seat();
      RoomNote shown{.id = note.id,
                     .quadrant = note.quadrant,
                     .text = note.text,
                     .example = said(note.example),
                     .cluster = said(note.cluster),
                     .into = said(note.into),
                     .hidden = note.hidden,
                     .mine = mine};
      if (as_ == "leader" || mine) shown.hidden_because = said(note.hidden_because);
      if (as_ == "leader") shown.aside = said(note.aside);
      out.notes.push_back(std::move(shown));
    }
  }

  // What dots lie on stays hidden until the vote is closed; one's own are seen.
  void show_items(MeetingRoom& out) {
    auto const items = meeting::items_of(reader_, of_.id, *board_);
    out.dots_each = meeting::dots_each(of_, *board_, std::ssize(items));
    out.dots_left = out.dots_each;
    if (of_.dots == "off" || (!of_.revealed && as_ != "leader")) return;
    auto const own = board_->dots.find(seat());
    for (auto const& line : meeting::weigh(*board_, items)) {
      auto item = titled(out, line.item);
      if (own != board_->dots.end())
        if (auto const dots = own->second.find(line.item); dots != own->second.end()) {
          item.mine = dots->second;
          out.dots_left -= dots->second;
        }
      if (of_.dots == "closed") weighed(item, line);
      out.items.push_back(std::move(item));
    }
    // In the order of the walls while people still choose: the order must not tell.
    if (of_.dots == "open")
      std::sort(out.items.begin(), out.items.end(), [&](RoomItem const& a, RoomItem const& b) {
        return std::find(items.begin(), items.end(), a.id) < std::find(items.begin(), items.end(), b.id);
      });
  }

  static void weighed(RoomItem& item, meeting::Weighed const& line) {
    item.dots = line.dots, item.voters = line.voters;
    item.rank_by_dots = line.rank_by_dots, item.rank_by_voters = line.rank_by_voters;
    item.talk_about = line.talk_about;
    for (auto const& [there_as, rank] : line.rank_by_group) item.by_group.push_back({there_as, rank});
  }

  RoomItem titled(MeetingRoom const& out, std::string const& id) const {
    for (auto const& cluster : out.clusters)
      if (cluster.id == id) return {.id = id, .title = cluster.title, .quadrant = cluster.quadrant, .is_cluster = true};
    auto const* const note = board_->find(id);
    return {.id = id, .title = note ? note->text : "", .quadrant = note ? note->quadrant : ""};
  }

  Call const& call_;
  Reader& reader_;
  meeting::Meeting of_;
  std::string as_;
  std::shared_ptr<Board const> board_;
};

std::string seen_as(Asker const& asker, meeting::Meeting const& of, std::string const& wanted) {
  if (meeting::is_guest_only(asker, of)) return "phone";
  if (wanted != "leader") return wanted;
  return can_lead(asker, of) ? "leader" : "wall";
}

Result<MeetingRoom> meeting_room(Call const& call, Reader& reader, AskedRoom const& in) {
  ARPENT_TRY(of, reader.get<meeting::Meeting>(in.id));
  auto as = seen_as(call.asker, of, in.as.value_or("leader"));
  return Room(call, reader, std::move(of), std::move(as)).room();
}

}  // namespace

void add_meeting_room(Register& all) { add(all, {.name = "meeting_room", .target = Target::view}, meeting_room); }

std::optional<Heard> heard_in_the_room(Reader& reader, std::string const& id) {
  auto const of = reader.find<meeting::Meeting>(id);
  if (!of) return std::nullopt;
  auto const board = remembered_board(reader, id);
  auto const step = of->step.value_or("");
  bool const asks_pulse = meeting::asks_pulse(reader, *of);
  auto const question = question_of(meeting::agenda_of(reader, id), step);
  auto const asked = question ? heard_of_inquiry(reader, *question->inquiry) : std::nullopt;
  // Whatever a phone draws besides notes: another text, another picture.
  auto picture = of->state + step + of->dots + (of->revealed ? "r" : "") + (asks_pulse ? "p" : "") +
                 (of->phones ? "o" : "") + "e" + edition<meeting::Example>(reader, id) + "c" +
                 edition<meeting::Cluster>(reader, id) + "d" + edition<meeting::Decision>(reader, id);
  // Its door is opened to those who sit here.
  auto const inquiry = question ? reader.find<voice::Inquiry>(*question->inquiry) : std::nullopt;
  if (inquiry) picture += "q" + inquiry->id + (inquiry->is_open ? "o" : "");
  Json out{{"moment", reader.moment()},
           {"state", of->state},
           {"step", step},
           {"phones", of->phones},
           {"revealed", of->revealed},
           {"dots", of->dots},
           {"pulse_asked", asks_pulse},
           {"here", board->here.size()},
           {"voters", voters_of(*board)},
           {"pulses", board->pulses.size()},
           {"counts", record::to_json(counts_of(*board))},
           {"picture", std::move(picture)},
           {"walls", of->revealed ? walls_of(*board) : 0}};
  // A room has one moment, whichever question it asks.
  auto const of_question = [&](std::string const& data) {
    auto json = Json::parse(data);
    json.erase("moment");
    return json;
  };
  Heard heard;
  if (asked) out["what_for"] = of_question(asked->calm);
  heard.calm = out.dump();
  if (asked) out["what_for"] = of_question(asked->quick);
  out["walls"] = walls_of(*board);
  out["table"] = edition<meeting::Option>(reader, id) + "p" + edition<meeting::Promise>(reader, id) + "a" +
                 edition<meeting::AgendaItem>(reader, id) + "t" + edition<meeting::Attendance>(reader, id);
  heard.quick = out.dump();
  return heard;
}

}  // namespace arpent::views
