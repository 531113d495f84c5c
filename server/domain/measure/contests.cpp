#include "domain/measure/contests.h"

#include "base/text.h"
#include "domain/measure/contest.h"
#include "domain/measure/desk.h"

namespace arpent::measure {
namespace {

struct AnswerContest {
  std::string id;
  std::optional<std::string> answer;

  static record::Shape const& shape() {
    using namespace record;
    static Field const fields[] = {text<&AnswerContest::id>("id", {.required = true, .max_length = 36}),
                                   long_text<&AnswerContest::answer>("answer", {.max_length = 2000})};
    static Shape const shape = input<AnswerContest>("answer_counter_value", fields);
    return shape;
  }
};

NumberState state_of(Measurement const& number) {
  return parse_number_state(number.state).value_or(NumberState::draft);
}

Result<CounterValue> answered(Call const& call, Work& work, AnswerContest const& in, Answer answer) {
  ARPENT_TRY(contest, work.get<CounterValue>(in.id));
  std::string const text{trim(in.answer.value_or(""))};
  ARPENT_TRY(state, answered_with(parse_contest_state(contest.state).value_or(ContestState::open), answer, text));
  contest.state = name_of(state);
  contest.answer = text.empty() ? std::nullopt : std::optional(text);
  if (!call.asker.person.empty()) contest.answered_by = call.asker.person;
  return work.put(contest);
}

Result<CounterValue> accept(Call const& call, Work& work, AnswerContest const& in) {
  ARPENT_TRY(contest, answered(call, work, in, Answer::accept));
  ARPENT_TRY(number, work.get<Measurement>(contest.measurement));
  if (number.state != "accepted") return Problem{409, "counter_value.number_not_accepted"};
  ARPENT_TRY(desk, Desk::open(call, work, number.indicator));
  number.id.clear();
  number.revision = 0;
  number.value = contest.proposed_value;
  number.numerator.reset();
  number.denominator.reset();
  number.channel = "page";
  number.source_note =
      contest.source ? contest.source : std::optional(std::string(first_characters(contest.reason, 300)));
  sign(call, work, number);
  if (auto faults = desk.faults(number); !faults.empty())
    return Problem{422, "measurement.invalid", {}, std::move(faults)};
  (void)desk.keep(std::move(number), Desk::Count::at_once);
  return contest;
}

Result<CounterValue> decline(Call const& call, Work& work, AnswerContest const& in) {
  return answered(call, work, in, Answer::decline);
}

}  // namespace

Result<Done> allow_counter_value(Call const& call, Work& work, CounterValue const* before, CounterValue& after) {
  if (before && before->state != "open") return Problem{409, "counter_value.already_answered"};
  ARPENT_TRY(number, work.get<Measurement>(after.measurement));
  ARPENT_TRY(asked, asked_of(work, number.indicator));
  ARPENT_CHECK(check_contest({.state = state_of(number),
                              .present = figure_of(reading_of(number), factor_of(asked.rule.scale)),
                              .proposed = after.proposed_value.value_or(0),
                              .reason = trim(after.reason)}));
  if (!before && !call.asker.person.empty()) after.proposed_by = call.asker.person;
  return Done{};
}

void add_contests(Register& all) {
  add(all, {.name = "counter_value.accept", .target = Target::item}, accept);
  add(all, {.name = "counter_value.decline", .target = Target::item}, decline);
}

}  // namespace arpent::measure
