#include "domain/course/observation.h"
#include "domain/course/parts.h"
#include "operations/standard.h"

namespace arpent::course {
namespace {

struct Answer {
  std::string id, answer;

  static record::Shape const& shape() {
    using namespace record;
    static Field const fields[] = {reference<&Answer::id>("id", "observation", {.required = true}),
                                   long_text<&Answer::answer>("answer", {.required = true, .max_length = 2000})};
    static Shape const shape = input<Answer>("answer_observation", fields);
    return shape;
  }
};

struct TakeToMeeting {
  std::string id, meeting;
  std::optional<std::string> title;  // the question; absent: its own words

  static record::Shape const& shape() {
    using namespace record;
    static Field const fields[] = {reference<&TakeToMeeting::id>("id", "observation", {.required = true}),
                                   reference<&TakeToMeeting::meeting>("meeting", "meeting", {.required = true}),
                                   text<&TakeToMeeting::title>("title")};
    static Shape const shape = input<TakeToMeeting>("take_observation_to_meeting", fields);
    return shape;
  }
};

struct MakeNeed {
  std::string id;
  std::optional<std::string> title, territory;  // absent: its own words, its own place
  std::optional<std::string> public_title;

  static record::Shape const& shape() {
    using namespace record;
    static Field const fields[] = {
        reference<&MakeNeed::id>("id", "observation", {.required = true}), text<&MakeNeed::title>("title"),
        reference<&MakeNeed::territory>("territory", "territory"), text<&MakeNeed::public_title>("public_title")};
    static Shape const shape = input<MakeNeed>("make_need", fields);
    return shape;
  }
};

Result<Done> allow(Call const&, Work& work, Observation const*, Observation& after) {
  auto const today = print_day(work.today());
  if (!after.on_date) after.on_date = today;
  if (*after.on_date > today) return Problem{422, "invalid", {}, {{"on_date", "observation.not_yet"}}};
  return Done{};
}

// Nothing has to change because of it, and whoever told it reads why.
Result<Observation> answer(Call const& call, Work& work, Answer const& in) {
  ARPENT_TRY(observation, work.get<Observation>(in.id));
  observation.state = "answered";
  observation.answer = in.answer;
  observation.answered_on = print_day(work.today());
  observation.answered_by = call.asker.person.empty() ? std::nullopt : std::optional(call.asker.person);
  return work.put(observation);
}

// A question at the end of the agenda; what was seen stands below it. Whoever leads the action may bring it to any
// meeting to come, as the group works on one action at a time.
Result<Json> take_to_meeting(Register const& all, Call const& call, Work& work, TakeToMeeting const& in) {
  ARPENT_TRY(observation, work.get<Observation>(in.id));
  Json question{{"id", in.meeting}, {"title", in.title.value_or(observation.text)}, {"observation", observation.id}};
  if (in.title && *in.title != observation.text) question["note"] = observation.text;
  return do_operation(all, call, work, "meeting.take_question", question);
}

// Where the observation names a place, the need is of that one: whoever looks after a place speaks for no other. Asked
// for a second time, the need that is there is answered.
Result<Json> make_need(Register const& all, Call const& call, Work& work, MakeNeed const& in) {
  ARPENT_TRY(observation, work.get<Observation>(in.id));
  for (auto& there : work.where("challenge", "observation", observation.id)) return std::move(there);
  auto const& territory = observation.territory ? observation.territory : in.territory;
  if (!territory) return Problem{422, "invalid", {}, {{"territory", "field.required"}}};
  Json need{{"title", in.title.value_or(observation.text)}, {"territory", *territory}, {"observation", observation.id}};
  if (in.public_title) need["public_title"] = *in.public_title;
  return create_record(all, call, work, "challenge", need);
}

// It becomes a record of another room, made by that room's own operation.
template <class In>
void add_becoming(Register& all, char const* name,
                  Result<Json> (*become)(Register const&, Call const&, Work&, In const&)) {
  Operation operation{.name = name, .target = Target::item};
  operation.input = &In::shape();
  operation.writes = true;
  operation.write = [&all, become](Call const& call, Work& work, Json const& input) {
    return become(all, call, work, record::typed<In>(input));
  };
  add(all, std::move(operation));
}

}  // namespace

void add_observations(Register& all) {
  add_standard<Observation>(all, {.allow = allow});
  add(all, {.name = "observation.answer", .target = Target::item}, answer);
  add_becoming(all, "observation.take_to_meeting", take_to_meeting);
  add_becoming(all, "observation.make_need", make_need);
}

}  // namespace arpent::course
