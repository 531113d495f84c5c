#include <algorithm>

#include "domain/people/parts.h"
#include "domain/people/stakeholder.h"
#include "domain/without_faults.h"

namespace arpent::people {
namespace {

struct AnswerPromise {
  std::string id, promise_state;
  std::optional<std::string> promise;
  std::optional<double> hours_per_month;

  static record::Shape const& shape() {
    using namespace record;
    static Field const fields[] = {
        reference<&AnswerPromise::id>("id", "involvement", {.required = true}),
        choice<&AnswerPromise::promise_state>("promise_state", "asked|promised|done|lapsed|not_possible", {.required = true}),
        long_text<&AnswerPromise::promise>("promise"),
        number<&AnswerPromise::hours_per_month>("hours_per_month", {.min = 0, .max = 10000, .unit = "hours"}),
    };
    static Shape const shape = input<AnswerPromise>("answer_promise", fields);
    return shape;
  }
};

// One partner may have several parts in an action, each once. What is asked is asked on a day.
Result<Done> allow(Call const&, Work& work, Involvement const* before, Involvement& after) {
  auto const alike =
      work.where<Involvement>({{"stakeholder", after.stakeholder}, {"action", after.action}, {"role", after.role}});
  if (std::any_of(alike.begin(), alike.end(), [&](Involvement const& other) { return other.id != after.id; }))
    return none_of({{"role", "involvement.exists_already"}});
  if (!before && !after.asked_on) after.asked_on = print_day(work.today());
  return Done{};
}

Result<Involvement> answer_promise(Call const&, Work& work, AnswerPromise const& in) {
  ARPENT_TRY(involvement, work.get<Involvement>(in.id));
  involvement.promise_state = in.promise_state;
  if (in.promise) involvement.promise = in.promise;
  if (in.hours_per_month) involvement.hours_per_month = in.hours_per_month;
  return work.put(involvement);
}

}  // namespace

void add_partners(Register& all) {
  add_standard<Stakeholder>(all);
  add_standard<Involvement>(all, {.allow = allow});
  add(all, {.name = "involvement.answer", .target = Target::item}, answer_promise);
}

}  // namespace arpent::people
