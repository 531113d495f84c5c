// What whoever leads does: opens the door, goes on from step to step, hides what hurts, puts together what is one.
#include <algorithm>
#include <sstream>

#include "domain/voice/parts.h"
#include "domain/without_faults.h"
#include "operations/guests.h"
#include "operations/standard.h"

namespace arpent::voice {
namespace {

struct OpenDoor {
  std::string id;
  std::optional<bool> open;

  static record::Shape const& shape() {
    using namespace record;
    static Field const fields[] = {reference<&OpenDoor::id>("id", "inquiry", {.required = true}),
                                   flag<&OpenDoor::open>("open", {.required = true})};
    static Shape const shape = input<OpenDoor>("open_inquiry_door", fields);
    return shape;
  }
};

struct DoorOpened {
  bool is_open = false;
  std::optional<std::string> code{}, url{};

  static record::Shape const& shape() {
    using namespace record;
    static Field const fields[] = {flag<&DoorOpened::is_open>("is_open"), text<&DoorOpened::code>("code"),
                                   text<&DoorOpened::url>("url")};
    static Shape const shape = answer<DoorOpened>("inquiry_door", fields);
    return shape;
  }
};

struct Step {
  std::string id, from, to;

  static record::Shape const& shape() {
    using namespace record;
    static Field const fields[] = {reference<&Step::id>("id", "inquiry", {.required = true}),
                                   choice<&Step::from>("from", inquiry_steps, {.required = true}),
                                   choice<&Step::to>("to", inquiry_steps, {.required = true})};
    static Shape const shape = input<Step>("step_inquiry", fields);
    return shape;
  }
};

struct Hide {
  std::string id, statement;
  std::optional<bool> hidden;
  std::optional<std::string> reason;

  static record::Shape const& shape() {
    using namespace record;
    static Field const fields[] = {reference<&Hide::id>("id", "inquiry", {.required = true}),
                                   text<&Hide::statement>("statement", {.required = true, .max_length = 36}),
                                   flag<&Hide::hidden>("hidden", {.required = true}),
                                   text<&Hide::reason>("reason")};
    static Shape const shape = input<Hide>("hide_statement", fields);
    return shape;
  }
};

struct Merge {
  std::string id, statement;
  std::optional<std::string> into;

