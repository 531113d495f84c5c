#include "domain/measure/judge.h"

#include "base/text.h"
#include "domain/measure/desk.h"

namespace arpent::measure {
namespace {

struct Accept {
  std::string id;

  static record::Shape const& shape() {
    using namespace record;
    static Field const fields[] = {text<&Accept::id>("id", {.required = true, .max_length = 36})};
    static Shape const shape = input<Accept>("accept_measurement", fields);
    return shape;
  }
};

struct Return {
  std::string id, question;

  static record::Shape const& shape() {
    using namespace record;
    static Field const fields[] = {text<&Return::id>("id", {.required = true, .max_length = 36}),
                                   text<&Return::question>("question", {.required = true, .max_length = 1000})};
    static Shape const shape = input<Return>("return_measurement", fields);
    return shape;
  }
};

Result<Told> accept(Call const& call, Work& work, Accept const& in) {
  ARPENT_TRY(number, work.get<Measurement>(in.id));
  ARPENT_TRY(desk, Desk::open(call, work, number.indicator));
  return desk.accept(std::move(number));
}

Result<Told> give_back(Call const& call, Work& work, Return const& in) {
  (void)call;
  ARPENT_CHECK(check_question(trim(in.question)));
  ARPENT_TRY(number, work.get<Measurement>(in.id));
  ARPENT_TRY(asked, asked_of(work, number.indicator));
  if (auto closed = period_faults(asked, number.period); !closed.empty())
    return Problem{422, "measurement.invalid", {}, std::move(closed)};
  ARPENT_TRY(state, after(parse_number_state(number.state).value_or(NumberState::draft), NumberMove::give_back));
  number.state = name_of(state);
  number.question = std::string(trim(in.question));
  return told(work.put(number), true);
}

}  // namespace

void add_judge(Register& all) {
  add(all, {.name = "measurement.accept", .target = Target::item}, accept);
  add(all, {.name = "measurement.return", .target = Target::item}, give_back);
}

}  // namespace arpent::measure
