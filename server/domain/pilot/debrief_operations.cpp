// After: what was planned (the card), what happened, why the difference, keep or change; and what follows.
#include <algorithm>

#include "base/day.h"
#include "domain/pilot/parts.h"
#include "domain/pilot/pilot.h"
#include "operations/standard.h"

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

struct Adjust {
  std::string id;
  std::optional<std::string> is;  // what the action is from now on; absent: what was tried

  static record::Shape const& shape() {
    using namespace record;
    static Field const fields[] = {reference<&Adjust::id>("id", "pilot", {.required = true}),
                                   long_text<&Adjust::is>("is", {.max_length = 2000})};
    static Shape const shape = input<Adjust>("adjust_by_pilot", fields);
    return shape;
  }
};

// Whether an adjustment may name a small test among its causes: its room says so.
bool may_rest_on_pilot(Register const& all) {
  auto const kind = all.kinds.find("adjustment");
  auto const* causes = kind == all.kinds.end() ? nullptr : kind->second->find("because_of");
  return causes && std::find(causes->to.begin(), causes->to.end(), "pilot") != causes->to.end();
}

// What it taught becomes a change of the action, with what was learnt as its reason.
Result<Json> adjust(Register const& all, Call const& call, Work& work, Adjust const& in) {
  ARPENT_TRY(pilot, work.get<Pilot>(in.id));
  if (pilot.state != "debriefed") return Problem{409, "pilot.not_debriefed"};
  if (!pilot.action) return Problem{409, "pilot.of_no_action"};
  Json input{{"action", *pilot.action},
             {"is", in.is && !in.is->empty() ? *in.is : pilot.title},
             {"why_changed", pilot.learning.value_or(pilot.title)}};
  if (may_rest_on_pilot(all)) input["because_of"] = Json::array({pilot.id});
  return create_record(all, call, work, "adjustment", input);
}

}  // namespace

void add_debrief(Register& all) {
  add(all, {.name = "pilot.debrief", .target = Target::item}, debrief);
  Operation adjusting{.name = "pilot.adjust", .target = Target::item};
  adjusting.input = &Adjust::shape();
  adjusting.writes = true;
  adjusting.write = [&all](Call const& call, Work& work, Json const& input) -> Result<Json> {
    return adjust(all, call, work, record::typed<Adjust>(input));
  };
  add(all, std::move(adjusting));
}

}  // namespace arpent::pilot
