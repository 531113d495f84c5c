// After: what was planned (the card), what happened, why the difference, keep or change; and what follows.
#include "base/day.h"
#include "domain/pilot/parts.h"
#include "domain/pilot/pilot.h"

namespace arpent::pilot {
namespace {

struct Debrief {
  std::string id;
  std::string happened;
  std::optional<std::string> difference, keep_or_change;
  std::string verdict;
  std::string learning;

  static record::Shape const& shape() {
    using namespace record;
    static Field const fields[] = {
        reference<&Debrief::id>("id", "pilot", {.required = true}),
        long_text<&Debrief::happened>("happened", {.required = true}),
        long_text<&Debrief::difference>("difference"),
        long_text<&Debrief::keep_or_change>("keep_or_change"),
        choice<&Debrief::verdict>("verdict", "adopt|adapt|abandon", {.required = true}),
        long_text<&Debrief::learning>("learning", {.required = true, .max_length = 2000}),
    };
    static Shape const shape = input<Debrief>("debrief", fields);
    return shape;
  }
};

// What was said may be said better later; the day stays that of the first time.
Result<Pilot> debrief(Call const&, Work& work, Debrief const& in) {
  ARPENT_TRY(pilot, work.get<Pilot>(in.id));
  if (!pilot.started_on) return Problem{409, "pilot.not_started"};
  pilot.state = "debriefed";
  pilot.happened = in.happened;
  pilot.difference = in.difference;
  pilot.keep_or_change = in.keep_or_change;
  pilot.verdict = in.verdict;
  pilot.learning = in.learning;
  if (!pilot.debriefed_on) pilot.debriefed_on = print_day(work.today());
  return work.put(pilot);
}

}  // namespace

void add_debrief(Register& all) { add(all, {.name = "pilot.debrief", .target = Target::item}, debrief); }

}  // namespace arpent::pilot
