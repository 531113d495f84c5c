#include "domain/measure/freshness.h"

#include <algorithm>
#include <array>

#include "base/named.h"

namespace arpent::measure {
namespace {

bool is_fresh(FreshnessFacts const& facts, Period const& due, SchoolCalendar const& calendar) {
  if (!facts.latest_accepted_end) return false;
  return facts.frequency == Frequency::once || *facts.latest_accepted_end >= last_day(due, calendar);
}

std::optional<Day> answer_by(FreshnessFacts const& facts, Period const& due, SchoolCalendar const& calendar) {
  auto const end = facts.frequency == Frequency::once ? facts.once_by : std::optional{last_day(due, calendar)};
  if (!end) return {};
  return add_days(*end, facts.grace_days);
}

}  // namespace

std::string_view name_of(Freshness freshness) {
  constexpr std::array<std::string_view, 5> names = {"fresh", "due", "overdue", "never", "no_one"};
  return name_in(names, freshness);
}

Phrase phrase_of(Freshness freshness) { return {"freshness." + std::string{name_of(freshness)}}; }

FreshnessAnswer freshness(FreshnessFacts const& facts, Day today, SchoolCalendar const& calendar) {
  FreshnessAnswer answer{.due = due_period(facts.frequency, today, calendar)};
  answer.answer_by = answer_by(facts, answer.due, calendar);
  if (is_fresh(facts, answer.due, calendar)) {
    answer.word = Freshness::fresh;
    return answer;
  }
  if (answer.answer_by) answer.days_late = std::max(0, days_between(*answer.answer_by, today));
  if (!facts.someone_tells_us) answer.word = Freshness::no_one;
  else if (answer.days_late == 0) answer.word = Freshness::due;
  else answer.word = facts.latest_accepted_end ? Freshness::overdue : Freshness::never;
  return answer;
}

}  // namespace arpent::measure
