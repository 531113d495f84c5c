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

}  // namespace

void add_observations(Register& all) {
  add_standard<Observation>(all, {.allow = allow});
  add(all, {.name = "observation.answer", .target = Target::item}, answer);
}

}  // namespace arpent::course
