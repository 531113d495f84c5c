#include "domain/course/condition.h"
#include "domain/course/parts.h"
#include "domain/without_faults.h"

namespace arpent::course {
namespace {

// The day it was learnt: today where nobody says another, and it does not get lost later.
template <class R>
void date_it(Work& work, R const* before, R& after) {
  if (!after.on_date) after.on_date = before && before->on_date ? before->on_date : print_day(work.today());
}

// Later news takes the place of earlier news of the same condition, which is no longer so from that day on.
Result<Done> follows(Work& work, ConditionNews const& news) {
  ARPENT_TRY(earlier, work.get<ConditionNews>(*news.previous));
  if (earlier.condition != news.condition)
    return Problem{422, "invalid", {}, {{"previous", "condition_news.of_another_condition"}}};
  if (earlier.ended_on) return Done{};
  earlier.ended_on = std::max(*news.on_date, earlier.on_date.value_or(*news.on_date));
  work.put(earlier);
  return Done{};
}

Result<Done> allow_news(Call const&, Work& work, ConditionNews const* before, ConditionNews& after) {
  date_it(work, before, after);
  ARPENT_CHECK(none_of(faults(after)));
  return before || !after.previous ? Result<Done>(Done{}) : follows(work, after);
}

// What was told to others was told about this.
Result<Done> allow_influence(Call const&, Work& work, Influence const* before, Influence& after) {
  date_it(work, before, after);
  if (before && before->told_on && (before->text != after.text || before->direction != after.direction))
    return Problem{409, "influence.was_told"};
  return Done{};
}

Result<Done> allow_removal(Call const&, Work&, Influence const& influence) {
  if (influence.told_on) return Problem{409, "influence.was_told"};
  return Done{};
}

}  // namespace

void add_conditions(Register& all) {
  add_standard<Condition>(all, {.allow = without_faults});
  add_standard<ConditionNews>(all, {.allow = allow_news});
  add_standard<Influence>(all, {.allow = allow_influence, .allow_removal = allow_removal});
}

}  // namespace arpent::course