  static record::Shape const& shape() {
    using namespace record;
    static Field const fields[] = {reference<&Merge::id>("id", "inquiry", {.required = true}),
                                   text<&Merge::statement>("statement", {.required = true, .max_length = 36}),
                                   text<&Merge::into>("into", {.max_length = 36})};
    static Shape const shape = input<Merge>("merge_statement", fields);
    return shape;
  }
};

Result<DoorOpened> open_door(Call const& call, Work& work, OpenDoor const& in) {
  ARPENT_TRY(inquiry, work.get<Inquiry>(in.id));
  bool const open = in.open.value_or(false);
  if (open && inquiry.is_closed()) return Problem{409, "inquiry.is_closed"};
  if (inquiry.is_open != open || (open && !inquiry.opened_at)) {
    inquiry.is_open = open;
    if (open && !inquiry.opened_at) inquiry.opened_at = work.at();
    work.put(inquiry);
  }
  if (!open) {
    guests::close_door(work, inquiry.id);
    return DoorOpened{};
  }
  auto const door = guests::open_door(call, work, inquiry.id);
  return DoorOpened{true, door.code, call.base_url + "/w/" + door.token};
}

// Nobody votes on nothing, and nobody says yes to what is not written.
Result<Done> ready_for(Work& work, Inquiry const& inquiry, std::string const& step) {
  if (step == "voting" && conversation_of(work, inquiry.id)->shown() == 0)
    return Problem{409, "inquiry.nothing_to_vote_on"};
  if (step != "critique" && step != "stance") return Done{};
  auto const answer = last_version(work, inquiry.id);
  if (!answer || answer->sentences.empty()) return Problem{409, "inquiry.no_draft"};
  if (step == "stance" && inquiry.rounds >= rounds_most)
    return Problem{409, "inquiry.rounds_used", {{"most", std::to_string(rounds_most)}}};
  return Done{};
}

Result<Inquiry> step(Call const&, Work& work, Step const& in) {
  ARPENT_TRY(inquiry, work.get<Inquiry>(in.id));
  if (inquiry.is_closed()) return Problem{409, "inquiry.is_closed"};
  if (inquiry.state == in.to) return inquiry;  // pressed twice, or by two
  if (inquiry.state != in.from) return Problem{409, "inquiry.moved_on", {{"state", inquiry.state}}};
  ARPENT_CHECK(ready_for(work, inquiry, in.to));
  inquiry.state = in.to;
  if (in.to == "stance") ++inquiry.rounds;
  if (in.to == "critique" || in.to == "stance") {
    auto answer = *last_version(work, inquiry.id);
    answer.state = "asked";
    work.put(answer);
  }
  return work.put(inquiry);
}

Result<Statement> statement_of(Work& work, std::string const& inquiry, std::string const& id) {
  auto const all = conversation_of(work, inquiry);
  auto const* const one = all->find(id);
  if (!one) return Problem{404, "record.not_found", {{"kind", "statement"}, {"id", id}}};
  return *one;
}

Result<Done> hide(Call const& call, Work& work, Hide const& in) {
  ARPENT_TRY(inquiry, work.get<Inquiry>(in.id));
  ARPENT_TRY(one, statement_of(work, inquiry.id, in.statement));
  bool const hidden = in.hidden.value_or(false);
  auto const reason = in.reason.value_or("");
  if (hidden && reason.empty()) return none_of({{"reason", "field.required"}});
  tell(call, work, inquiry.id, "inquiry_hide", {{"statement", one.id}, {"hidden", hidden}, {"reason", reason}});
  return Done{};
}

Result<Done> merge(Call const& call, Work& work, Merge const& in) {
  ARPENT_TRY(inquiry, work.get<Inquiry>(in.id));
  ARPENT_TRY(one, statement_of(work, inquiry.id, in.statement));
  auto const into = in.into.value_or("");
  if (!into.empty()) {
    ARPENT_TRY(head, statement_of(work, inquiry.id, into));
    if (head.id == one.id || !head.is_shown()) return none_of({{"into", "inquiry.merge_into_what"}});
  }
  tell(call, work, inquiry.id, "inquiry_merge", {{"statement", one.id}, {"into", into}});
  return Done{};
}

}  // namespace

std::vector<std::string> cited(AgreedAnswer const& answer, std::size_t sentence) {
  for (auto const& line : answer.cites) {
    std::istringstream words(line);
    std::size_t number = 0;
    words >> number;
    if (number != sentence) continue;
    return {std::istream_iterator<std::string>(words), {}};
  }
  return {};
}

Result<Inquiry> inquiry_at(Reader& reader, std::string const& id, std::string_view steps) {
  ARPENT_TRY(inquiry, reader.get<Inquiry>(id));
  auto const at = steps.find(inquiry.state);
  bool const whole = at != std::string_view::npos && (at == 0 || steps[at - 1] == ' ') &&
                     (at + inquiry.state.size() == steps.size() || steps[at + inquiry.state.size()] == ' ');
  if (inquiry.is_closed() && !whole) return Problem{409, "inquiry.is_closed"};
  if (!whole) return Problem{409, "inquiry.moved_on", {{"state", inquiry.state}}};
  return inquiry;
}

std::optional<AgreedAnswer> last_version(Reader& reader, std::string const& inquiry) {
  std::optional<AgreedAnswer> out;
  for (auto& answer : reader.where<AgreedAnswer>("inquiry", inquiry))
    if (!out || answer.version > out->version) out = std::move(answer);
  return out;
}

void add_leading(Register& all) {
  add_standard<Inquiry>(all);
  add_standard<AgreedAnswer>(all);
  add(all, {.name = "inquiry.open_door", .target = Target::item, .says_secret = true}, open_door);
  add(all, {.name = "inquiry.step", .target = Target::item}, step);
  add(all, {.name = "inquiry.hide", .target = Target::item, .final = true}, hide);
  add(all, {.name = "inquiry.merge", .target = Target::item, .final = true}, merge);
}

}  // namespace arpent::voice
