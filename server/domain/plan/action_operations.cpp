#include "domain/plan/focus_store.h"
#include "domain/plan/parts.h"
#include "domain/without_faults.h"

namespace arpent::plan {
namespace {

struct Weather {
  std::string id, weather;
  std::optional<std::string> weather_line;

  static record::Shape const& shape() {
    using namespace record;
    static Field const fields[] = {
        reference<&Weather::id>("id", "action", {.required = true}),
        choice<&Weather::weather>("weather", "secured|reachable|support_needed|compromised", {.required = true}),
        text<&Weather::weather_line>("weather_line"),
    };
    static Shape const shape = input<Weather>("weather_of_action", fields);
    return shape;
  }
};

struct NoChange {
  std::string id, note;

  static record::Shape const& shape() {
    using namespace record;
    static Field const fields[] = {
        reference<&NoChange::id>("id", "action", {.required = true}),
        text<&NoChange::note>("note", {.required = true, .max_length = 2000}),
    };
    static Shape const shape = input<NoChange>("no_change", fields);
    return shape;
  }
};

bool has_code(Reader const& reader, Action const& action) {
  if (!action.code || action.code->empty()) return false;
  auto const alike =
      reader.where<Action>({{"code", Json(*action.code)}, {"plan", action.plan ? Json(*action.plan) : Json(nullptr)}});
  return std::any_of(alike.begin(), alike.end(), [&](Action const& other) { return other.id != action.id; });
}

Result<Done> allow(Call const&, Work& work, Action const* before, Action& after) {
  auto wrong = faults(after);
  if (has_code(work, after)) wrong.push_back({"code", "action.code_taken", {{"code", *after.code}}});
  ARPENT_CHECK(none_of(std::move(wrong)));
  // However it was said: a word on how it goes has its day.
  bool const said = before ? before->weather != after.weather || before->weather_line != after.weather_line
                           : after.weather || after.weather_line;
  if (said) after.weather_on = print_day(work.today());
  return Done{};
}

// The other focus actions close ranks.
Result<Done> allow_removal(Call const&, Work& work, Action const& action) {
  if (action.focus_rank) keep_focus(work, without_focus(focus_actions(work), action.id));
  return Done{};
}

Result<Action> weather(Call const&, Work& work, Weather const& in) {
  ARPENT_TRY(action, work.get<Action>(in.id));
  action.weather = in.weather;
  action.weather_line = in.weather_line;
  action.weather_on = print_day(work.today());
  return work.put(action);
}

// A meeting looked at it and lets it stand.
Result<Action> no_change(Call const&, Work& work, NoChange const& in) {
  ARPENT_TRY(action, work.get<Action>(in.id));
  action.reviewed_at = print_day(work.today());
  action.review_note = in.note;
  return work.put(action);
}

}  // namespace

void add_actions(Register& all) {
  add_standard<Action>(all, {.allow = allow, .allow_removal = allow_removal});
  add(all, {.name = "action.weather", .target = Target::item}, weather);
  add(all, {.name = "action.no_change", .target = Target::item}, no_change);
}

}  // namespace arpent::plan
